"""Drawing a bank: every slot in every wording, steered so that no text gives itself away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

from learning.facts import Knowledge

from . import match, one_best, select_all
from .base import Accept, Bench, Draft, Model, Refusal, Slot, Uses
from .findings import Findings
from .graph import Graph
from .identity import item_id
from .lint import passes

MODELS: tuple[Model, ...] = (*match.MODELS, *one_best.MODELS, *select_all.MODELS)
VARIANTS = 8  # of one slot in one wording, where there are so many sets of lures


def draw(
    knowledge: Knowledge, *, seed: str, models: Sequence[str] = (), rules: Accept = passes
) -> Iterator[Draft | Refusal]:
    """All items of the bank in the order of the draw, and what was refused and why.

    The same knowledge and seed give the same items, byte for byte. Models take turns, and each
    model goes through all its slots before it comes back to one with another wording. `rules`
    says which drafts are good enough to be seen.
    """
    findings = Findings(Graph(knowledge))
    wanted = [model for model in MODELS if not models or model.name in models]
    streams = [_stream(findings, model, seed, rules) for model in wanted]
    while streams:
        for stream in list(streams):
            for made in stream:
                yield made
                if isinstance(made, Draft):
                    break
            else:
                streams.remove(stream)


def _stream(
    findings: Findings, model: Model, seed: str, rules: Accept
) -> Iterator[Draft | Refusal]:
    """One model's items, round by round, until a round adds nothing."""
    dice = Random(f"{seed}:{model.name}")  # noqa: S311 - public items, no secret
    slots: list[Slot] = []
    for slot in model.slots(findings):
        if isinstance(slot, Refusal):
            yield slot
        else:
            slots.append(slot)
    round_ = Round(findings, model, Bench(dice, seed, Uses(), rules))
    for turn in range(len(model.frames) * VARIANTS):
        dice.shuffle(slots)
        before = len(round_.seen)
        for index, slot in enumerate(list(slots)):
            made = round_.draft(slot, model.frames[(index + turn) % len(model.frames)], turn)
            if made is not None:
                yield made
            if isinstance(made, Refusal):
                slots.remove(slot)
        if len(round_.seen) == before:
            return


class Round:
    """The state of one model's draw: what was made, and how often each text was used."""

    def __init__(self, findings: Findings, model: Model, bench: Bench) -> None:
        self.findings, self.model, self.rules = findings, model, bench.accept
        self.uses, self.seen = bench.uses, set[str]()
        self.free = replace(bench, accept=self._is_new_and_good)
        self.strict = replace(self.free, strict=True)

    def draft(self, slot: Slot, frame: str, turn: int) -> Draft | Refusal | None:
        """The next item of the slot; a refusal in the first round alone; None: not now."""
        if self._is_ahead(slot):
            return None
        made = self.model.draft(self.findings, slot, frame, self.strict)
        if isinstance(made, Refusal):
            if turn:
                return None
            made = self.model.draft(self.findings, slot, frame, self.free)
        if isinstance(made, Draft):
            self.seen.add(item_id(made.item))
            self.uses.note(made)
        return made

    def _is_new_and_good(self, draft: Draft) -> bool:
        return item_id(draft.item) not in self.seen and self.rules(draft)

    def _is_ahead(self, slot: Slot) -> bool:
        """Whether a key of the slot is known for a key by now: it waits until it was a lure."""
        return any(self.uses.is_ahead(key, self.model.lures_per_key) for key in slot.keys)
