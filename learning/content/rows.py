"""What every row of a pack has, its canonical form, and reading it from a document."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from .documents import Document, Loc, Problem

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([_-][a-z0-9]+)*$", max_length=100)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=r"^[^\n\x00]*$")]
Text = Annotated[str, StringConstraints(max_length=4000, pattern=r"^[^\x00]*$")]


class Part(BaseModel):
    """A part of a row: strict, so that a misspelt field is refused and not dropped."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Row(Part):
    """One thing in a pack, named by its slug."""

    slug: Slug

    def problems(self) -> Iterable[tuple[Loc, str]]:
        """What the fields cannot say for themselves."""
        return ()


AnyRow = TypeVar("AnyRow", bound=Row)


@dataclass(frozen=True, slots=True)
class Placed:
    """A row and the place it was read from."""

    row: Row
    document: Document
    loc: Loc

    def problem(self, loc: Loc, message: str) -> Problem:
        return self.document.problem((*self.loc, *loc), message)


def canonical(row: Row) -> dict[str, Any]:
    """The row as it is written to a file: fields in order, defaults left out."""
    return row.model_dump(mode="json", exclude_defaults=True)


def digest(row: Row) -> str:
    """A hash of what the row says, whatever the order or layout it was written in."""
    text = json.dumps(canonical(row), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def read_section(
    document: Document, section: str, kind: type[Row]
) -> tuple[list[Placed], list[Problem]]:
    """The rows of one named list in a document, and what is wrong with the others."""
    entries = document.data.get(section, [])
    if not isinstance(entries, list):
        return [], [document.problem((section,), f"{section} must be a list.")]
    rows: list[Placed] = []
    problems: list[Problem] = []
    seen: dict[str, int] = {}
    for index, entry in enumerate(entries):
        loc: Loc = (section, index)
        row, wrong = read_row(document, loc, entry, kind)
        problems += wrong
        if row is None:
            continue
        if row.slug in seen:
            message = f"The slug {row.slug} was used before, on line {seen[row.slug]}."
            problems.append(document.problem((*loc, "slug"), message))
        seen[row.slug] = document.line(loc)
        rows.append(Placed(row, document, loc))
    return rows, problems


def read_row(
    document: Document, loc: Loc, entry: Any, kind: type[AnyRow]
) -> tuple[AnyRow | None, list[Problem]]:
    if not isinstance(entry, Mapping):
        return None, [document.problem(loc, "This must be a group of named fields.")]
    try:
        row = kind.model_validate(entry)
    except ValidationError as error:
        return None, [
            document.problem((*loc, *found["loc"]), f"{_path(found['loc'])}: {found['msg']}.")
            for found in error.errors()
        ]
    return row, [document.problem((*loc, *at), message) for at, message in row.problems()]


def _path(loc: Iterable[str | int]) -> str:
    return ".".join(str(part) for part in loc)
