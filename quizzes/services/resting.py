"""What `learning` asks of quizzes: which items rest on a claim, and what a change did to them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from learning.models import Claim, Pack
from learning.services.changes import Aftermath, Resting

from ..models import Attempt, Item, Quiz
from .generating import reprove


def prove_again(pack: Pack, now: datetime) -> Aftermath:
    """The hook for `learning`: knowledge of the pack has changed."""
    changed = reprove(pack=pack, now=now)
    left = [item for item in changed if item.fallen_at == now]
    back = [item for item in changed if item.fallen_at is None]
    return Aftermath(left=len(left), back=len(back), quizzes=_titles(left))


def resting_on(claim: Claim) -> Resting:
    """Items in service that name the claim as key, proof or context, and who meets them."""
    items = Item.objects.in_service().filter(item_claims__claim=claim).distinct()
    found = list(items.select_related("line").order_by("line__slug"))
    attempts = Attempt.objects.filter(finished_at=None, responses__item__in=found)
    return Resting(
        items=tuple(f"{item.value.stem} ({item.line.slug})" for item in found),
        quizzes=_titles(found),
        open_attempts=attempts.distinct().count(),
    )


def _titles(items: Iterable[Item]) -> tuple[str, ...]:
    lines = {item.line_id for item in items}
    if not lines:
        return ()
    asking = Quiz.objects.filter(pk__in=Quiz.objects.filter(lines__in=lines).values("pk"))
    return tuple(asking.order_by("title").values_list("title", flat=True))
