"""Why a value is wrong. Outside the unsafe set is not enough: a wrong option has a reason.

F1 an explicit negative claim, F2 a list that the source closes, F3 a relation with one value,
F4 disjoint with every asserted value, F5 contrast. F1 to F4 are entailment, F5 is evidence.
"""

from __future__ import annotations

from dataclasses import dataclass

from learning.facts import Fact
from learning.relations import RELATIONS

from .graph import DISJOINT, Graph, is_alive

STRONG = ("F1", "F2", "F3", "F4")


@dataclass(frozen=True, slots=True)
class Reason:
    """A falsity reason and the claims, or closed lists, that prove it."""

    code: str
    proof: tuple[str, ...]


def reason_for(graph: Graph, subject: str, relation: str, value: str) -> Reason | None:
    """The first of F1..F5 that shows (subject, relation, value) to be wrong; None: unknown.

    The caller has checked that the value is outside the unsafe set.
    """
    for rule in RULES.values():
        found = rule(graph, subject, relation, value)
        if found is not None:
            return found
    return None


def holds(graph: Graph, subject: str, relation: str, value: str, reason: Reason) -> bool:
    """Whether the reason still proves the value wrong, from each of the claims that it names."""
    if not reason.proof or not all(_stands(graph, claim) for claim in reason.proof):
        return False
    if reason.code == "F5":
        return all(_is_contrast(graph, subject, relation, value, claim) for claim in reason.proof)
    found = RULES[reason.code](graph, subject, relation, value)
    if found is None:
        return False
    if reason.code == "F2":  # the list may have grown since: the value is not on it all the same
        return set(reason.proof) <= set(found.proof)
    return set(found.proof) <= set(reason.proof)


def _stands(graph: Graph, claim: str) -> bool:
    """Whether the claim may still prove, or the closed list is still there."""
    fact = graph.facts.get(claim)
    if fact is not None:
        return fact.servable
    return any(closure.id == claim for closure in graph.knowledge.closures)


def _negative(graph: Graph, subject: str, relation: str, value: str) -> Reason | None:
    for fact in graph.slot(subject, relation):
        if fact.object == value and not fact.polarity and fact.servable:
            return Reason("F1", (fact.id,))
    return None


def _closed(graph: Graph, subject: str, relation: str, value: str) -> Reason | None:
    for closure in graph.knowledge.closures:
        if (closure.subject, closure.relation) == (subject, relation):
            listed = tuple(fact.id for fact in graph.stated(subject, relation))
            return Reason("F2", (closure.id, *listed)) if listed else None
    return None


def _functional(graph: Graph, subject: str, relation: str, value: str) -> Reason | None:
    if relation not in RELATIONS or not RELATIONS[relation].functional:
        return None
    alive = {fact.object for fact in graph.slot(subject, relation) if is_alive(fact)}
    known = graph.stated(subject, relation)
    if len(alive) != 1 or not known or known[0].object == value:
        return None
    return Reason("F3", (known[0].id,))


def _disjoint(graph: Graph, subject: str, relation: str, value: str) -> Reason | None:
    asserted = sorted(graph.asserted(subject, relation).all)
    proofs = [_apart(graph, value, other) for other in asserted]
    if not proofs or any(proof is None for proof in proofs):
        return None
    return Reason("F4", tuple(proof.id for proof in proofs if proof is not None))


def _apart(graph: Graph, one: str, other: str) -> Fact | None:
    for subject, value in ((one, other), (other, one)):
        for fact in graph.stated(subject, DISJOINT):
            if fact.object == value:
                return fact
    return None


def _contrast(graph: Graph, subject: str, relation: str, value: str) -> Reason | None:
    for fact in graph.stated_with(relation, value):
        if _is_contrast(graph, subject, relation, value, fact.id):
            return Reason("F5", (fact.id,))
    return None


def _is_contrast(graph: Graph, subject: str, relation: str, value: str, claim: str) -> bool:
    fact = graph.facts.get(claim)
    if fact is None or fact not in graph.stated_with(relation, value):
        return False
    inside = {subject} | graph.up[subject] | graph.down[subject] | graph.twins[subject]
    return fact.subject not in inside


RULES = {"F1": _negative, "F2": _closed, "F3": _functional, "F4": _disjoint, "F5": _contrast}
