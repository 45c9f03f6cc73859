"""Drawing a bank: every slot in every wording, steered so that no text gives itself away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from learning.facts import Knowledge

from . import match, one_best, select_all
from .base import Bench, Draft, Model, Refusal, Slot, Uses
from .findings import Findings
from .graph import Graph
from .identity import item_id
from .lint import passes

MODELS: tuple[Model, ...] = (*match.MODELS, *one_best.MODELS, *select_all.MODELS)
VARIANTS = 3  # of one slot in one wording, where there are so many sets of lures


def draw(
    knowledge: Knowledge, *, seed: str, models: Sequence[str] = ()
) -> Iterator[Draft | Refusal]:
    """All items of the bank in the order of the draw, and what was refused and why.

    The same knowledge and seed give the same items, byte for byte. Models take turns, and each
    model goes through all its slots before it comes back to one with another wording.
    """
    findings = Findings(Graph(knowledge))
    wanted = [model for model in MODELS if not models or model.name in models]
    streams = [_stream(findings, model, seed) for model in wanted]
    while streams:
        for stream in list(streams):
            for made in stream:
                yield made
                if isinstance(made, Draft):
                    break
            else:
                streams.remove(stream)


def _stream(findings: Findings, model: Model, seed: str) -> Iterator[Draft | Refusal]:
    """One model's items, without end points that repeat: a refused slot is named once."""
    dice = Random(f"{seed}:{model.name}")  # noqa: S311 - public items, no secret
    uses, seen, refused = Uses(), set[str](), set[Slot]()
    open_slots: list[Slot] = []
    for slot in model.slots(findings):
        if isinstance(slot, Refusal):
            yield slot
        else:
            open_slots.append(slot)
    bench = Bench(dice, seed, uses, lambda draft: item_id(draft.item) not in seen and passes(draft))
    for turn in range(len(model.frames) * VARIANTS):
        dice.shuffle(open_slots)
        for index, slot in enumerate(open_slots):
            if slot in refused:
                continue
            frame = model.frames[(index + turn) % len(model.frames)]
            made = model.draft(findings, slot, frame, bench)
            if isinstance(made, Refusal):
                refused.add(slot)
                if turn == 0:
                    yield made
                continue
            seen.add(item_id(made.item))
            uses.note(made)
            yield made
