"""Starting an attempt: its items are fixed, in this learner's order, as blank responses."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from django.db import IntegrityError, transaction

from accounts.models import User

from .. import selectors
from ..models import Attempt, Item, Quiz, Response
from .grading import close_if_due


class NothingToAnswerError(Exception):
    """No line of the quiz has an item in service."""


def start_or_resume(
    *, learner: User, quiz: Quiz, seed: int, now: datetime, grace: timedelta
) -> Attempt:
    """The learner's open attempt, or a new one. Twenty calls at once make one attempt.

    Raises NothingToAnswerError where no item of the quiz is in service.
    """
    running = selectors.open_attempt(learner, quiz)
    if running is not None and not close_if_due(attempt=running, now=now, grace=grace):
        return running
    try:
        return start_attempt(learner=learner, quiz=quiz, seed=seed, now=now)
    except IntegrityError:  # another request was first; the database kept one
        winner = selectors.open_attempt(learner, quiz)
        if winner is None:
            raise
        return winner


@transaction.atomic
def start_attempt(*, learner: User, quiz: Quiz, seed: int, now: datetime) -> Attempt:
    attempt = Attempt(
        learner=learner,
        quiz=quiz,
        title=quiz.title,
        may_go_back=quiz.may_go_back,
        seed=seed,
        started_at=now,
        deadline_at=deadline(quiz, now=now),
    )
    return begin(attempt, selectors.items_of(quiz))


def begin(attempt: Attempt, chosen: list[Item]) -> Attempt:
    """Store the attempt and its blank responses. Raises NothingToAnswerError without an item."""
    if not chosen:
        raise NothingToAnswerError
    attempt.save(force_insert=True)
    Random(f"{attempt.seed}:order").shuffle(chosen)  # noqa: S311 - a shuffle, not a secret
    Response.objects.bulk_create(
        Response(attempt=attempt, item=item, position=position)
        for position, item in enumerate(chosen, start=1)
    )
    return attempt


def deadline(quiz: Quiz, *, now: datetime) -> datetime | None:
    if quiz.time_limit_minutes is None:
        return None
    return now + timedelta(minutes=quiz.time_limit_minutes)
