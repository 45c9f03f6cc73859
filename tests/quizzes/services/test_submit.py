"""Grading: once, by the rules, and at the right moment."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest

from accounts.models import User
from quizzes.models import Attempt
from quizzes.services import Save, close_if_due, close_overdue, record_answer, submit_attempt
from tests.factories import NOW, make_attempt

GRACE = timedelta(seconds=10)
NOTHING, ONE, THREE = Decimal(0), Decimal(1), Decimal(3)
DEADLINE = NOW + timedelta(minutes=20)
OVER = DEADLINE + timedelta(seconds=10, microseconds=1)


@pytest.fixture
def attempt(ada: User) -> Attempt:
    return make_attempt(ada, items=3, time_limit_minutes=20)


def answer(attempt: Attempt, *answers: str | None) -> None:
    for position, given in enumerate(answers, start=1):
        save = Save(client_id=uuid4(), seq=1, base_rev=0, submitted=given)
        record_answer(
            learner=attempt.learner,
            attempt_id=attempt.pk,
            position=position,
            save=save,
            now=NOW,
            grace=GRACE,
        )


def test_each_response_and_the_attempt_get_their_points(attempt: Attempt) -> None:
    answer(attempt, "b", "a")  # right, wrong, and one left blank
    now = NOW + timedelta(minutes=3)
    graded = submit_attempt(attempt=attempt, now=now, grace=GRACE)
    attempt.refresh_from_db()
    assert (graded.points, graded.maximum, graded.finished_at) == (ONE, THREE, now)
    assert (attempt.points, attempt.maximum, attempt.finished_at) == (ONE, THREE, now)
    rows = attempt.responses.values_list("answer", "points", "closed_at")
    assert list(rows) == [("b", ONE, now), ("a", NOTHING, now), (None, NOTHING, now)]


def test_a_second_submission_changes_nothing(attempt: Attempt) -> None:
    answer(attempt, "b")
    first = submit_attempt(attempt=attempt, now=NOW, grace=GRACE)
    # As if the rules had changed since: a second grading would show.
    attempt.responses.update(points=Decimal("0.5"))
    second = submit_attempt(attempt=attempt, now=NOW + timedelta(minutes=1), grace=GRACE)
    assert (second.finished_at, second.points) == (first.finished_at, first.points) == (NOW, ONE)
    assert set(attempt.responses.values_list("points", flat=True)) == {Decimal("0.5")}


@pytest.mark.parametrize(
    ("past_deadline", "finished"),
    [(-60, -60), (0, 0), (10, 10), (10.001, 0), (86_400, 0)],
)
def test_an_overdue_attempt_finishes_at_its_deadline(
    attempt: Attempt, past_deadline: float, finished: float
) -> None:
    now = DEADLINE + timedelta(seconds=past_deadline)
    graded = submit_attempt(attempt=attempt, now=now, grace=GRACE)
    assert graded.finished_at == DEADLINE + timedelta(seconds=finished)


def test_an_attempt_in_its_time_is_not_closed(attempt: Attempt) -> None:
    assert close_if_due(attempt=attempt, now=DEADLINE + GRACE, grace=GRACE) is False
    attempt.refresh_from_db()
    assert attempt.finished_at is None


def test_an_attempt_past_its_time_is_closed_on_the_way(attempt: Attempt) -> None:
    answer(attempt, "b")
    assert close_if_due(attempt=attempt, now=OVER, grace=GRACE) is True
    assert (attempt.finished_at, attempt.points, attempt.maximum) == (DEADLINE, ONE, THREE)


def test_closing_what_is_closed_changes_nothing(attempt: Attempt) -> None:
    submit_attempt(attempt=attempt, now=NOW, grace=GRACE)
    attempt.refresh_from_db()
    assert close_if_due(attempt=attempt, now=OVER, grace=GRACE) is True
    attempt.refresh_from_db()
    assert attempt.finished_at == NOW


def test_the_sweep_closes_what_is_overdue_and_nothing_else(ada: User, bob: User) -> None:
    overdue = make_attempt(ada, time_limit_minutes=20)
    fresh = make_attempt(bob, time_limit_minutes=21)
    untimed = make_attempt(ada)
    done = make_attempt(bob, time_limit_minutes=20)
    submit_attempt(attempt=done, now=NOW, grace=GRACE)
    assert [a.pk for a in close_overdue(now=OVER, grace=GRACE)] == [overdue.pk]
    assert list(close_overdue(now=OVER, grace=GRACE)) == []
    finished = {a.pk: a.finished_at for a in Attempt.objects.exclude(finished_at=None)}
    assert finished == {overdue.pk: DEADLINE, done.pk: NOW}
    assert {fresh.pk, untimed.pk} == set(Attempt.objects.open().values_list("pk", flat=True))


def test_the_sweep_waits_for_the_grace(attempt: Attempt) -> None:
    assert list(close_overdue(now=DEADLINE + GRACE, grace=GRACE)) == []
    assert len(list(close_overdue(now=OVER, grace=GRACE))) == 1
