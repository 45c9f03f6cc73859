"""The knowledge as a graph: what supports an answer, and what makes an option unsafe.

The definition is docs/decisions/0004-what-unsafe-means.md, term by term. Only values that
are outside the unsafe set *and* have a reason to be wrong may be offered as wrong.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from learning.facts import Fact, Knowledge
from learning.relations import RELATIONS

from .words import content_words, same_text

DISJOINT = "disjoint_from"


@dataclass(frozen=True, slots=True)
class Asserted:
    """Values of a slot, apart by whose they are. Maps each value to the subjects it is said of."""

    own: Mapping[str, frozenset[str]]
    general: Mapping[str, frozenset[str]]

    @property
    def all(self) -> frozenset[str]:
        return frozenset(self.own) | frozenset(self.general)


class Graph:
    """One pack's knowledge with its closures worked out, and answers remembered."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = in_order(knowledge)
        self.concepts = self.knowledge.concepts
        self.facts = {fact.id: fact for fact in self.knowledge.facts}
        self._asserted: dict[tuple[str, str], Asserted] = {}
        self._unsafe: dict[tuple[str, str], frozenset[str]] = {}

    # --- concepts

    @cached_property
    def up(self) -> Mapping[str, frozenset[str]]:
        """Strict ancestors of each concept."""
        found: dict[str, frozenset[str]] = {}
        for concept in self.concepts:
            seen: set[str] = set()
            waiting = list(self.concepts[concept].broader)
            while waiting:
                here = waiting.pop()
                if here not in seen and here in self.concepts:
                    seen.add(here)
                    waiting += self.concepts[here].broader
            found[concept] = frozenset(seen)
        return found

    @cached_property
    def down(self) -> Mapping[str, frozenset[str]]:
        """Strict descendants of each concept."""
        found: dict[str, set[str]] = defaultdict(set)
        for concept, ancestors in self.up.items():
            for ancestor in ancestors:
                found[ancestor].add(concept)
        return {concept: frozenset(found[concept]) for concept in self.concepts}

    @cached_property
    def twins(self) -> Mapping[str, frozenset[str]]:
        """The concepts the same in name as each, itself among them."""
        by_label: dict[str, set[str]] = defaultdict(set)
        for concept in self.concepts.values():
            for label in concept.labels:
                by_label[same_text(label)].add(concept.id)
        return {
            concept.id: frozenset().union(
                {concept.id}, *(by_label[same_text(label)] for label in concept.labels)
            )
            for concept in self.concepts.values()
        }

    @cached_property
    def near(self) -> Mapping[str, frozenset[str]]:
        """Neighbours of each concept, in whichever direction they are named, and their twins."""
        found: dict[str, set[str]] = defaultdict(set)
        for concept in self.concepts.values():
            for other in concept.neighbours:
                if other in self.concepts:
                    found[concept.id] |= self.twins[other]
                    found[other] |= self.twins[concept.id]
        return {concept: frozenset(found[concept]) for concept in self.concepts}

    @cached_property
    def _by_word(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for concept in self.concepts.values():
            for label in concept.labels:
                for word in content_words(label):
                    found[word].add(concept.id)
        return {word: frozenset(ids) for word, ids in found.items()}

    @cached_property
    def _nested(self) -> dict[str, frozenset[str]]:
        return {}

    def nested(self, concept: str) -> frozenset[str]:
        """The concepts of which some label lies inside, or around, one of this concept's."""
        if concept not in self._nested:
            self._nested[concept] = frozenset(self._nested_with(concept))
        return self._nested[concept]

    def _nested_with(self, concept: str) -> Iterable[str]:
        mine = [words for label in self.concepts[concept].labels if (words := content_words(label))]
        words = frozenset().union(*mine) if mine else frozenset()
        candidates = frozenset().union(*(self._by_word[word] for word in words))
        for other in candidates:
            theirs = [content_words(label) for label in self.concepts[other].labels]
            if any(a <= b or b <= a for a in mine for b in theirs if b):
                yield other

    # --- claims

    @cached_property
    def _by_slot(self) -> Mapping[tuple[str, str], tuple[Fact, ...]]:
        found: dict[tuple[str, str], list[Fact]] = defaultdict(list)
        for fact in self.knowledge.facts:
            if fact.object:
                found[fact.subject, fact.relation].append(fact)
        return {slot: tuple(facts) for slot, facts in found.items()}

    @cached_property
    def _vetoed(self) -> Mapping[tuple[str, str], frozenset[str]]:
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for veto in self.knowledge.vetoes:
            found[veto.subject, veto.relation].add(veto.object)
        return {slot: frozenset(objects) for slot, objects in found.items()}

    def slot(self, subject: str, relation: str) -> tuple[Fact, ...]:
        return self._by_slot.get((subject, relation), ())

    def stated(self, subject: str, relation: str) -> tuple[Fact, ...]:
        """Claims that may be a key or a proof: servable, positive and of strength "stated"."""
        return tuple(fact for fact in self.slot(subject, relation) if is_stated(fact))

    def support(self, subject: str, relation: str) -> frozenset[str]:
        """Sup+: the values stated for exactly this subject, and everything broader."""
        values = {fact.object for fact in self.stated(subject, relation)}
        return frozenset(values).union(*(self.up.get(value, frozenset()) for value in values))

    def asserted(self, subject: str, relation: str) -> Asserted:
        slot = (subject, relation)
        if slot not in self._asserted:
            own = {subject} | self.down[subject] | self.twins[subject]
            mine = self._values(own, relation)
            theirs = self._values(self.up[subject] - own, relation)
            general = {value: said for value, said in theirs.items() if value not in mine}
            self._asserted[slot] = Asserted(own=mine, general=general)
        return self._asserted[slot]

    def _values(self, subjects: Iterable[str], relation: str) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for subject in subjects:
            for read in read_alike(relation):
                for fact in self.slot(subject, read):
                    if is_alive(fact):
                        found[fact.object].add(subject)
                for value in self._vetoed.get((subject, read), ()):
                    found[value].add(subject)
        return {value: frozenset(said) for value, said in found.items() if value in self.concepts}

    # --- what is unsafe

    def unsafe(
        self, subject: str, relation: str, keys: frozenset[str] = frozenset()
    ) -> frozenset[str]:
        """Every value that must not be offered as wrong for (subject, relation, ?)."""
        slot = (subject, relation)
        if slot not in self._unsafe:
            asserted = self.asserted(subject, relation)
            around = [self._around(value) for value in asserted.own]
            around += [
                self._around(value) - self._excepted(value, relation, said)
                for value, said in asserted.general.items()
            ]
            self._unsafe[slot] = frozenset().union(*around)
        return self._unsafe[slot].union(*(self._around(key) for key in keys))

    def _around(self, value: str) -> frozenset[str]:
        """The value, what is the same in name, broader, narrower, nested by words, or near."""
        return (
            (self.twins[value] | self.up[value] | self.down[value])
            | self.nested(value)
            | self.near[value]
        )

    def _excepted(self, value: str, relation: str, said_of: frozenset[str]) -> frozenset[str]:
        """Narrower values with a stated claim of their own for something below `said_of`.

        Only what is unsafe for being narrower, or nested, is let go; twins and neighbours stay.
        """
        return frozenset(
            narrower
            for narrower in self.down[value] - self.twins[value] - self.near[value]
            if any(
                self.up[fact.subject] & said_of
                for fact in self._stated_with.get((relation, narrower), ())
            )
        )

    @cached_property
    def _stated_with(self) -> Mapping[tuple[str, str], tuple[Fact, ...]]:
        found: dict[tuple[str, str], list[Fact]] = defaultdict(list)
        for fact in self.knowledge.facts:
            if fact.object and is_stated(fact) and fact.subject in self.concepts:
                found[fact.relation, fact.object].append(fact)
        return {key: tuple(facts) for key, facts in found.items()}

    def stated_with(self, relation: str, value: str) -> tuple[Fact, ...]:
        """The stated claims, of any subject, that have this value under the relation."""
        return self._stated_with.get((relation, value), ())

    # --- the inverse query

    def inverse_support(self, relation: str, value: str) -> frozenset[str]:
        """Sup+ of (?, relation, value): subjects stated for the value or something narrower."""
        values = {value} | self.down[value]
        return frozenset(f.subject for v in values for f in self.stated_with(relation, v))

    def inverse_unsafe(
        self, subject: str, relation: str, value: str, keys: frozenset[str] = frozenset()
    ) -> bool:
        """Whether `subject` must not be offered as a wrong answer to (?, relation, value)."""
        kin = self.twins[subject] | self.up[subject] | self.down[subject] | self.near[subject]
        return bool(kin & keys) or value in self.unsafe(subject, relation)

    # --- general values

    def is_general(self, subject: str, relation: str, value: str) -> bool:
        """Whether a broader subject has the value, or something narrower: no key for this one."""
        general = self._values(self.up[subject], relation)
        return bool((self.twins[value] | self.down[value]) & frozenset(general))


def in_order(knowledge: Knowledge) -> Knowledge:
    """The same knowledge in order of ids, so that the order of rows changes nothing."""
    return replace(
        knowledge,
        concepts={concept: knowledge.concepts[concept] for concept in sorted(knowledge.concepts)},
        facts=tuple(sorted(knowledge.facts, key=lambda fact: fact.id)),
        closures=tuple(sorted(knowledge.closures, key=lambda closure: closure.id)),
        vetoes=tuple(sorted(knowledge.vetoes, key=lambda veto: veto.id)),
    )


def is_alive(fact: Fact) -> bool:
    return fact.polarity and fact.status != "retracted"


def is_stated(fact: Fact) -> bool:
    return fact.polarity and fact.servable and fact.strength == "stated"


def read_alike(relation: str) -> frozenset[str]:
    """The relation, those it is read as, and those that are read as it."""
    alike = {relation}
    if relation in RELATIONS:
        alike |= set(RELATIONS[relation].read_as)
    alike |= {other.code for other in RELATIONS.values() if relation in other.read_as}
    return frozenset(alike)
