"""Several options, more than one of them right: select all that apply."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from random import Random
from typing import ClassVar, Self

from ..scoring.rules import plus_minus
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
class MultipleResponse:
    type: ClassVar[str] = "multiple"

    stem: str
    options: tuple[Option, ...]
    keys: tuple[str, ...]
    rationale: Rationale = field(default_factory=Rationale)
    fixed_order: bool = False  # numbers and ranges keep their sequence

    def __post_init__(self) -> None:
        require(self.stem.strip(), marked("The stem is empty."), place="stem")
        reading.check_options(self.options, fewest=2)
        ids = [option.id for option in self.options]
        require(self.keys, marked("At least one option must be right."), place="keys")
        require(
            len(set(self.keys)) == len(self.keys),
            marked("An option is named twice."),
            place="keys",
        )
        for index, key in enumerate(self.keys):
            message = marked("No option has the id %(key)r.")
            require(key in ids, message, place=f"keys[{index}]", key=key)

    @property
    def maximum(self) -> Decimal:
        return Decimal(len(self.keys))

    def prompt(self, rng: Random) -> Prompt:
        choices = [Choice(option.id, option.text) for option in self.options]
        if not self.fixed_order:
            rng.shuffle(choices)
        return Prompt(
            type=self.type,
            stem=self.stem,
            instruction=marked("Select all that apply."),
            shape="many",
            fields=(Field("answer", marked("Options"), "checkbox", tuple(choices)),),
        )

    def parse(self, submitted: Json) -> Answer:
        """The chosen ids in the item's own order, so that one choice has one stored form."""
        if submitted is None:
            return []
        if not isinstance(submitted, list):
            raise AnswerError(marked("Choose among the options."))
        ids = [option.id for option in self.options]
        if any(not isinstance(entry, str) or entry not in ids for entry in submitted):
            raise AnswerError(marked("Choose among the options."))
        if len(set(submitted)) != len(submitted):
            raise AnswerError(marked("An option was chosen twice."))
        return [option for option in ids if option in submitted]

    def is_blank(self, answer: Answer) -> bool:
        return not answer

    def score(self, answer: Answer) -> Score:
        chosen = [option in self.keys for option in answer or ()]
        return Score(plus_minus([chosen]), self.maximum, profile=self.type)

    def describe(self, answer: Answer) -> tuple[str, ...]:
        return tuple(option.text for option in self.options if option.id in (answer or ()))

    def review(self, answer: Answer) -> tuple[ReviewPart, ...]:
        chosen = set(answer or ())
        lines = tuple(
            ReviewLine(o.text, o.id in chosen, o.id in self.keys, o.rationale) for o in self.options
        )
        return (
            ReviewPart(
                label="",
                answered=self.describe(answer),
                keyed=self.describe(list(self.keys)),
                right=chosen == set(self.keys),
                lines=lines,
            ),
        )

    def dump(self) -> dict[str, Json]:
        return {
            "type": self.type,
            "stem": self.stem,
            "options": reading.dump_options(self.options),
            "keys": list(self.keys),
            "rationale": reading.dump_rationale(self.rationale),
            "fixed_order": self.fixed_order,
        }

    @classmethod
    def load(cls, payload: Payload) -> Self:
        reading.only(payload, ("type", "stem", "options", "keys", "rationale", "fixed_order"))
        fixed = payload.get("fixed_order", False)
        require(isinstance(fixed, bool), marked("This must be true or false."), place="fixed_order")
        return cls(
            stem=reading.text(payload, "stem", longest=reading.LONGEST_STEM),
            options=reading.options(payload.get("options", []), place="options"),
            keys=reading.names(payload.get("keys", []), place="keys"),
            rationale=reading.rationale(payload.get("rationale"), place="rationale"),
            fixed_order=fixed,
        )

    @classmethod
    def samples(cls) -> tuple[tuple[Self, tuple[Sample, ...]], ...]:
        item = cls(
            stem="Which of these are weekend days? Select all that apply.",
            options=(
                Option("a", "Saturday"),
                Option("b", "Monday"),
                Option("c", "Sunday"),
                Option("d", "Friday"),
                Option("e", "Tuesday"),
            ),
            keys=("a", "c"),
        )
        return (
            (
                item,
                (
                    Sample(["a", "c"], Decimal(2)),
                    Sample(["c", "a"], Decimal(2)),
                    Sample(["a", "b"], Decimal(0)),
                    Sample(["a"], Decimal(1)),
                    Sample(["a", "c", "d"], Decimal(1)),
                    Sample(["a", "b", "c", "d", "e"], Decimal(0)),
                    Sample([], Decimal(0)),
                    Sample(None, Decimal(0)),
                    Sample(["z"], None),
                    Sample("a", None),
                    Sample(["a", "a"], None),
                    Sample([["a"]], None),
                ),
            ),
        )
