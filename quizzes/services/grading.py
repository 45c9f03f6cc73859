"""Closing an attempt: each response gets its points, once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal

from django.db import transaction

from .. import timing
from ..models import Attempt, Response


@transaction.atomic
def submit_attempt(*, attempt: Attempt, now: datetime, grace: timedelta) -> Attempt:
    """Grade the attempt. A second call finds it graded and changes nothing.

    An attempt that is past its deadline closes at the deadline, not now.
    """
    locked = Attempt.objects.select_for_update().get(pk=attempt.pk)
    if locked.finished_at is not None:
        return locked
    overdue = timing.is_overdue(locked.deadline_at, now=now, grace=grace)
    finished_at = locked.deadline_at if overdue and locked.deadline_at else now
    return _close(locked, finished_at)


def close_if_due(*, attempt: Attempt, now: datetime, grace: timedelta) -> bool:
    """Grade an attempt whose time is over. Says whether it is closed."""
    if attempt.finished_at is not None:
        return True
    if not timing.is_overdue(attempt.deadline_at, now=now, grace=grace):
        return False
    submit_attempt(attempt=attempt, now=now, grace=grace)
    attempt.refresh_from_db()
    return True


def close_overdue(*, now: datetime, grace: timedelta) -> Iterator[Attempt]:
    """Grade every attempt whose time is over, one transaction each, yielding as it goes."""
    for attempt in Attempt.objects.overdue(now=now, grace=grace).order_by("deadline_at"):
        yield submit_attempt(attempt=attempt, now=now, grace=grace)


def _close(attempt: Attempt, finished_at: datetime) -> Attempt:
    responses = list(attempt.responses.select_related("item"))
    maximum = Decimal(0)
    for response in responses:
        score = response.item.value.score(response.answer)
        response.points, response.closed_at = score.points, finished_at
        maximum += score.maximum
    Response.objects.bulk_update(responses, ["points", "closed_at"])
    attempt.finished_at = finished_at
    attempt.points = sum((r.points or Decimal(0) for r in responses), Decimal(0))
    attempt.maximum = maximum
    attempt.save(update_fields=["finished_at", "points", "maximum"])
    return attempt
