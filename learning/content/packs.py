"""The pack itself and its modules, as rows."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .rows import Line, Row, Slug, Text


class PackRow(Row):
    title: Line
    summary: Text = ""
    language: Line = "en"
    licence: Line


class ModuleRow(Row):
    title: Line
    summary: Text = ""
    position: Annotated[int, Field(ge=1, le=1000)] = 1
    published: bool = False


__all__ = ["ModuleRow", "PackRow", "Slug"]
