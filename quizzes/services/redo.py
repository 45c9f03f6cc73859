"""Doing again what was missed: an attempt of its own kind, which counts for nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from django.db import IntegrityError, transaction

from accounts.models import User

from .. import redo_choice, selectors
from ..models import Attempt, Quiz
from .attempts import begin
from .grading import close_if_due


class NothingMissedError(Exception):
    """Every item of the attempt earned all its points."""


class ClosedQuizError(Exception):
    """The quiz is gone, or was taken back."""


@dataclass(frozen=True, slots=True)
class Redo:
    """The attempt to go on with. Not `fresh`: it was open before, and may be of either kind."""

    attempt: Attempt
    fresh: bool


def redo_missed(
    *, attempt: Attempt, learner: User, seed: int, now: datetime, grace: timedelta
) -> Redo:
    """A new attempt on what this finished one missed, or the learner's open one at its quiz.

    Raises NothingMissedError, ClosedQuizError, and NothingToAnswerError where no item of what
    was missed is in service any more. Twenty calls at once make one attempt.
    """
    if attempt.finished_at is None:
        raise ValueError("What was missed shows after the attempt is graded.")
    missed = redo_choice.missed_items(attempt)
    if not missed:
        raise NothingMissedError
    quiz = Quiz.objects.open_to_learners().filter(attempts=attempt).first()
    if quiz is None:
        raise ClosedQuizError
    running = selectors.open_attempt(learner, quiz)
    if running is not None and not close_if_due(attempt=running, now=now, grace=grace):
        return Redo(running, fresh=False)
    try:
        return Redo(_start(attempt, quiz, seed=seed, now=now), fresh=True)
    except IntegrityError:  # another request was first; the database kept one
        winner = selectors.open_attempt(learner, quiz)
        if winner is None:
            raise
        return Redo(winner, fresh=False)


@transaction.atomic
def _start(missed_in: Attempt, quiz: Quiz, *, seed: int, now: datetime) -> Attempt:
    """Without a time limit: this is practice."""
    rng = Random(f"{seed}:redo")  # noqa: S311 - a choice of items, not a secret
    redo = Attempt(
        learner_id=missed_in.learner_id,
        quiz=quiz,
        title=quiz.title,
        kind=Attempt.Kind.REDO,
        may_go_back=quiz.may_go_back,
        seed=seed,
        started_at=now,
    )
    return begin(redo, redo_choice.items_to_redo(missed_in, rng=rng))
