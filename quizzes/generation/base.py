"""What every family of item models works with, and what it makes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from random import Random

from ..items import Item
from .findings import Findings


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked: a slot with its subject or its object missing."""

    relation: str
    subject: str | None = None
    object: str | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """A canonical item: what is asked and what is right, with wording and lures left out."""

    model: str
    query: Query
    keys: tuple[str, ...]  # concept ids; for matching `finding>site`

    @property
    def canonical(self) -> str:
        """The slot in one line: canonical items are counted by it."""
        asked = f"{self.query.subject or '?'} {self.query.relation} {self.query.object or '?'}"
        return f"{self.model}: {asked} = {', '.join(self.keys)}"


@dataclass(frozen=True, slots=True)
class Refusal:
    """No item, and why: which slot, and what was missing."""

    model: str
    slot: str
    reason: str


@dataclass(frozen=True, slots=True)
class Draft:
    """An item with all that is needed to prove it again.

    `concepts_of` maps each option id to its concept (for matching: left and right ids);
    the three claim tuples say what the keys, the proofs and the wording rest on.
    """

    model: str
    seed: str
    slot: Slot
    item: Item
    concepts_of: Mapping[str, str]
    key_claims: tuple[str, ...]
    proof_claims: tuple[str, ...]
    context_claims: tuple[str, ...] = ()
    bloom: str = "R"
    ncjmm: str = "recognize cues"
    difficulty: float = 0.0

    @property
    def concepts(self) -> tuple[str, ...]:
        """Every concept that the item names."""
        asked = [c for c in (self.slot.query.subject, self.slot.query.object) if c]
        return tuple(sorted({*asked, *self.concepts_of.values()}))


@dataclass(slots=True)
class Uses:
    """How often each text was key and lure so far, so that neither gives the answer away."""

    key: dict[str, int] = field(default_factory=dict)
    lure: dict[str, int] = field(default_factory=dict)

    def note(self, draft: Draft) -> None:
        keys = {concept for pair in draft.slot.keys for concept in pair.split(">")}
        for concept in draft.concepts_of.values():
            book = self.key if concept in keys else self.lure
            book[concept] = book.get(concept, 0) + 1

    def is_ahead(self, concept: str, lures_per_key: float) -> bool:
        """Whether one more time as key would let the text be known for a key."""
        spare = self.lure.get(concept, 0) / lures_per_key
        return self.key.get(concept, 0) >= spare + SLACK

    def is_worn(self, concept: str, lures_per_key: float) -> bool:
        """Whether one more time as lure would let the text be known for a lure."""
        share = (self.key.get(concept, 0) + SLACK) * lures_per_key
        return self.lure.get(concept, 0) >= share

    def owed(self, concept: str, lures_per_key: float) -> float:
        """How many more times the concept should be a lure, to be key as often as its share."""
        return self.key.get(concept, 0) * lures_per_key - self.lure.get(concept, 0)


SLACK = 2  # times by which a text may run ahead of its share, as key or as lure

Accept = Callable[[Draft], bool]


@dataclass(frozen=True, slots=True)
class Bench:
    """What a family works at: the dice, the book of uses, and who takes or sends back a draft.

    A strict bench leaves out lures that were lures too often, and gives up early; where a slot
    would stay without any item, another that is not strict goes through every combination.
    """

    rng: Random
    seed: str
    uses: Uses
    accept: Accept
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Model:
    """One item model: its slots, and how a slot becomes a draft in one of its frames."""

    name: str
    type: str
    frames: tuple[str, ...]
    lures_per_key: float
    slots: Callable[[Findings], Iterator[Slot | Refusal]]
    draft: Callable[[Findings, Slot, str, Bench], Draft | Refusal]
