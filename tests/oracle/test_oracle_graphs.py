"""The random graphs hold everything that the definition speaks of, and edits do what they say."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from random import Random

from learning.facts import Concept, Fact, Knowledge
from learning.relations import RELATIONS
from tests.oracle.closure import (
    asserted,
    is_alive,
    nested_by_words,
    same_in_name,
    support,
    unsafe,
    up,
)
from tests.oracle.edits import add_claim, add_unrelated, rename, retract, shuffle
from tests.oracle.graphs import random_knowledge
from tests.oracle.reasons import first_reason
from tests.oracle.small import HAS
from tests.oracle.words import renaming

SAMPLE = 300


@cache
def graph(number: int) -> Knowledge:
    """Sizes from 5 to 200, small ones most often."""
    rng = Random(number)
    return random_knowledge(rng, round(5 * 40 ** rng.random() ** 2))


def concepts_of(known: Knowledge, kind: str) -> list[Concept]:
    return [c for c in known.concepts.values() if c.kind == kind]


def features(known: Knowledge) -> set[str]:
    findings, spreads = concepts_of(known, "finding"), concepts_of(known, "spread")
    kinds = {c.id: c.kind for c in known.concepts.values()}
    named = [c for c in known.concepts.values() if same_in_name(known, c.id)]
    seen = {
        "synonyms": any(c.synonyms for c in findings),
        "plural": any(c.plural for c in findings),
        "findings the same in name": any(c.kind == "finding" for c in named),
        "spreads the same in name": any(c.kind == "spread" for c in named),
        "general above spreads": any(kinds[b] == "disease" for c in spreads for b in c.broader),
        "nested spreads": any(kinds[b] == "spread" for c in spreads for b in c.broader),
        "spread on its own": any(not c.broader for c in spreads),
        "narrower findings": any(c.broader for c in findings),
        "nested by words alone": any(
            other not in up(known, c.id) and c.id not in up(known, other)
            for c in findings
            for other in nested_by_words(known, c.id) - same_in_name(known, c.id)
        ),
        "nested by words and narrower": any(
            set(c.broader) & nested_by_words(known, c.id) for c in findings
        ),
        "neighbours": any(c.neighbours for c in findings),
        "neighbour spreads": any(c.neighbours for c in spreads),
        "vetoes": bool(known.vetoes),
        "closures": bool(known.closures),
    }
    return {name for name, there in seen.items() if there} | claim_features(known.facts)


def claim_features(facts: tuple[Fact, ...]) -> set[str]:
    alive = [f for f in facts if is_alive(f)]
    held = {(f.subject, f.relation, f.object) for f in alive}
    denied = {(f.subject, f.relation, f.object) for f in facts if not f.polarity}
    single = {(s, r, o) for s, r, o in held if RELATIONS[r].functional}
    slots = Counter((s, r) for s, r, _ in single)
    return (
        {f"status {f.status}" for f in facts}
        | {f"relation {f.relation}" for f in facts}
        | {"implied" for f in facts if f.strength == "implied"}
        | {"denied" for _ in denied}
        | {"held and denied" for _ in held & denied}
        | {"two values for one place" for count in slots.values() if count > 1}
        | {"general claim" for f in alive if f.subject.startswith("disease")}
    )


EVERY_FEATURE = {
    *("synonyms", "plural", "findings the same in name", "spreads the same in name"),
    *("general above spreads", "nested spreads", "spread on its own", "narrower findings"),
    *("nested by words alone", "nested by words and narrower", "neighbours", "neighbour spreads"),
    *("vetoes", "closures", "implied", "denied", "held and denied", "two values for one place"),
    *("general claim", "status accepted", "status caveat", "status contested"),
    *("status withheld", "status retracted", "relation has_finding", "relation to_report"),
    *("relation located_in", "relation most_often_spreads_to", "relation disjoint_from"),
}


def test_a_sample_of_graphs_holds_every_feature_often() -> None:
    counts = Counter(name for n in range(SAMPLE) for name in features(graph(n)))
    assert {name for name in EVERY_FEATURE if counts[name] < SAMPLE // 20} == set(), counts


def test_a_sample_of_graphs_holds_every_reason_unsafe_values_and_values_without_reason() -> None:
    """Over small graphs only: the oracle is slow."""
    counts: Counter[str] = Counter()
    small = [graph(n) for n in range(SAMPLE // 2) if len(graph(n).facts) <= 40]
    for known in small:
        findings = {c.id for c in concepts_of(known, "finding")}
        for spread in concepts_of(known, "spread")[:2]:
            out = sorted(findings - unsafe(known, spread.id, HAS))
            counts["unsafe beyond support"] += bool(
                findings - set(out) - support(known, spread.id, HAS)
            )
            general = asserted(known, spread.id, HAS).general
            counts["exception"] += any(general & up(known, v) for v in out)
            counts.update({first_reason(known, spread.id, HAS, v) for v in out[:5]})
            counts.update({first_reason(known, spread.id, "located_in", "site-001")})
    wanted = ("F1", "F2", "F3", "F4", "F5", "", "unsafe beyond support", "exception")
    assert {name for name in wanted if counts[name] < 3} == set(), counts


def test_graphs_have_the_size_asked_for_and_hang_together() -> None:
    for size in (5, 17, 60, 200):
        known = random_knowledge(Random(size), size)
        assert len(known.facts) == len({f.id for f in known.facts}) == size
        ids = set(known.concepts)
        assert {f.subject for f in known.facts} | {f.object for f in known.facts} <= ids
        assert all(c.id not in up(known, b) for c in known.concepts.values() for b in c.broader)
        assert list(known.concepts) == sorted(ids)
        assert Counter(f.relation for f in known.facts)[HAS] > size * 0.4
        assert len({c.name for c in known.concepts.values()}) == len(ids)
        for fact in known.facts:
            relation = RELATIONS[fact.relation]
            assert known.concepts[fact.subject].kind in relation.subjects
            assert known.concepts[fact.object].kind in relation.objects


def test_the_same_seed_gives_the_same_graph() -> None:
    assert random_knowledge(Random(7), 40) == random_knowledge(Random(7), 40)
    assert random_knowledge(Random(7), 40) != random_knowledge(Random(8), 40)


def test_renaming_and_order_change_nothing_that_is_unsafe() -> None:
    for number in range(8):
        known = random_knowledge(Random(number), 30)
        renamed = rename(known, words := renaming(Random(number)))
        assert renamed.concepts != known.concepts
        assert rename(renamed, {new: old for old, new in words.items()}) == known
        mixed = shuffle(known, Random(number))
        assert mixed != known
        assert (sorted(mixed.concepts), len(mixed.facts)) == (sorted(known.concepts), 30)
        for spread in concepts_of(known, "spread"):
            before = unsafe(known, spread.id, HAS)
            assert before == unsafe(renamed, spread.id, HAS) == unsafe(mixed, spread.id, HAS)
            assert before == unsafe(add_unrelated(known), spread.id, HAS)


def test_claims_come_and_go() -> None:
    known = random_knowledge(Random(3), 10)
    first = known.facts[0]
    gone = retract(known, first.id)
    assert gone.facts == (replace(first, status="retracted"), *known.facts[1:])
    assert add_claim(gone, replace(first, id="new")).facts[-1].id == "new"
    assert len(add_unrelated(known).concepts) == len(known.concepts) + 2
