"""How sure a learner is of each site, from their first answers alone. No clock, no database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from quizzes.evidence import Evidence, Site

ENOUGH = 5  # first answers; fewer say nothing


@dataclass(frozen=True, slots=True)
class Strength:
    """The mean share of points over `n` first answers, 0 to 1; None where they are too few."""

    site: Site
    n: int
    share: float | None


def first_answers(evidence: Iterable[Evidence]) -> list[Evidence]:
    """The first meeting with each item line, where it was answered and counted.

    A line that was first met in a redo or left blank is out for good: whatever is answered
    later was answered by somebody who could read the key.
    """
    first: dict[int, Evidence] = {}
    for entry in evidence:
        known = first.get(entry.line)
        if known is None or entry.at < known.at:
            first[entry.line] = entry
    return [entry for entry in first.values() if not (entry.redo or entry.blank)]


def strengths(evidence: Iterable[Evidence]) -> list[Strength]:
    """One row for each site asked about, sorted by its name."""
    shares: dict[Site, list[float]] = defaultdict(list)
    for entry in first_answers(evidence):
        for site in set(entry.sites):
            shares[site].append(entry.share)
    return [
        Strength(site, len(found), sum(found) / len(found) if len(found) >= ENOUGH else None)
        for site, found in sorted(shares.items(), key=lambda pair: (pair[0].name, pair[0].slug))
    ]
