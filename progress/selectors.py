"""What the pages of progress read. Nothing here writes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from accounts.models import User
from learning.models import Lesson, Module
from quizzes import selectors as quiz_selectors
from quizzes.models import Attempt, Quiz

from . import mastery
from .models import LessonRead


@dataclass(frozen=True, slots=True)
class ModuleRow:
    """A module in the list on the home page, with how far its reader is."""

    module: Module
    lesson_count: int
    read_count: int


@dataclass(frozen=True, slots=True)
class HomePage:
    modules: list[ModuleRow]
    quizzes: list[Quiz]
    open_attempts: list[Attempt]
    finished_attempts: list[Attempt]
    next_lesson: Lesson | None
    next_quiz: Quiz | None

    @property
    def has_lessons(self) -> bool:
        return any(row.lesson_count for row in self.modules)


def home_page(learner: User, *, now: datetime, grace_seconds: int) -> HomePage:
    grace = timedelta(seconds=grace_seconds)
    attempts = quiz_selectors.attempts_of(learner)
    quizzes = list(Quiz.objects.for_home())
    lessons = _published_lessons()
    read = read_times(learner, lessons)
    tried = {attempt.quiz_id for attempt in attempts}
    return HomePage(
        modules=_module_rows(lessons, read),
        quizzes=quizzes,
        open_attempts=[a for a in attempts if not a.is_closed(now=now, grace=grace)],
        finished_attempts=[a for a in attempts if a.is_closed(now=now, grace=grace)],
        next_lesson=next((lesson for lesson in lessons if lesson.pk not in read), None),
        next_quiz=next((quiz for quiz in quizzes if quiz.pk not in tried), None),
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


def read_times(learner: User, lessons: Iterable[Lesson]) -> dict[int, datetime]:
    """When the learner first read each of these lessons; those not read are left out."""
    keys = [lesson.pk for lesson in lessons]
    found = LessonRead.objects.filter(learner=learner.pk, lesson__in=keys)
    return dict(found.values_list("lesson", "first_read_at"))


def quizzes_of(module: Module) -> list[Quiz]:
    return list(Quiz.objects.open_to_learners().filter(module=module).order_by("position", "slug"))


def _published_lessons() -> list[Lesson]:
    """In the order in which modules and lessons are worked through."""
    found = Lesson.objects.published().select_related("module").defer("body")
    return list(found.order_by("module__position", "module__slug", "position", "slug"))


def _module_rows(lessons: list[Lesson], read: dict[int, datetime]) -> list[ModuleRow]:
    modules = Module.objects.published().order_by("position", "slug")
    return [
        ModuleRow(
            module=module,
            lesson_count=sum(lesson.module_id == module.pk for lesson in lessons),
            read_count=sum(x.module_id == module.pk and x.pk in read for x in lessons),
        )
        for module in modules
    ]
