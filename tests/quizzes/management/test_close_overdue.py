"""manage.py close_overdue: the sweep that grades what nobody came back to."""

from datetime import timedelta
from io import StringIO

from django.core.management import call_command
from django.utils import timezone

from accounts.models import User
from quizzes.models import Attempt
from tests.factories import let_deadline_pass, make_attempt


def swept() -> str:
    said = StringIO()
    call_command("close_overdue", stdout=said)
    return said.getvalue()


def begun(learner: User) -> Attempt:
    return make_attempt(learner, time_limit_minutes=20, now=timezone.now())


def test_closes_what_is_overdue_at_its_deadline_and_says_how_many(ada: User, bob: User) -> None:
    overdue, running = begun(ada), begun(bob)
    let_deadline_pass(overdue)
    assert swept() == "Attempts closed: 1\n"
    overdue.refresh_from_db()
    running.refresh_from_db()
    assert overdue.finished_at == overdue.deadline_at
    assert running.finished_at is None


def test_a_second_sweep_finds_nothing(ada: User) -> None:
    let_deadline_pass(begun(ada))
    swept()
    assert swept() == "Attempts closed: 0\n"


def test_an_attempt_in_its_grace_is_left_alone(ada: User) -> None:
    let_deadline_pass(begun(ada), by=timedelta(seconds=3))
    assert swept() == "Attempts closed: 0\n"
