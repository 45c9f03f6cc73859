"""Facts and figures carry over from the sources, sentences do not.

`data/source_runs.txt` holds a hash of every run of seven words of the five documents.
"""

from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

from tests.support.runs import hashed, runs

ROOT = Path(__file__).resolve().parent.parent
TEXT = {".md", ".yaml", ".yml", ".json", ".html", ".txt", ".py", ".po", ".csv"}
LABEL = re.compile(r"^\s*(- )?['\"]?(title|locator|section|heading)['\"]?\s*:.*$", re.MULTILINE)
ALLOWED = ROOT / "fixtures" / "allowed_runs.txt"
RUNS = ROOT / "tests" / "data" / "source_runs.txt"


@cache
def known_runs() -> frozenset[str]:
    return frozenset(RUNS.read_text(encoding="ascii").split())


@cache
def allowed_runs() -> frozenset[str]:
    """Titles and names of things, listed one a line."""
    lines = ALLOWED.read_text(encoding="utf-8").splitlines() if ALLOWED.is_file() else []
    return frozenset(hashed(run) for line in lines for run in runs(line.split("#")[0]))


def shared_with_a_source(text: str) -> list[str]:
    found = ((run, hashed(run)) for run in runs(LABEL.sub("", text)))
    known, allowed = known_runs(), allowed_runs()
    return [" ".join(run) for run, mark in found if mark in known and mark not in allowed]


def project_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = (ROOT / name for name in listed.stdout.splitlines())
    skipped = {ALLOWED, RUNS}
    return [p for p in paths if p.suffix in TEXT and p not in skipped and p.is_file()]


def test_no_file_shares_seven_words_in_a_row_with_a_source() -> None:
    shared = {
        str(path.relative_to(ROOT)): found[0]
        for path in project_files()
        if (found := shared_with_a_source(path.read_text(encoding="utf-8", errors="replace")))
    }
    assert shared == {}


def test_the_hashes_are_of_five_documents() -> None:
    assert len(known_runs()) > 3000


@pytest.mark.parametrize("planted", ["one", "two"])
def test_a_known_run_is_found(planted: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"{planted} bone and lung and liver and brain"
    mark = hashed(tuple(text.split()[:7]))
    monkeypatch.setattr("tests.test_own_words.known_runs", lambda: frozenset({mark}))
    assert shared_with_a_source(f"A sentence. {text}.") == [" ".join(text.split()[:7])]
