"""The life of an item: draft, approved, then withdrawn or superseded; or rejected.

Every step is one conditional update on the row itself, so that two people deciding at once
leave one decision.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from accounts.models import User

from .. import items
from ..models import Item, ItemLine


class NotPossibleError(Exception):
    """The item is no longer in the state that the step starts from."""


@transaction.atomic
def draft_item(*, line: ItemLine, value: items.Item, author: User | None, now: datetime) -> Item:
    """The line's next version, as a draft."""
    ItemLine.objects.select_for_update().get(pk=line.pk)
    newest = line.items.aggregate(newest=Max("number"))["newest"] or 0
    payload = items.dump(value)
    return Item.objects.create(
        line=line,
        number=newest + 1,
        type=payload.pop("type"),
        payload=payload,
        created_by=author,
        created_at=now,
    )


@transaction.atomic
def edit_draft(*, item: Item, value: items.Item) -> None:
    """Change a draft. Raises NotPossibleError once somebody has decided on it."""
    payload = items.dump(value)
    changed = Item.objects.filter(pk=item.pk, status=Item.Status.DRAFT).update(
        type=payload.pop("type"), payload=payload
    )
    if not changed:
        raise NotPossibleError


@transaction.atomic
def approve_item(*, item: Item, person: User | None, now: datetime) -> None:
    """Put the draft into service; the version before it is superseded."""
    ItemLine.objects.select_for_update().get(pk=item.line_id)
    Item.objects.in_service().filter(line=item.line_id).exclude(pk=item.pk).update(
        status=Item.Status.SUPERSEDED, decided_by=person, decided_at=now
    )
    _move(item, Item.Status.DRAFT, Item.Status.APPROVED, person, "", now)


def reject_item(*, item: Item, person: User | None, reason: str, now: datetime) -> None:
    _move(item, Item.Status.DRAFT, Item.Status.REJECTED, person, reason, now)


def withdraw_item(*, item: Item, person: User | None, reason: str, now: datetime) -> None:
    """Take an approved item out of service. Running attempts keep it."""
    _move(item, Item.Status.APPROVED, Item.Status.WITHDRAWN, person, reason, now)


def _move(
    item: Item, before: str, after: str, person: User | None, reason: str, now: datetime
) -> None:
    moved = Item.objects.filter(pk=item.pk, status=before).update(
        status=after, status_reason=reason, decided_by=person, decided_at=now
    )
    if not moved:
        raise NotPossibleError
    item.refresh_from_db(fields=["status", "status_reason", "decided_by", "decided_at"])
