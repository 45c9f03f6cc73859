"""Hand-written items and quizzes as rows of a content pack. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import Field

from learning.content.documents import Loc
from learning.content.rows import Line, Row, Slug, Text

from . import items

STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")


class ItemRow(Row):
    """An item in its native JSON, as YAML."""

    approved: bool = False
    item: dict[str, Any]

    def problems(self) -> Iterable[tuple[Loc, str]]:
        try:
            items.load(self.item)
        except items.ItemError as error:
            yield ("item", *path_of(error.place)), str(error)


class QuizRow(Row):
    title: Line
    summary: Text = ""
    module: Slug
    position: Annotated[int, Field(ge=1, le=1000)] = 1
    time_limit_minutes: Annotated[int, Field(ge=1, le=600)] | None = None
    published: bool = False
    lines: list[Slug] = []


def path_of(place: str) -> Loc:
    """`options[2].text` as the steps that lead there."""
    return tuple(int(index) if index else name for name, index in STEP.findall(place))
