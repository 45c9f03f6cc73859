"""The kinds of rows a pack holds. Each app registers its own, in the order they are written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ..content.documents import Problem
from ..content.rows import Placed, Row
from ..models import Pack

Rows = Mapping[str, Mapping[str, Placed]]  # kind -> slug -> row, over the whole pack


def no_check(_rows: Rows) -> Iterable[Problem]:
    return ()


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of row is named in the files, read from the database and written to it."""

    name: str
    file: str  # relative to the pack's folder; "lessons" is a folder of Markdown files
    section: str
    row: type[Row]
    order: int  # rows that others point to are written first
    read: Callable[[Pack], dict[str, Row]]  # the rows in force, by slug
    write: Callable[[Pack, Any, datetime], None]
    retire: Callable[[Pack, str, datetime], None]
    check: Callable[[Rows], Iterable[Problem]] = no_check  # what needs the other rows


KINDS: list[Kind] = []


def register(*kinds: Kind) -> None:
    known = {kind.name for kind in KINDS}
    KINDS.extend(kind for kind in kinds if kind.name not in known)
    KINDS.sort(key=lambda kind: kind.order)
