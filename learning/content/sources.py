"""A source document as a card that learners can open."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .rows import Line, Row, Text


class SourceRow(Row):
    """An empty field means that the document does not state it."""

    file: Line
    title: Line
    short: Line  # how a question names it: "the 2010 patient page"
    publisher: Text = ""
    author: Text = ""
    reviewer: Text = ""
    published: Text = ""
    updated: Text = ""
    reviewed: Text = ""
    year: Annotated[int, Field(ge=1900, le=2100)] | None = None
    kind: Text = ""
    country: Text = ""
    audience: Text = ""
    references: Text = ""
    headings: list[Line] = []
    note: Text = ""
