"""What the pages of progress read. Nothing here writes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from accounts.models import User
from quizzes import selectors as quiz_selectors
from quizzes.models import Attempt, Quiz

from . import mastery


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


@dataclass(frozen=True, slots=True)
class AttemptRow:
    attempt: Attempt
    closed: bool


@dataclass(frozen=True, slots=True)
class StrengthRow:
    name: str
    n: int
    percent: int | None


@dataclass(frozen=True, slots=True)
class ProgressPage:
    attempts: list[AttemptRow]
    strengths: list[StrengthRow]


def progress_page(learner: User, *, now: datetime, grace_seconds: int) -> ProgressPage:
    grace = timedelta(seconds=grace_seconds)
    attempts = quiz_selectors.attempts_of(learner)
    found = mastery.strengths(quiz_selectors.evidence_of(learner))
    return ProgressPage(
        attempts=[AttemptRow(a, a.is_closed(now=now, grace=grace)) for a in attempts],
        strengths=[StrengthRow(s.site.name, s.n, _percent(s.share)) for s in found],
    )


def _percent(share: float | None) -> int | None:
    return None if share is None else round(share * 100)
