"""A judge of distractors: plain, slow, and written from the definition alone.

The definition is docs/decisions/0004-what-unsafe-means.md. Nothing here is shared with the
generator. Where the page can be read in two ways, the reading was taken that makes more options
unsafe and lets fewer keys and reasons stand; such a place is marked "Reading:".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from learning.facts import Fact, Knowledge
from learning.relations import RELATIONS

STOP_WORDS = {"a", "an", "the", "of", "in", "on", "to", "and", "or", "with"}


# Concepts and their names


def up(knowledge: Knowledge, concept: str) -> set[str]:
    """The strict ancestors."""
    found: set[str] = set()
    more = {concept}
    while more:
        parents = {b for c in more if c in knowledge.concepts for b in broader(knowledge, c)}
        more = parents - found
        found |= more
    return found - {concept}


def broader(knowledge: Knowledge, concept: str) -> set[str]:
    return {b for b in knowledge.concepts[concept].broader if b in knowledge.concepts}


def down(knowledge: Knowledge, concept: str) -> set[str]:
    """The strict descendants."""
    return {c for c in knowledge.concepts if concept in up(knowledge, c)}


def labels(knowledge: Knowledge, concept: str) -> tuple[str, ...]:
    return knowledge.concepts[concept].labels if concept in knowledge.concepts else ()


def share_a_label(knowledge: Knowledge, one: str, other: str) -> bool:
    """Reading: to ignore white space is to remove it, so that "jaw bone" is "jawbone"."""
    names = {"".join(label.split()).casefold() for label in labels(knowledge, one)}
    others = {"".join(label.split()).casefold() for label in labels(knowledge, other)}
    return bool((names & others) - {""})


def same_in_name(knowledge: Knowledge, concept: str) -> set[str]:
    """Other concepts of any kind that share a label with this one."""
    return {c for c in knowledge.concepts if c != concept and share_a_label(knowledge, c, concept)}


def content_words(label: str) -> set[str]:
    """Reading: hyphens, apostrophes and other marks part words."""
    words = set(re.findall(r"[^\W_]+", label.lower())) - STOP_WORDS
    return {singular(word) for word in words}


def singular(word: str) -> str:
    plural = len(word) >= 4 and word.endswith("s") and not word.endswith("ss")
    return word[:-1] if plural else word


def nested_by_words(knowledge: Knowledge, concept: str) -> set[str]:
    """Other concepts with a label whose content words are all among ours, or ours among theirs.

    Reading: a label without any content word is nested in every label.
    """
    ours = [content_words(label) for label in labels(knowledge, concept)]
    return {
        c
        for c in knowledge.concepts
        if c != concept
        for theirs in (content_words(label) for label in labels(knowledge, c))
        if any(theirs <= words or words <= theirs for words in ours)
    }


def neighbours(knowledge: Knowledge, concept: str) -> set[str]:
    """Reading: listed on either side is enough."""
    return {
        c
        for c in knowledge.concepts
        if c != concept
        and concept in knowledge.concepts
        and (
            c in knowledge.concepts[concept].neighbours
            or concept in knowledge.concepts[c].neighbours
        )
    }


# Claims


def is_alive(fact: Fact) -> bool:
    return fact.polarity and fact.status != "retracted"


def is_stated(fact: Fact) -> bool:
    return is_alive(fact) and fact.status in {"accepted", "caveat"} and fact.strength == "stated"


def stated(knowledge: Knowledge) -> list[Fact]:
    return [fact for fact in knowledge.facts if is_stated(fact)]


def read_alike(relation: str) -> set[str]:
    """R(r): one step of "read as", either way."""
    to = set(RELATIONS[relation].read_as) if relation in RELATIONS else set()
    return (
        {relation} | to | {code for code, other in RELATIONS.items() if relation in other.read_as}
    )


def assertions(knowledge: Knowledge) -> Iterator[tuple[str, str, str]]:
    """Every (subject, relation, object) of an alive claim or a veto.

    Reading: under a symmetric relation it is asserted the other way round as well.
    """
    alive = [(f.subject, f.relation, f.object) for f in knowledge.facts if is_alive(f)]
    vetoed = [(v.subject, v.relation, v.object) for v in knowledge.vetoes]
    for subject, relation, value in alive + vetoed:
        if value in knowledge.concepts:
            yield subject, relation, value
            if relation in RELATIONS and RELATIONS[relation].symmetric:
                yield value, relation, subject


# The query (subject, relation, ?)


@dataclass(frozen=True)
class Asserted:
    """O(s, r), parted into what is said of s and what is said only above it."""

    own: frozenset[str]
    general: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        return self.own | self.general


def lineage(knowledge: Knowledge, subject: str) -> set[str]:
    """S(s)."""
    return own_subjects(knowledge, subject) | up(knowledge, subject)


def own_subjects(knowledge: Knowledge, subject: str) -> set[str]:
    return {subject} | down(knowledge, subject) | same_in_name(knowledge, subject)


def asserted(knowledge: Knowledge, subject: str, relation: str) -> Asserted:
    codes = read_alike(relation)
    said = [(s, o) for s, r, o in assertions(knowledge) if r in codes]
    ours, above = own_subjects(knowledge, subject), up(knowledge, subject)
    own = {o for s, o in said if s in ours}
    return Asserted(frozenset(own), frozenset({o for s, o in said if s in above} - own))


def support(knowledge: Knowledge, subject: str, relation: str) -> set[str]:
    """Sup+(s, r)."""
    exact = {
        fact.object
        for fact in stated(knowledge)
        if fact.subject == subject and fact.relation == relation
        if fact.object in knowledge.concepts
    }
    return exact | {b for value in exact for b in up(knowledge, value)}


def unsafe(
    knowledge: Knowledge, subject: str, relation: str, keys: Collection[str] = ()
) -> set[str]:
    """U(s, r): what must not stand among the wrong options."""
    said = asserted(knowledge, subject, relation)
    found: set[str] = set()
    for a in said.all | set(keys):
        near = neighbours(knowledge, a)
        found |= {a} | same_in_name(knowledge, a)  # rule 1
        found |= up(knowledge, a)  # rule 2
        found |= near | {v for n in near for v in same_in_name(knowledge, n)}  # rule 5
        found |= {  # rules 3 and 4; Reading: a key is never a general value
            v
            for v in down(knowledge, a) | nested_by_words(knowledge, a)
            if a in said.own or a in keys or not is_excepted(knowledge, v, a, subject, relation)
        }
    return found


def is_excepted(knowledge: Knowledge, v: str, a: str, subject: str, relation: str) -> bool:
    """The exception: v is narrower than the general value a, and a source lists v below.

    Reading: "under r" is r itself, and "the subjects a is asserted for" are those above s.
    """
    codes = read_alike(relation)
    holders = {s for s, r, o in assertions(knowledge) if r in codes and o == a}
    general_subjects = holders & up(knowledge, subject)
    return a in up(knowledge, v) and any(
        up(knowledge, fact.subject) & general_subjects
        for fact in stated(knowledge)
        if fact.relation == relation and fact.object == v
    )


# The query (?, relation, value)


def inverse_support(knowledge: Knowledge, relation: str, value: str) -> set[str]:
    """Sup+ of the subjects."""
    return {s for s in knowledge.concepts if value in support(knowledge, s, relation)}


def inverse_unsafe(
    knowledge: Knowledge, subject: str, relation: str, value: str, keys: Collection[str] = ()
) -> bool:
    """Whether this subject must not be a wrong option; the keys are subjects too."""
    return value in unsafe(knowledge, subject, relation) or any(
        subject == key
        or subject in same_in_name(knowledge, key)
        or subject in up(knowledge, key)
        or subject in down(knowledge, key)
        or subject in neighbours(knowledge, key)
        for key in keys
    )


# Keys


def is_general(knowledge: Knowledge, subject: str, relation: str, value: str) -> bool:
    """Whether a general subject holds the value, so that it is no key for this one."""
    above, codes = up(knowledge, subject), read_alike(relation)
    refused = {value} | same_in_name(knowledge, value) | down(knowledge, value)
    return any(s in above and r in codes and o in refused for s, r, o in assertions(knowledge))


def key_holds(
    knowledge: Knowledge, subject: str, relation: str, value: str, claim_ids: Collection[str]
) -> bool:
    """Whether these claims, and each of them, make the value a key.

    Reading: a claim that is cited and adds nothing (another slot, another value) spoils the key.
    """
    cited = [fact for fact in stated(knowledge) if fact.id in claim_ids]
    return (
        bool(claim_ids)
        and {fact.id for fact in cited} == set(claim_ids)
        and all(
            fact.subject == subject
            and fact.relation == relation
            and (fact.object == value or value in up(knowledge, fact.object))
            for fact in cited
        )
        and not is_general(knowledge, subject, relation, value)
    )
