"""What generation sees of knowledge: frozen values, no database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

SERVABLE = ("accepted", "caveat")


@dataclass(frozen=True, slots=True)
class CitedAt:
    """Where a source says it. `source` is the source's slug."""

    source: str
    locator: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing that claims are about. Names are in the case they have inside a sentence."""

    id: str
    kind: str
    name: str
    plural: str = ""
    synonyms: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    neighbours: tuple[str, ...] = ()

    @property
    def labels(self) -> tuple[str, ...]:
        extra = (self.plural,) if self.plural else ()
        return (self.name, *self.synonyms, *extra)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number or range; `of_whom` is its denominator. Blank means not stated."""

    measure: str
    low: str
    high: str = ""
    unit: str = "%"
    of_whom: str = ""
    place: str = ""
    period: str = ""
    bound: str = "exact"  # exact, about, fewer_than, range


@dataclass(frozen=True, slots=True)
class Fact:
    """One atomic claim: subject - relation - object, or a figure in the object's place."""

    id: str
    subject: str
    relation: str
    object: str = ""
    figure: Figure | None = None
    polarity: bool = True
    strength: str = "stated"  # or implied
    modality: str = "is"  # may, often, usually, most, rarely
    condition: str = ""
    population: str = ""
    time: str = ""
    position: int | None = None
    ordered_list: str = ""
    weight: str = "core"  # supporting, detail
    status: str = "accepted"  # caveat, contested, withheld, retracted
    caution: str = ""
    statement: str = ""
    citations: tuple[CitedAt, ...] = ()

    @property
    def servable(self) -> bool:
        return self.status in SERVABLE


@dataclass(frozen=True, slots=True)
class Closure:
    """A slot of which a source enumerates every value."""

    id: str
    subject: str
    relation: str
    citations: tuple[CitedAt, ...] = ()


@dataclass(frozen=True, slots=True)
class Veto:
    """True in the world though no source says so: makes an option unsafe, nothing else."""

    id: str
    subject: str
    relation: str
    object: str


@dataclass(frozen=True, slots=True)
class SourceCard:
    """A document as items name it."""

    id: str
    file: str
    title: str
    short: str  # how a stem names it
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Knowledge:
    """One pack's knowledge. Mappings and tuples are in slug order, so equal packs are equal."""

    concepts: Mapping[str, Concept] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()
    closures: tuple[Closure, ...] = ()
    vetoes: tuple[Veto, ...] = ()
    sources: Mapping[str, SourceCard] = field(default_factory=dict)
