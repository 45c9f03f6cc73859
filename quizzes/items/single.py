"""One stem, several options, exactly one of them right."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from random import Random
from typing import ClassVar, Self

from ..scoring.rules import zero_one
from . import reading
from .base import (
    Answer,
    AnswerError,
    Choice,
    Field,
    Json,
    Option,
    Payload,
    Prompt,
    Rationale,
    ReviewLine,
    ReviewPart,
    Sample,
    Score,
    marked,
    require,
)


@dataclass(frozen=True, slots=True)
class SingleChoice:
    type: ClassVar[str] = "single"

    stem: str
    options: tuple[Option, ...]
    key: str
    rationale: Rationale = field(default_factory=Rationale)
    fixed_order: bool = False  # numbers and ranges keep their sequence

    def __post_init__(self) -> None:
        require(self.stem.strip(), marked("The stem is empty."), place="stem")
        reading.check_options(self.options, fewest=2)
        require(
            self.key in {option.id for option in self.options},
            marked("No option has the id %(key)r."),
            place="key",
            key=self.key,
        )

    @property
    def maximum(self) -> Decimal:
        return Decimal(1)

    def prompt(self, rng: Random) -> Prompt:
        choices = [Choice(option.id, option.text) for option in self.options]
        if not self.fixed_order:
            rng.shuffle(choices)
        return Prompt(
            type=self.type,
            stem=self.stem,
            instruction=marked("Choose one."),
            shape="one",
            fields=(Field("answer", marked("Options"), "radio", tuple(choices)),),
        )

    def parse(self, submitted: Json) -> Answer:
        if submitted is None:
            return None
        if not isinstance(submitted, str) or all(o.id != submitted for o in self.options):
            raise AnswerError(marked("Choose one of the options."))
        return submitted

    def is_blank(self, answer: Answer) -> bool:
        return answer is None

    def score(self, answer: Answer) -> Score:
        return Score(zero_one([answer == self.key]), self.maximum, profile=self.type)

    def describe(self, answer: Answer) -> tuple[str, ...]:
        return tuple(option.text for option in self.options if option.id == answer)

    def review(self, answer: Answer) -> tuple[ReviewPart, ...]:
        lines = tuple(
            ReviewLine(o.text, o.id == answer, o.id == self.key, o.rationale) for o in self.options
        )
        return (
            ReviewPart(
                label="",
                answered=self.describe(answer),
                keyed=self.describe(self.key),
                right=answer == self.key,
                lines=lines,
            ),
        )

    def dump(self) -> dict[str, Json]:
        return {
            "type": self.type,
            "stem": self.stem,
            "options": reading.dump_options(self.options),
            "key": self.key,
            "rationale": reading.dump_rationale(self.rationale),
            "fixed_order": self.fixed_order,
        }

    @classmethod
    def load(cls, payload: Payload) -> Self:
        reading.only(payload, ("type", "stem", "options", "key", "rationale", "fixed_order"))
        fixed = payload.get("fixed_order", False)
        require(isinstance(fixed, bool), marked("This must be true or false."), place="fixed_order")
        return cls(
            stem=reading.text(payload, "stem", longest=reading.LONGEST_STEM),
            options=reading.options(payload.get("options", []), place="options"),
            key=reading.text(payload, "key", longest=40),
            rationale=reading.rationale(payload.get("rationale"), place="rationale"),
            fixed_order=fixed,
        )

    @classmethod
    def samples(cls) -> tuple[tuple[Self, tuple[Sample, ...]], ...]:
        item = cls(
            stem="Which day comes right after Monday?",
            options=(Option("a", "Sunday"), Option("b", "Tuesday"), Option("c", "Friday")),
            key="b",
        )
        one, nothing = Decimal(1), Decimal(0)
        return (
            (
                item,
                (
                    Sample("b", one),
                    Sample("a", nothing),
                    Sample(None, nothing),
                    Sample("z", None),
                    Sample(["b"], None),
                    Sample(1, None),
                ),
            ),
        )
