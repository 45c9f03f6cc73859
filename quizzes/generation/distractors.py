"""Choosing wrong options among the safe ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, islice

from .base import Bench
from .graph import Graph
from .lint import unavoidable_clang
from .reasons import Reason, reason_for

TRIES = 60  # steered draws before the combinations are gone through one by one
MOST_COMBINATIONS = 20_000


def safe_values(
    graph: Graph, subject: str, relation: str, pool: Sequence[str], keys: frozenset[str]
) -> dict[str, Reason]:
    """The values of the pool that are wrong for (subject, relation, ?), each with its reason."""
    unsafe = graph.unsafe(subject, relation, keys)
    found = {}
    for value in pool:
        if value not in unsafe:
            reason = reason_for(graph, subject, relation, value)
            if reason is not None:
                found[value] = reason
    return found


def safe_subjects(
    graph: Graph, relation: str, value: str, pool: Sequence[str], keys: frozenset[str]
) -> dict[str, Reason]:
    """The subjects of the pool that are wrong for (?, relation, value), each with its reason."""
    found = {}
    for subject in pool:
        if not graph.inverse_unsafe(subject, relation, value, keys):
            reason = reason_for(graph, subject, relation, value)
            if reason is not None:
                found[subject] = reason
    return found


def given_away(graph: Graph, stem: str, keys: Sequence[str], safe: Iterable[str]) -> str:
    """Why no set of lures can pass: a word that the stem shares with a key and with no lure."""
    names = [graph.concepts[lure].name for lure in safe]
    for key in keys:
        words = unavoidable_clang(stem, graph.concepts[key].name, names)
        if words:
            return f"The stem's «{', '.join(sorted(words))}» gives the key away."
    return ""


def lure_sets(
    candidates: Sequence[str], count: int, bench: Bench, *, per_key: float
) -> Iterator[tuple[str, ...]]:
    """Sets of lures to try, those that are owed most first; nothing is repeated.

    At a bench that is not strict every combination comes in the end, so that a refusal means
    that none fits.
    `per_key` is how often a text should be a lure for each time that it is a key.
    """
    if bench.strict:
        candidates = [c for c in candidates if not bench.uses.is_worn(c, per_key)]
    if len(candidates) < count:
        return
    seen: set[frozenset[str]] = set()
    for _ in range(TRIES):
        chosen = _owed_most(candidates, count, bench, per_key)
        if frozenset(chosen) not in seen:
            seen.add(frozenset(chosen))
            yield chosen
    if bench.strict:
        return
    shuffled = list(candidates)
    bench.rng.shuffle(shuffled)
    for chosen in islice(combinations(shuffled, count), MOST_COMBINATIONS):
        if frozenset(chosen) not in seen:
            yield chosen


def _owed_most(
    candidates: Sequence[str], count: int, bench: Bench, per_key: float
) -> tuple[str, ...]:
    """A draw with dice: what was key more often than its share comes sooner as a lure."""
    ranked = sorted(
        ((bench.uses.owed(c, per_key) + bench.rng.gauss(0, 1.5), c) for c in candidates),
        reverse=True,
    )
    return tuple(concept for _, concept in ranked[:count])
