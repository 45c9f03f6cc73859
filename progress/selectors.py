"""What the pages of progress read. Nothing here writes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from accounts.models import User
from quizzes import selectors as quiz_selectors
from quizzes.models import Attempt, Quiz


@dataclass(frozen=True, slots=True)
class HomePage:
    quizzes: list[Quiz]
    open_attempts: list[Attempt]
    finished_attempts: list[Attempt]


def home_page(learner: User, *, now: datetime, grace_seconds: int) -> HomePage:
    grace = timedelta(seconds=grace_seconds)
    attempts = quiz_selectors.attempts_of(learner)
    return HomePage(
        quizzes=list(Quiz.objects.for_home()),
        open_attempts=[a for a in attempts if not a.is_closed(now=now, grace=grace)],
        finished_attempts=[a for a in attempts if a.is_closed(now=now, grace=grace)],
    )
