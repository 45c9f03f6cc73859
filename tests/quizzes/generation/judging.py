"""Draws from random graphs, and each of their elements laid before the oracle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from random import Random

from learning.facts import Knowledge
from quizzes import items
from quizzes.generation.bank import draw
from quizzes.generation.base import Draft, Refusal
from quizzes.items import Rationale
from tests.oracle.graphs import random_knowledge

RELATION = "has_finding"
ITEMS = 25  # drawn from each graph


@dataclass(frozen=True)
class Element:
    """One option of a draft as (subject, has_finding, value), and beside which keys it stands."""

    subject: str
    value: str
    correct: bool
    rationale: Rationale
    keys: frozenset[str]
    inverse: bool  # whether subjects are the options


def graph(number: int) -> Knowledge:
    rng = Random(f"graph {number}")
    return random_knowledge(rng, rng.choice((5, 12, 30, 60)))


def anything_goes(_draft: Draft) -> bool:
    return True


def drawn(knowledge: Knowledge, *, seed: str = "1", most: int = ITEMS) -> list[Draft]:
    """Without the item rules, so that the logic is judged and not the wording."""
    steps = draw(knowledge, seed=seed, rules=anything_goes)
    return list(islice((step for step in steps if isinstance(step, Draft)), most))


def refused(knowledge: Knowledge) -> list[Refusal]:
    steps = draw(knowledge, seed="1", rules=anything_goes)
    return [step for step in steps if isinstance(step, Refusal)]


def elements(draft: Draft) -> Iterator[Element]:
    concept, item = draft.concepts_of, draft.item
    if isinstance(item, items.Matching):
        for left in item.left:
            value, own = concept[left.id], concept[item.keys[left.id]]
            yield Element(own, value, True, left.rationale, frozenset({own}), True)
            for right, why in item.lures[left.id].items():
                yield Element(concept[right], value, False, why, frozenset({own}), True)
        return
    assert isinstance(item, items.SingleChoice | items.MultipleResponse)
    keyed = {item.key} if isinstance(item, items.SingleChoice) else set(item.keys)
    keys = frozenset(concept[key] for key in keyed)
    query = draft.slot.query
    for option in item.options:
        here = concept[option.id]
        inverse = query.subject is None
        subject = here if inverse else (query.subject or "")
        value = (query.object or "") if inverse else here
        yield Element(subject, value, option.id in keyed, option.rationale, keys, inverse)


def texts(draft: Draft) -> tuple[object, ...]:
    """The draft by what it says, whatever its option ids."""
    return (draft.model, draft.item, draft.key_claims, draft.proof_claims)
