"""What educators decide: items into service and out of it, quizzes shown and withdrawn.

Each decision is taken on what the person saw, and leaves a line in the audit.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F

from accounts.models import User
from accounts.services.audit import record
from learning.services.publishing import ChangedMeanwhileError

from .. import reports
from ..models import Item, Quiz
from . import lifecycle
from .authoring import locked


class NothingInServiceError(Exception):
    """A quiz without a single item in service has nothing to ask."""


@transaction.atomic
def approve(*, item: Item, seen: str, person: User, now: datetime) -> Item:
    """Put the draft into service, as it was when the person read it.

    Raises ChangedMeanwhileError, or NotPossibleError where it is no draft any more.
    """
    current = _as_seen(item, seen)
    replaced = reports.in_service_of(current.line_id)
    lifecycle.approve_item(item=current, person=person, now=now)
    detail = {"replaced_version": replaced.number} if replaced else {}
    record(actor=person, action="item.approved", target=current, detail=detail, now=now)
    return current


@transaction.atomic
def reject(*, item: Item, seen: str, person: User, reason: str, now: datetime) -> Item:
    """Turn the draft down. Raises as `approve` does."""
    current = _as_seen(item, seen)
    lifecycle.reject_item(item=current, person=person, reason=reason, now=now)
    record(actor=person, action="item.rejected", target=current, detail={"reason": reason}, now=now)
    return current


@transaction.atomic
def withdraw(*, item: Item, person: User, reason: str, now: datetime) -> Item:
    """Take the item out of service. Raises NotPossibleError where it is not in service."""
    current = locked(item)
    lifecycle.withdraw_item(item=current, person=person, reason=reason, now=now)
    record(
        actor=person, action="item.withdrawn", target=current, detail={"reason": reason}, now=now
    )
    return current


def _as_seen(item: Item, seen: str) -> Item:
    current = locked(item)
    if reports.fingerprint(current) != seen:
        raise ChangedMeanwhileError
    return current


@transaction.atomic
def publish_quiz(*, quiz: Quiz, version: int, person: User, now: datetime) -> None:
    """Show the quiz to learners, as it was at `version`.

    Raises NothingInServiceError, or ChangedMeanwhileError.
    """
    ready = reports.ready_count(quiz)
    if not ready:
        raise NothingInServiceError
    waiting = Quiz.objects.filter(pk=quiz.pk, version=version, published_at__isnull=True)
    if not waiting.update(published_at=now, version=F("version") + 1):
        raise ChangedMeanwhileError
    record(actor=person, action="quiz.published", target=quiz, detail={"items": ready}, now=now)


@transaction.atomic
def withdraw_quiz(*, quiz: Quiz, version: int, person: User, now: datetime) -> None:
    """Hide the quiz from learners; attempts that run may be finished.

    Raises ChangedMeanwhileError.
    """
    shown = Quiz.objects.filter(pk=quiz.pk, version=version, published_at__isnull=False)
    if not shown.update(published_at=None, version=F("version") + 1):
        raise ChangedMeanwhileError
    record(actor=person, action="quiz.withdrawn", target=quiz, now=now)
