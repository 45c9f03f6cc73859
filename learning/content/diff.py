"""What a reload does with each row, decided three ways: file, database, last load."""

from __future__ import annotations

from enum import StrEnum


class Action(StrEnum):
    """The decision for one row. The texts are what the report prints."""

    ADD = "add"
    UPDATE = "update"
    SAME = "same"
    KEEP_EDIT = "keep the admin's edit"
    ADOPT = "same already"
    RETIRE = "retire"
    LOCAL = "made in the admin"
    CONFLICT = "conflict"


def decide(*, file: str | None, database: str | None, loaded: str | None) -> Action:
    """Compare three hashes of one row; None where the row is not there.

    An edit made in the admin stays unless the file changed as well: then somebody must choose.
    """
    if file is None:
        return _gone_from_file(database, loaded)
    if database is None:
        return Action.ADD
    if file == database:
        return Action.SAME if loaded == file else Action.ADOPT
    return _changed_by(file, database, loaded)


def _changed_by(file: str, database: str, loaded: str | None) -> Action:
    if database == loaded:
        return Action.UPDATE
    return Action.KEEP_EDIT if file == loaded else Action.CONFLICT


def _gone_from_file(database: str | None, loaded: str | None) -> Action:
    if loaded is None or database is None:
        return Action.LOCAL
    return Action.RETIRE if database == loaded else Action.CONFLICT
