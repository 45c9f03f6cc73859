"""A lesson: fields between two --- lines, and Markdown below them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated

from pydantic import Field, StringConstraints

from .documents import Loc
from .rows import Line, Part, Row, Slug

Body = Annotated[str, StringConstraints(min_length=1, max_length=60_000, pattern=r"^[^\x00]*$")]
CITED = re.compile(r"\[\[([a-z0-9_-]+)\]\]")
FIGURES = re.compile(r"^\{\{figures ([a-z0-9_-]+)\}\}$", re.MULTILINE)


class CheckPart(Part):
    """A check-yourself question, which does not count."""

    question: Line
    answer: Line
    claims: list[Slug] = []


class LessonRow(Row):
    title: Line
    module: Slug
    position: Annotated[int, Field(ge=1, le=1000)] = 1
    objectives: list[Slug] = []
    claims: list[Slug] = []
    key_points: list[Line] = []
    check: CheckPart | None = None
    not_covered: list[Line] = []
    published: bool = True
    body: Body

    def cited(self) -> list[str]:
        return CITED.findall(self.body)

    def figures(self) -> list[str]:
        return FIGURES.findall(self.body)

    def problems(self) -> Iterable[tuple[Loc, str]]:
        for slug in dict.fromkeys(self.cited()):
            if slug not in self.claims:
                yield ("body",), f"The body cites {slug}, which the lesson's claims do not list."
