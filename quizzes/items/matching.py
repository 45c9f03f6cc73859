"""Pair each left entry with a right entry; there are more right entries, or reuse is allowed."""

from __future__ import annotations

from collections.abc import Mapping
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
class Matching:
    """`keys` maps each left id to its right id. `lures` says, for each left id and each wrong
    right id, why the pairing is wrong. A left entry's own rationale says why its key is right.
    """

    type: ClassVar[str] = "matching"

    stem: str
    left: tuple[Option, ...]
    right: tuple[Option, ...]
    keys: Mapping[str, str]
    lures: Mapping[str, Mapping[str, Rationale]] = field(default_factory=dict)
    rationale: Rationale = field(default_factory=Rationale)

    def __post_init__(self) -> None:
        require(self.stem.strip(), marked("The stem is empty."), place="stem")
        reading.check_options(self.left, fewest=2, place="left")
        reading.check_options(self.right, fewest=2, place="right")
        lefts = {option.id for option in self.left}
        rights = {option.id for option in self.right}
        require(
            set(self.keys) == lefts,
            marked("Each entry on the left needs one partner."),
            place="keys",
        )
        for name, partner in self.keys.items():
            message = marked("No entry on the right has the id %(key)r.")
            require(partner in rights, message, place=f"keys.{name}", key=partner)
        for name, wrong in self.lures.items():
            message = marked("There is no such wrong pairing.")
            wanted = rights - {self.keys.get(name)}
            require(name in lefts and set(wrong) <= wanted, message, place=f"lures.{name}")

    @property
    def maximum(self) -> Decimal:
        return Decimal(len(self.left))

    def prompt(self, rng: Random) -> Prompt:
        left, right = list(self.left), [Choice(option.id, option.text) for option in self.right]
        rng.shuffle(left)
        rng.shuffle(right)
        return Prompt(
            type=self.type,
            stem=self.stem,
            instruction=marked("Choose one partner for each entry. Some may be left over."),
            shape="map",
            fields=tuple(Field(o.id, o.text, "menu", tuple(right)) for o in left),
        )

    def parse(self, submitted: Json) -> Answer:
        """Left id to right id; an entry left out, or null, is blank."""
        if submitted is None:
            return {}
        if not isinstance(submitted, dict):
            raise AnswerError(marked("Choose a partner from each menu."))
        lefts = [option.id for option in self.left]
        rights = {option.id for option in self.right}
        for name, partner in submitted.items():
            readable = partner is None or (isinstance(partner, str) and partner in rights)
            if name not in lefts or not readable:
                raise AnswerError(marked("Choose a partner from each menu."))
        return {name: submitted[name] for name in lefts if submitted.get(name) is not None}

    def is_blank(self, answer: Answer) -> bool:
        return not answer

    def score(self, answer: Answer) -> Score:
        given = answer or {}
        marks = (given.get(name) == partner for name, partner in self.keys.items())
        return Score(zero_one(marks), self.maximum, profile=self.type)

    def describe(self, answer: Answer) -> tuple[str, ...]:
        texts = {option.id: option.text for option in self.right}
        return tuple(
            f"{option.text}: {texts[answer[option.id]]}"
            for option in self.left
            if option.id in (answer or {})
        )

    def review(self, answer: Answer) -> tuple[ReviewPart, ...]:
        return tuple(self._part(option, (answer or {}).get(option.id)) for option in self.left)

    def _part(self, left: Option, given: str | None) -> ReviewPart:
        key = self.keys[left.id]
        why = self.lures.get(left.id, {})
        lines = tuple(
            ReviewLine(
                text=right.text,
                chosen=right.id == given,
                correct=right.id == key,
                rationale=left.rationale if right.id == key else why.get(right.id, Rationale()),
            )
            for right in self.right
        )
        return ReviewPart(
            label=left.text,
            answered=tuple(line.text for line in lines if line.chosen),
            keyed=tuple(line.text for line in lines if line.correct),
            right=given == key,
            lines=lines,
        )

    def dump(self) -> dict[str, Json]:
        return {
            "type": self.type,
            "stem": self.stem,
            "left": reading.dump_options(self.left),
            "right": reading.dump_options(self.right),
            "keys": dict(self.keys),
            "lures": {
                name: {other: reading.dump_rationale(why) for other, why in wrong.items()}
                for name, wrong in self.lures.items()
            },
            "rationale": reading.dump_rationale(self.rationale),
        }

    @classmethod
    def load(cls, payload: Payload) -> Self:
        reading.only(payload, ("type", "stem", "left", "right", "keys", "lures", "rationale"))
        left = reading.options(payload.get("left", []), place="left")
        right = reading.options(payload.get("right", []), place="right")
        reading.check_options(left, fewest=2, place="left")
        reading.check_options(right, fewest=2, place="right")
        lefts, rights = [option.id for option in left], [option.id for option in right]
        keys = reading.mapping(payload.get("keys", {}), place="keys")
        reading.only(keys, lefts, place="keys")
        for name, partner in keys.items():
            require(isinstance(partner, str), marked("This must be a name."), place=f"keys.{name}")
        lures = reading.mapping(payload.get("lures", {}), place="lures")
        reading.only(lures, lefts, place="lures")
        return cls(
            stem=reading.text(payload, "stem", longest=reading.LONGEST_STEM),
            left=left,
            right=right,
            keys=keys,
            lures={name: _lures(wrong, rights, f"lures.{name}") for name, wrong in lures.items()},
            rationale=reading.rationale(payload.get("rationale"), place="rationale"),
        )

    @classmethod
    def samples(cls) -> tuple[tuple[Self, tuple[Sample, ...]], ...]:
        item = cls(
            stem="Match each month to its season in the north.",
            left=(Option("l1", "January"), Option("l2", "July")),
            right=(Option("w", "Winter"), Option("s", "Summer"), Option("p", "Spring")),
            keys={"l1": "w", "l2": "s"},
        )
        return (
            (
                item,
                (
                    Sample({"l1": "w", "l2": "s"}, Decimal(2)),
                    Sample({"l1": "w", "l2": "p"}, Decimal(1)),
                    Sample({"l1": "w"}, Decimal(1)),
                    Sample({"l1": "s", "l2": "w"}, Decimal(0)),
                    Sample({"l1": None}, Decimal(0)),
                    Sample({}, Decimal(0)),
                    Sample(None, Decimal(0)),
                    Sample({"l9": "w"}, None),
                    Sample({"l1": "z"}, None),
                    Sample([], None),
                    Sample({"l1": ["w"]}, None),
                ),
            ),
        )


def _lures(value: Json, rights: list[str], place: str) -> dict[str, Rationale]:
    wrong = reading.mapping(value, place=place)
    reading.only(wrong, rights, place=place)
    return {other: reading.rationale(why, place=f"{place}.{other}") for other, why in wrong.items()}
