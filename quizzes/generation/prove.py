"""Proving a stored item again from its provenance and the knowledge of today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from learning.facts import Fact

from .. import items
from .base import Draft
from .graph import Graph, is_stated
from .reasons import Reason, holds

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Provenance:
    """What an item was made from: enough to prove each option again, by concept."""

    model: str
    seed: str
    canonical: str
    relation: str
    subject: str | None
    object: str | None
    concepts_of: Mapping[str, str]
    key_claims: tuple[str, ...]
    proof_claims: tuple[str, ...]
    bloom: str
    ncjmm: str
    difficulty: float

    def dump(self) -> Json:
        return {
            "model": self.model,
            "seed": self.seed,
            "canonical": self.canonical,
            "query": {"relation": self.relation, "subject": self.subject, "object": self.object},
            "concepts": dict(self.concepts_of),
            "key_claims": list(self.key_claims),
            "proof_claims": list(self.proof_claims),
            "bloom": self.bloom,
            "ncjmm": self.ncjmm,
            "difficulty": self.difficulty,
        }

    @classmethod
    def load(cls, stored: Json) -> Provenance:
        query = stored["query"]
        return cls(
            model=stored["model"],
            seed=stored["seed"],
            canonical=stored["canonical"],
            relation=query["relation"],
            subject=query["subject"],
            object=query["object"],
            concepts_of=stored["concepts"],
            key_claims=tuple(stored["key_claims"]),
            proof_claims=tuple(stored["proof_claims"]),
            bloom=stored["bloom"],
            ncjmm=stored["ncjmm"],
            difficulty=stored["difficulty"],
        )


def provenance_of(draft: Draft) -> Provenance:
    query = draft.slot.query
    return Provenance(
        model=draft.model,
        seed=draft.seed,
        canonical=draft.slot.canonical,
        relation=query.relation,
        subject=query.subject,
        object=query.object,
        concepts_of=dict(draft.concepts_of),
        key_claims=draft.key_claims,
        proof_claims=draft.proof_claims,
        bloom=draft.bloom,
        ncjmm=draft.ncjmm,
        difficulty=draft.difficulty,
    )


def failures(item: items.Item, made: Provenance, graph: Graph) -> Iterator[str]:
    """Why the item no longer stands, in plain English. Nothing where every proof holds."""
    named = {made.subject, *made.concepts_of.values()} - {None}
    gone = sorted(str(concept) for concept in named if concept not in graph.concepts)
    if gone:
        yield f"No longer in the knowledge: {', '.join(gone)}."
        return
    for claim in made.key_claims:
        fact = graph.facts.get(claim)
        if fact is None or not is_stated(fact):
            yield f"The claim {claim} may no longer be a key."
    for subject, value, reason in _elements(item, made):
        if reason is None:
            yield from _key_fails(graph, made, subject, value)
        else:
            yield from _lure_fails(graph, made, subject, value, reason)


def _key_fails(graph: Graph, made: Provenance, subject: str, value: str) -> Iterator[str]:
    stated = [fact for fact in graph.stated(subject, made.relation) if fact.object == value]
    if not any(_rests_on(fact, made) for fact in stated):
        yield f"Nothing stated supports {value} for {subject} any more."
    if graph.is_general(subject, made.relation, value):
        yield f"{value} is now said of spread in general."


def _rests_on(fact: Fact, made: Provenance) -> bool:
    return fact.id in made.key_claims


def _lure_fails(
    graph: Graph, made: Provenance, subject: str, value: str, reason: Reason
) -> Iterator[str]:
    keys = _keys_against(made, subject, value)
    if made.subject is not None:
        unsafe = value in graph.unsafe(subject, made.relation, keys)
    else:
        unsafe = graph.inverse_unsafe(subject, made.relation, value, keys)
    if unsafe:
        yield f"{value} may be right for {subject}."
    elif not holds(graph, subject, made.relation, value, reason):
        yield f"The reason {reason.code} against {value} for {subject} no longer holds."


def _keys_against(made: Provenance, subject: str, value: str) -> frozenset[str]:
    """The keys that the wrong option stands beside: values for a subject, subjects for a value."""
    pairs = made.canonical.partition(" = ")[2].split(", ")
    if made.subject is not None or ">" not in pairs[0]:
        return frozenset(pairs)
    return frozenset(pair.split(">")[1] for pair in pairs if pair.split(">")[0] == value)


def _elements(item: items.Item, made: Provenance) -> Iterator[tuple[str, str, Reason | None]]:
    """Each option as (subject, value, reason); a key has no reason."""
    concept = made.concepts_of
    if isinstance(item, items.Matching):
        for left in item.left:
            value = concept[left.id]
            yield concept[item.keys[left.id]], value, None
            for right, why in item.lures[left.id].items():
                yield concept[right], value, Reason(why.reason, why.proof)
        return
    if not isinstance(item, items.SingleChoice | items.MultipleResponse):
        return
    keys = {item.key} if isinstance(item, items.SingleChoice) else set(item.keys)
    for option in item.options:
        here = concept[option.id]
        subject = made.subject if made.subject is not None else here
        value = here if made.subject is not None else (made.object or "")
        why = option.rationale
        yield subject, value, None if option.id in keys else Reason(why.reason, why.proof)
