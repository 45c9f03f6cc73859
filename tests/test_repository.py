"""Small truths about the repository that documents and strangers rely on."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.support.source import ROOT

LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
ADDRESS = re.compile(
    r"[a-z+]+://|file:|--(?:extra-)?index|--find-links|--trusted|-[ief] ", re.IGNORECASE
)


def make_targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_locks_hold_no_addresses(lock: Path) -> None:
    assert [line for line in lock.read_text().splitlines() if ADDRESS.search(line)] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_locks_pin_and_hash_everything(lock: Path) -> None:
    entries = re.split(r"\n(?=[a-z])", re.sub(r"(?m)^ *#.*\n", "", lock.read_text()))
    for entry in entries:
        assert re.match(r"[a-z0-9._-]+(\[[a-z,-]+\])?==\S+", entry), entry
        assert "--hash=sha256:" in entry, entry


def test_every_requirement_is_locked() -> None:
    for asked in (ROOT / "requirements").glob("*.in"):
        locked = asked.with_suffix(".txt").read_text()
        for name in re.findall(r"(?m)^[a-z0-9][a-z0-9.-]*", asked.read_text()):
            assert re.search(rf"(?m)^{name}(\[|==)", locked), f"{name} is not in the lock"


def test_documents_name_commands_that_exist() -> None:
    for page in PAGES:
        for target in re.findall(r"(?m)(?:^    |`)(?:\S+=\S+ )*make ([a-z-]+)", page.read_text()):
            assert target in make_targets(), f"{page.name} names make {target}"


def test_documents_link_to_files_that_exist() -> None:
    for page in PAGES:
        for link in re.findall(r"\]\((?!\w+:)([^)#]+)", page.read_text()):
            assert (page.parent / link).exists(), f"{page.name} links to {link}"


def test_readme_gives_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text()
    assert {"run", "test"} <= set(re.findall(r"^    make (\w+)", readme, re.MULTILINE))


def test_make_alone_lists_the_commands() -> None:
    listed = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    shown = set(re.findall(r"^  make ([a-z-]+)", listed, re.MULTILINE))
    assert shown == make_targets() - {"env-dev"}


def test_ci_can_be_run() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_nothing_generated_is_in_git() -> None:
    ignored = (ROOT / ".gitignore").read_text().split()
    assert {".venv/", "var/", "staticfiles/", ".env"} <= set(ignored)
