"""What every item type shares: its parts, what it shows, how it says no.

An item is a value: nothing here knows of a database, a clock or a request.
Messages are written in English with `%(name)s` places and translated where they are shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random
from typing import Any, ClassVar, Literal, Protocol, Self, TypeAlias

Json: TypeAlias = Any  # None, bool, int, float, str, or lists and string-keyed dicts of these
Payload: TypeAlias = Mapping[str, Any]
Answer: TypeAlias = Json  # None is a blank answer, in every type


def marked(message: str) -> str:
    """Mark a message for the translators' catalogue and leave it as it is."""
    return message


class TranslatableError(ValueError):
    """A message template with its values, so that the edge can translate it."""

    def __init__(self, message: str, **values: object) -> None:
        self.message = message
        self.values = values
        super().__init__(message % values if values else message)


class ItemError(TranslatableError):
    """The item itself is malformed. `place` names the part, e.g. `options[2].text`."""

    def __init__(self, message: str, *, place: str = "", **values: object) -> None:
        self.place = place
        super().__init__(message, **values)

    def __str__(self) -> str:
        text = super().__str__()
        return f"{self.place}: {text}" if self.place else text


class AnswerError(TranslatableError):
    """The answer cannot be read. That is not the same as wrong: nothing is stored or scored."""

    code: ClassVar[str] = "unreadable"


def require(condition: object, message: str, *, place: str = "", **values: object) -> None:
    if not condition:
        raise ItemError(message, place=place, **values)


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a statement stands: a source's short name and the heading it stands under."""

    source: str
    locator: str


@dataclass(frozen=True, slots=True)
class Rationale:
    """Why an option is right or wrong.

    `reason` is F1..F5 for a proved wrong option and empty otherwise;
    `proof` names the claims that the reason rests on.
    """

    text: str = ""
    citations: tuple[Citation, ...] = ()
    reason: str = ""
    proof: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """An id survives shuffling, a position does not."""

    id: str
    text: str
    rationale: Rationale = field(default_factory=Rationale)


@dataclass(frozen=True, slots=True)
class Choice:
    """An option as a learner sees it before feedback: no rationale, no mark."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Field:
    """One control, or one group of controls, of the answer form."""

    name: str
    label: str
    control: Literal["radio", "checkbox", "menu"]
    choices: tuple[Choice, ...]
    limit: int | None = None  # most picks, where the item says how many


@dataclass(frozen=True, slots=True)
class Prompt:
    """All that a learner sees of an item before feedback is due."""

    type: str
    stem: str
    instruction: str
    shape: Literal["one", "many", "map"]
    fields: tuple[Field, ...]

    def answer_from_form(self, lists: Mapping[str, list[str]]) -> Json:
        """The answer that a plain form post carries, in the shape that `parse` reads.

        Blank controls are left out. Names follow the fields: `answer`, or `answer.<part>`.
        """
        if self.shape == "many":
            return list(lists.get("answer", []))
        if self.shape == "one":
            values = [value for value in lists.get("answer", []) if value]
            return values[-1] if values else None
        parts = {f.name: lists.get(f"answer.{f.name}", [""])[-1] for f in self.fields}
        return {name: value for name, value in parts.items() if value}


@dataclass(frozen=True, slots=True)
class Score:
    """Points earned of the most that can be earned, and by which profile."""

    points: Decimal
    maximum: Decimal
    profile: str


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One option as the result page shows it."""

    text: str
    chosen: bool
    correct: bool
    rationale: Rationale


@dataclass(frozen=True, slots=True)
class ReviewPart:
    """One scored element: what was answered beside what is right, then every option."""

    label: str
    answered: tuple[str, ...]
    keyed: tuple[str, ...]
    right: bool
    lines: tuple[ReviewLine, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """An answer as it is submitted and the points it earns; None where it is unreadable."""

    submitted: Json
    points: Decimal | None


class Item(Protocol):
    """What every type promises. One contract test holds them all to it."""

    type: ClassVar[str]

    @property
    def stem(self) -> str: ...

    @property
    def rationale(self) -> Rationale: ...

    @property
    def maximum(self) -> Decimal: ...

    def prompt(self, rng: Random) -> Prompt: ...

    def parse(self, submitted: Json) -> Answer: ...

    def is_blank(self, answer: Answer) -> bool: ...

    def score(self, answer: Answer) -> Score: ...

    def describe(self, answer: Answer) -> tuple[str, ...]: ...

    def review(self, answer: Answer) -> tuple[ReviewPart, ...]: ...

    def dump(self) -> dict[str, Json]: ...

    @classmethod
    def load(cls, payload: Payload) -> Self: ...

    @classmethod
    def samples(cls) -> tuple[tuple[Self, tuple[Sample, ...]], ...]: ...
