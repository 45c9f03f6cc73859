"""Showing a module to learners, and taking it back. Each act leaves a line in the audit."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F

from accounts.models import User
from accounts.services.audit import record

from ..models import Module


class ChangedMeanwhileError(Exception):
    """Somebody changed the row after the person had looked at it. Nothing was done."""


@transaction.atomic
def publish_module(*, module: Module, version: int, person: User, now: datetime) -> None:
    """Show learners the module as it was at `version`. Raises ChangedMeanwhileError."""
    waiting = Module.objects.filter(pk=module.pk, version=version, published_at__isnull=True)
    if not waiting.update(published_at=now, version=F("version") + 1):
        raise ChangedMeanwhileError
    record(actor=person, action="module.published", target=module, now=now)


@transaction.atomic
def unpublish_module(*, module: Module, version: int, person: User, now: datetime) -> None:
    """Take the module out of learners' sight. Raises ChangedMeanwhileError."""
    shown = Module.objects.filter(pk=module.pk, version=version, published_at__isnull=False)
    if not shown.update(published_at=None, version=F("version") + 1):
        raise ChangedMeanwhileError
    record(actor=person, action="module.unpublished", target=module, now=now)
