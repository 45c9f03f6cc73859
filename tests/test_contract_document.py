"""docs/contract.md against the code: what exists is in it, and its numbers are the code's."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.admin import site
from django.core.management import get_commands

from accounts.validators import MAXIMUM_LENGTH
from quizzes import contract
from quizzes.items import reading
from quizzes.models import questions
from tests.support.routes import routes
from tests.support.source import APPS, ROOT

PAGE = (ROOT / "docs" / "contract.md").read_text()
NAMED = set(re.findall(r"`([^`\n]+)`", PAGE))
# Django's admin has these pages for every model; the page names the model.
STANDARD = ("changelist", "add", "history", "delete", "change")


def names() -> set[str]:
    """Every address that has a name; the admin's standard pages by their model."""
    found = {name for name in routes() if "/" not in name}
    for model in site._registry:
        base = f"{model._meta.app_label}_{model._meta.model_name}"
        found = found - {f"admin:{base}_{page}" for page in STANDARD} | {base}
    return found


def test_every_address_is_named() -> None:
    assert names() - NAMED == set()


def test_every_address_for_learners_stands_with_its_path() -> None:
    for name, route in routes().items():
        if name.startswith(("quizzes:", "progress:", "learning:")):
            path = "/" + re.sub(r"<slug:(\w+?)(?:_slug)?>", r"<\1>", route.pattern)
            path = path.replace("<uuid:attempt_id>", "<id>").replace("<int:position>", "<n>")
            assert re.search(rf"^\| `{name}` \| `{re.escape(path)}` \|", PAGE, re.MULTILINE), name


def test_no_address_is_named_that_is_gone() -> None:
    spaces = ("quizzes:", "progress:", "learning:", "accounts:", "admin:", "account_", "mfa_")
    claimed = {name for name in NAMED if name.startswith(spaces) and " " not in name}
    assert claimed - names() == set()


def our_commands() -> set[str]:
    return {name for name, app in get_commands().items() if app in APPS}


def test_the_commands_are_ours_and_all_of_them() -> None:
    table = PAGE.partition("## Commands")[2]
    assert set(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == our_commands()


def test_every_error_that_a_script_may_get_is_named() -> None:
    sources = [*Path(ROOT / "quizzes").rglob("*.py"), ROOT / "config" / "errors.py"]
    code = "\n".join(path.read_text() for path in sources)
    sent = set(re.findall(r'refuse\(\s*\d+,\s*"(\w+)"', code))
    sent |= set(re.findall(r'code: ClassVar\[str\] = "(\w+)"', code))
    sent |= set(re.findall(r'"error": "(\w+)"', code))
    sent |= set(re.findall(r'_refused\("(\w+)"', code))
    assert len(sent) > 8
    assert {error for error in sent if f'"{error}"' not in PAGE} == set()


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("At most\n{} KiB", contract.LARGEST_BODY // 1024),
        ("| body of a save or of signing in | {} KiB |", contract.LARGEST_BODY // 1024),
        ("up to {}: counts", contract.LARGEST_COUNT),
        ("0 to {}: the `server_rev`", contract.LARGEST_COUNT),
        ("a grace of {} seconds", settings.SAVE_GRACE_SECONDS),
        ("2.5 MB, {} fields", settings.DATA_UPLOAD_MAX_NUMBER_FIELDS),
        ("| stem of an item | {} characters |", reading.LONGEST_STEM),
        ("| option of an item | {} characters;", reading.LONGEST_OPTION),
        ("2 to {} options", reading.MOST_OPTIONS),
        ("| rationale | {} characters |", reading.LONGEST_RATIONALE),
        ("| question about an item | {} characters", questions.LONGEST_REASON),
        (" characters, its answer {};", questions.LONGEST_ANSWER),
        ("| name of a claim | {} characters |", reading.LONGEST_NAME),
        ("| password | 10 to {} characters |", MAXIMUM_LENGTH),
    ],
)
def test_the_numbers_are_those_of_the_code(sentence: str, number: Any) -> None:
    assert sentence.format(number) in PAGE
