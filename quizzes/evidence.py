"""What an answer says about a learner: all that `progress` sees of quizzes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Site:
    """Spread to one place, as its pack names it."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One graded response. `share` is the part of the item's points that it earned, 0 to 1."""

    line: int
    at: datetime
    share: float
    blank: bool
    redo: bool
    sites: tuple[Site, ...]


def asked_of(provenance: Mapping[str, Any]) -> frozenset[str]:
    """The concepts that the item asks about and those that are right; none that only lure.

    Empty for an item that a person wrote: it names no concept.
    """
    query = provenance.get("query", {})
    keys = str(provenance.get("canonical", "")).rpartition(" = ")[2].split(", ")
    named = {query.get("subject"), query.get("object")}
    named |= {concept for key in keys for concept in key.split(">")}
    return frozenset(name for name in named if name)
