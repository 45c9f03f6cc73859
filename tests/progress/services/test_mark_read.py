"""mark_read: the first time counts."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.models import User
from progress.models import LessonRead
from progress.services import mark_read
from tests.factories import NOW
from tests.support.lessons import make_lesson


def test_the_first_time_counts(ada: User) -> None:
    lesson = make_lesson()
    first = mark_read(learner=ada, lesson=lesson, now=NOW)
    again = mark_read(learner=ada, lesson=lesson, now=NOW + timedelta(days=1))
    assert (again.pk, again.first_read_at) == (first.pk, NOW)
    assert LessonRead.objects.count() == 1


def test_each_learner_has_their_own(ada: User, bob: User) -> None:
    lesson = make_lesson()
    mark_read(learner=ada, lesson=lesson, now=NOW)
    mark_read(learner=bob, lesson=lesson, now=NOW)
    assert LessonRead.objects.count() == 2


def test_the_database_refuses_a_second_row(ada: User) -> None:
    read = mark_read(learner=ada, lesson=make_lesson(), now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        LessonRead.objects.create(learner=ada, lesson=read.lesson, first_read_at=NOW)
