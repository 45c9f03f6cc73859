"""Three hashes decide: file, database, last load."""

import pytest

from learning.content.diff import Action, decide


@pytest.mark.parametrize(
    ("file", "database", "loaded", "action"),
    [
        ("a", None, None, Action.ADD),
        ("a", None, "a", Action.ADD),
        ("a", "a", "a", Action.SAME),
        ("a", "a", None, Action.ADOPT),
        ("a", "a", "b", Action.ADOPT),
        ("b", "a", "a", Action.UPDATE),
        ("a", "b", "a", Action.KEEP_EDIT),
        ("a", "b", "c", Action.CONFLICT),
        ("a", "b", None, Action.CONFLICT),
        (None, "a", "a", Action.RETIRE),
        (None, "b", "a", Action.CONFLICT),
        (None, "a", None, Action.LOCAL),
        (None, None, "a", Action.LOCAL),
    ],
)
def test_decision(file: str | None, database: str | None, loaded: str | None, action: str) -> None:
    assert decide(file=file, database=database, loaded=loaded) == action
