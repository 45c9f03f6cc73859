"""Why a wrong option is wrong: F1 to F5, proved again from the ids that an item names.

For (?, r, o) the option is the subject and the thing asked about is the value.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from learning.facts import Fact, Knowledge
from learning.relations import RELATIONS
from tests.oracle.closure import asserted, is_alive, is_stated, lineage, stated, unsafe

CODES = ("F1", "F2", "F3", "F4", "F5")


def reason_holds(
    knowledge: Knowledge,
    subject: str,
    relation: str,
    value: str,
    code: str,
    proof_ids: Collection[str],
) -> bool:
    """Whether this reason, with exactly this proof, shows today that the pair is wrong.

    Reading: every id has to be part of the proof; one that is not spoils it.
    """
    return proof_holds(
        knowledge, subject, relation, value, code, proof_ids
    ) and value not in unsafe(knowledge, subject, relation)


def proof_holds(
    knowledge: Knowledge,
    subject: str,
    relation: str,
    value: str,
    code: str,
    proof_ids: Collection[str],
) -> bool:
    """The same for a value that is known to be outside the unsafe set."""
    return (
        code in PROOFS
        and bool(proof_ids)
        and value in knowledge.concepts
        and PROOFS[code](knowledge, subject, relation, value, set(proof_ids))
    )


def first_reason(knowledge: Knowledge, subject: str, relation: str, value: str) -> str:
    """The reason that an option has to be offered with; blank: it must not be offered."""
    if value in unsafe(knowledge, subject, relation):
        return ""
    for code in CODES:
        ids = fullest_proof(knowledge, subject, relation, value, code)
        if proof_holds(knowledge, subject, relation, value, code, ids):
            return code
    return ""


def slot(knowledge: Knowledge, subject: str, relation: str) -> list[Fact]:
    return [f for f in knowledge.facts if f.subject == subject and f.relation == relation]


def denies(knowledge: Knowledge, s: str, r: str, v: str) -> set[str]:
    """Claims that the pair does not hold, servable but for that."""
    return {
        fact.id
        for fact in slot(knowledge, s, r)
        if fact.object == v and not fact.polarity and fact.status in {"accepted", "caveat"}
    }


def enumerated(knowledge: Knowledge, s: str, r: str) -> tuple[set[str], set[str]]:
    """The closures of the slot, and its stated claims."""
    closures = {c.id for c in knowledge.closures if c.subject == s and c.relation == r}
    return closures, {fact.id for fact in slot(knowledge, s, r) if is_stated(fact)}


def disjoint(knowledge: Knowledge, v: str, a: str) -> set[str]:
    return {
        fact.id
        for fact in stated(knowledge)
        if fact.relation == "disjoint_from" and (fact.subject, fact.object) in {(v, a), (a, v)}
    }


def elsewhere(knowledge: Knowledge, s: str, r: str, v: str) -> set[str]:
    inside = lineage(knowledge, s)
    return {
        fact.id
        for fact in stated(knowledge)
        if fact.relation == r and fact.object == v and fact.subject not in inside
    }


def by_denial(knowledge: Knowledge, s: str, r: str, v: str, ids: set[str]) -> bool:
    """F1."""
    return ids <= denies(knowledge, s, r, v)


def by_closure(knowledge: Knowledge, s: str, r: str, v: str, ids: set[str]) -> bool:
    """F2. Reading: all stated claims of the slot are named, and there is at least one."""
    closures, claims = enumerated(knowledge, s, r)
    return bool(claims) and claims <= ids <= claims | closures and bool(ids & closures)


def by_function(knowledge: Knowledge, s: str, r: str, v: str, ids: set[str]) -> bool:
    """F3. Reading: a veto of the slot counts as an alive claim."""
    claims = slot(knowledge, s, r)
    stated_values = {fact.id: fact.object for fact in claims if is_stated(fact)}
    alive = {fact.object for fact in claims if is_alive(fact)}
    vetoed = {x.object for x in knowledge.vetoes if x.subject == s and x.relation == r}
    return (
        r in RELATIONS
        and RELATIONS[r].functional
        and ids <= set(stated_values)
        and any(
            w != v and alive | vetoed == {w} and all(stated_values[i] == w for i in ids)
            for w in stated_values.values()
        )
    )


def by_exclusion(knowledge: Knowledge, s: str, r: str, v: str, ids: set[str]) -> bool:
    """F4."""
    said = asserted(knowledge, s, r).all
    useful = {i for a in said for i in disjoint(knowledge, v, a)}
    return bool(said) and ids <= useful and all(ids & disjoint(knowledge, v, a) for a in said)


def by_contrast(knowledge: Knowledge, s: str, r: str, v: str, ids: set[str]) -> bool:
    """F5."""
    return ids <= elsewhere(knowledge, s, r, v)


PROOFS: dict[str, Callable[[Knowledge, str, str, str, set[str]], bool]] = {
    "F1": by_denial,
    "F2": by_closure,
    "F3": by_function,
    "F4": by_exclusion,
    "F5": by_contrast,
}


def fullest_proof(knowledge: Knowledge, s: str, r: str, v: str, code: str) -> set[str]:
    """All ids that can be part of the proof: if these do not prove it, none do."""
    closures, claims = enumerated(knowledge, s, r)
    said = asserted(knowledge, s, r).all
    return {
        "F1": denies(knowledge, s, r, v),
        "F2": closures | claims,
        "F3": claims,
        "F4": {i for a in said for i in disjoint(knowledge, v, a)},
        "F5": elsewhere(knowledge, s, r, v),
    }.get(code, set())
