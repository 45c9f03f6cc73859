"""Writing items by hand: nothing that somebody else decided or wrote is lost on the way."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from accounts.models import User
from learning.models import Pack
from learning.services.publishing import ChangedMeanwhileError

from .. import items, reports
from ..models import Item, ItemLine
from .lifecycle import draft_item, edit_draft


class NameTakenError(Exception):
    """The pack has a line of this short name already."""


@transaction.atomic
def start_line(*, pack: Pack, slug: str, value: items.Item, author: User, now: datetime) -> Item:
    """A new line with its first draft. Raises NameTakenError."""
    try:
        with transaction.atomic():
            line = ItemLine.objects.create(pack=pack, slug=slug)
    except IntegrityError:
        raise NameTakenError from None
    return draft_item(line=line, value=value, author=author, now=now)


@transaction.atomic
def save_draft(*, item: Item, value: items.Item, seen: str, author: User, now: datetime) -> Item:
    """Store an edit that began from the content `seen`.

    Where the draft was decided on in the meantime, that decision stands and the edit becomes
    the line's next draft: the item returned is where the edit went. Raises ChangedMeanwhileError
    where somebody else's edit came first.
    """
    current = locked(item)
    if reports.fingerprint(current) != seen:
        raise ChangedMeanwhileError
    if current.status != Item.Status.DRAFT:
        return draft_item(line=current.line, value=value, author=author, now=now)
    edit_draft(item=current, value=value)
    return current


@transaction.atomic
def new_version(*, item: Item, author: User, now: datetime) -> Item:
    """A draft that starts as a copy of the item; the line's draft where it has one already."""
    current = locked(item)
    waiting = reports.draft_of(current.line_id)
    return waiting or draft_item(line=current.line, value=current.value, author=author, now=now)


def locked(item: Item) -> Item:
    """The item as it is now. Holds its line, as every decision at the desk does, until commit."""
    ItemLine.objects.select_for_update().get(pk=item.line_id)
    return Item.objects.select_related("line").get(pk=item.pk)
