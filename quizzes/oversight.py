"""How far every learner is, for admins. Nothing here writes, and no answer stands here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery, Sum

from accounts.models import User
from accounts.roles import STUDENT

from .models import Attempt, Response

# The last four are the same signs in full width, which spreadsheets read alike.
DANGEROUS = tuple("=+-@\t\r\uff1d\uff0b\uff0d\uff20")
STATES = ("none", "open", "overdue", "finished")
GRADED = Q(attempts__kind=Attempt.Kind.GRADED)


def learners(*, now: datetime, grace: timedelta) -> QuerySet[User]:
    """Students, and whoever has an attempt: with their counts. A redo counts as activity alone.

    `started` is `finished` and `open` and `overdue` (past deadline and grace, not graded yet).
    """
    waiting, late = Q(attempts__finished_at=None), Q(attempts__deadline_at__lt=now - grace)
    untimed = Q(attempts__deadline_at=None)
    in_time = untimed | Q(attempts__deadline_at__gte=now - grace)
    answered = Response.objects.filter(attempt__learner=OuterRef("pk")).order_by()
    newest = answered.values("attempt__learner").annotate(at=Max("answered_at")).values("at")
    found = User.objects.filter(
        Q(groups__name=STUDENT) | Q(pk__in=Attempt.objects.values("learner")), erased_at=None
    ).values("pk")
    people: QuerySet[User] = User.objects.filter(pk__in=found).annotate(
        started=Count("attempts", filter=GRADED),
        finished=Count("attempts", filter=GRADED & Q(attempts__finished_at__isnull=False)),
        open=Count("attempts", filter=GRADED & waiting & in_time),
        overdue=Count("attempts", filter=GRADED & waiting & late),
        points=Sum("attempts__points", filter=GRADED),
        maximum=Sum("attempts__maximum", filter=GRADED),
        begun_at=Max("attempts__started_at"),
        answered_at=Subquery(newest),
    )
    return people.order_by("email")


def chosen(people: QuerySet[User], *, state: str, text: str) -> QuerySet[User]:
    """Those of the list in a state, whose name or address holds the text."""
    states = {
        "none": Q(started=0),
        "open": Q(open__gt=0),
        "overdue": Q(overdue__gt=0),
        "finished": Q(finished__gt=0),
    }
    people = people.filter(states.get(state, Q()))
    if text:
        people = people.filter(Q(email__icontains=text) | Q(display_name__icontains=text))
    return people


def last_activity(person: Any) -> datetime | None:
    """The newest start or save."""
    return max((at for at in (person.begun_at, person.answered_at) if at), default=None)


def percent(person: Any) -> int | None:
    """The share of points over finished attempts."""
    return round(person.points / person.maximum * 100) if person.maximum else None


HEADER = (
    "learner", "email", "started", "finished", "open", "overdue", "points", "of", "percent",
    "last_activity_utc",
)  # fmt: skip


def rows(people: QuerySet[User]) -> Iterator[tuple[str, ...]]:
    """The list as text, its header first; safe to open in a spreadsheet."""
    yield HEADER
    for person in people:
        yield tuple(defused(cell) for cell in _cells(person))


def _cells(person: Any) -> Iterator[Any]:
    yield from (person.display_name, person.email)
    yield from (person.started, person.finished, person.open, person.overdue)
    for points in (person.points, person.maximum):
        yield None if points is None else f"{points:.2f}"
    yield percent(person)
    seen = last_activity(person)
    yield seen.strftime("%Y-%m-%d %H:%M") if seen else None


def defused(cell: Any) -> str:
    """A spreadsheet runs what starts like a formula, also behind a blank: a quote stops it."""
    text = "" if cell is None else str(cell)
    starts = text.lstrip(" \u00a0\n")[:1]
    return f"'{text}" if starts in DANGEROUS else text
