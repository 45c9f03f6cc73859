"""Which items a learner meets when they do again what they missed. Nothing here writes."""

from __future__ import annotations

from collections import defaultdict
from random import Random

from .models import Attempt, Item, ItemClaim, Response
from .selectors import reviewed_items


def missed_items(attempt: Attempt) -> list[Item]:
    """Of a finished attempt: what did not earn all its points, blanks among it, in its order."""
    return [entry.response.item for entry in reviewed_items(attempt) if not entry.right]


def items_to_redo(attempt: Attempt, *, rng: Random) -> list[Item]:
    """For each missed item another one in service on one of its key claims, which the learner
    met least; else the same line again. No item twice; what has no item in service is left out.
    """
    missed = missed_items(attempt)
    others = _others(attempt, missed)
    met = _lines_met(attempt)
    again = Item.objects.in_service().filter(line__in=[item.line_id for item in missed])
    same = {item.line_id: item for item in again}
    chosen: dict[int, Item] = {}
    for item in missed:
        free = [other for other in others[item.pk] if other.line_id not in chosen]
        rng.shuffle(free)
        free.sort(key=lambda other: (other.line_id in met, other.type != item.type))
        found = free[0] if free else same.get(item.line_id)
        if found is not None:
            chosen[found.line_id] = found
    return list(chosen.values())


def _others(attempt: Attempt, missed: list[Item]) -> dict[int, list[Item]]:
    """Per missed item: other items in service that share a key claim, none of this attempt.

    Nor of an attempt that is still open: the result of this one would show its keys.
    """
    keys: dict[int, set[int]] = defaultdict(set)
    mine = ItemClaim.objects.filter(item__in=missed, role=ItemClaim.Role.KEY)
    for item_id, claim_id in mine.values_list("item_id", "claim_id"):
        keys[item_id].add(claim_id)
    open_ones = Attempt.objects.open().filter(learner=attempt.learner_id)
    shown = Response.objects.filter(attempt__in=open_ones) | attempt.responses.all()
    shared = ItemClaim.objects.filter(
        role=ItemClaim.Role.KEY,
        claim__in=set().union(*keys.values()),
        item__in=Item.objects.in_service(),
    ).exclude(item__line__in=shown.values("item__line"))
    by_claim: dict[int, list[Item]] = defaultdict(list)
    for link in shared.select_related("item").order_by("item_id"):
        by_claim[link.claim_id].append(link.item)
    return {
        item.pk: list(
            {o.pk: o for claim in sorted(keys[item.pk]) for o in by_claim[claim]}.values()
        )
        for item in missed
    }


def _lines_met(attempt: Attempt) -> set[int]:
    met = Response.objects.filter(attempt__learner=attempt.learner_id)
    return set(met.values_list("item__line", flat=True))
