"""What happens at the same moment: real threads, each with a connection of its own.

The same promises in sequence: test_start.py, test_save.py, test_submit.py.
"""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from functools import partial
from itertools import count
from uuid import uuid4

import pytest

from accounts.models import User
from quizzes.models import Attempt, Revision
from quizzes.services import (
    Accepted,
    Redo,
    Refused,
    Save,
    close_overdue,
    record_answer,
    redo_missed,
    start_or_resume,
    submit_attempt,
)
from tests.factories import NOW, make_attempt, make_quiz
from tests.support.people import make_person
from tests.support.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)

GRACE = timedelta(seconds=10)
AT_ONCE = 20


@pytest.fixture
def ada() -> User:
    return make_person("ada", "student")


def saver(attempt: Attempt, answer: str, **fields: int) -> Callable[[], Accepted | Refused]:
    save = Save(
        client_id=uuid4(),
        seq=fields.get("seq", 1),
        base_rev=fields.get("base_rev", 0),
        submitted=answer,
    )
    return partial(
        record_answer,
        learner=attempt.learner,
        attempt_id=attempt.pk,
        position=fields.get("position", 1),
        save=save,
        now=NOW,
        grace=GRACE,
    )


def submitter(attempt: Attempt) -> Callable[[], Attempt]:
    return partial(submit_attempt, attempt=attempt, now=NOW, grace=GRACE)


def test_twenty_starts_make_one_attempt(ada: User) -> None:
    quiz = make_quiz(items=3)
    seeds = count(1)
    begun = at_once(
        partial(start_or_resume, learner=ada, quiz=quiz, seed=next(seeds), now=NOW, grace=GRACE)
        for _ in range(AT_ONCE)
    )
    assert len({attempt.pk for attempt in begun}) == 1
    assert Attempt.objects.count() == 1
    assert Attempt.objects.get().responses.count() == 3


def test_twenty_redos_and_starts_make_one_attempt(ada: User) -> None:
    missed = submit_attempt(attempt=make_attempt(ada, items=3), now=NOW, grace=GRACE)
    assert missed.quiz
    redo = partial(redo_missed, attempt=missed, learner=ada, seed=7, now=NOW, grace=GRACE)
    start = partial(start_or_resume, learner=ada, quiz=missed.quiz, seed=8, now=NOW, grace=GRACE)
    calls: list[Callable[[], object]] = [redo, start] * (AT_ONCE // 2)
    found = at_once(calls)
    redos = [made for made in found if isinstance(made, Redo)]
    starts = [made for made in found if isinstance(made, Attempt)]
    assert len({a.pk for a in [*starts, *(made.attempt for made in redos)]}) == 1
    assert sum(made.fresh for made in redos) <= 1
    assert Attempt.objects.exclude(pk=missed.pk).get().responses.count() == 3


def test_of_twenty_savers_on_one_revision_one_is_accepted(ada: User) -> None:
    attempt = make_attempt(ada, items=1)
    replies = at_once(saver(attempt, "abcd"[n % 4]) for n in range(AT_ONCE))
    accepted = [reply for reply in replies if isinstance(reply, Accepted)]
    refused = [reply for reply in replies if isinstance(reply, Refused)]
    answer = attempt.responses.get().answer
    assert [reply.server_rev for reply in accepted] == [1]
    assert [(r.error, r.answer, r.server_rev) for r in refused] == [("stale", answer, 1)] * 19
    assert Revision.objects.get().answer == answer


def test_the_same_save_sent_twenty_times_is_stored_once(ada: User) -> None:
    attempt = make_attempt(ada, items=1)
    save = saver(attempt, "c")
    replies = at_once(save for _ in range(AT_ONCE))
    assert replies == [Accepted(1, NOW, None)] * AT_ONCE
    assert Revision.objects.count() == 1


def test_savers_of_different_places_do_not_disturb_each_other(ada: User) -> None:
    attempt = make_attempt(ada, items=10)
    replies = at_once(saver(attempt, "b", position=n) for n in range(1, 11))
    assert replies == [Accepted(1, NOW, None)] * 10
    assert list(attempt.responses.values_list("answer", flat=True)) == ["b"] * 10


def test_twenty_submissions_grade_once(ada: User) -> None:
    attempt = make_attempt(ada, items=3)
    saver(attempt, "b")()
    later = count(0)
    graded = at_once(
        partial(
            submit_attempt,
            attempt=attempt,
            now=NOW + timedelta(minutes=next(later)),
            grace=GRACE,
        )
        for _ in range(AT_ONCE)
    )
    attempt.refresh_from_db()
    assert {(a.finished_at, a.points, a.maximum) for a in graded} == {
        (attempt.finished_at, Decimal(1), Decimal(3))
    }


def test_a_sweep_and_a_submission_grade_once(ada: User) -> None:
    attempt = make_attempt(ada, items=3, time_limit_minutes=1)
    now = NOW + timedelta(minutes=5)

    def sweep() -> list[Attempt]:
        return list(close_overdue(now=now, grace=GRACE))

    def submit() -> list[Attempt]:
        return [submit_attempt(attempt=attempt, now=now, grace=GRACE)]

    at_once([sweep, submit, sweep, submit, sweep, submit])
    attempt.refresh_from_db()
    assert attempt.finished_at == attempt.deadline_at


def test_every_acknowledged_save_is_in_the_grade(ada: User) -> None:
    """Savers and a submission let loose together: whoever was told "accepted" is graded."""
    for _round in range(5):
        attempt = make_attempt(ada, items=8)
        savers = [saver(attempt, "b", position=n) for n in range(1, 9)]
        calls: list[Callable[[], object]] = [*savers[:4], submitter(attempt), *savers[4:]]
        replies = [reply for reply in at_once(calls) if not isinstance(reply, Attempt)]
        assert_graded_as_told(attempt, replies)


def assert_graded_as_told(attempt: Attempt, replies: list[object]) -> None:
    told = {position for position, reply in enumerate(replies, 1) if isinstance(reply, Accepted)}
    graded = set(attempt.responses.filter(points=1).values_list("position", flat=True))
    kept = set(attempt.responses.exclude(answer=None).values_list("position", flat=True))
    attempt.refresh_from_db()
    assert told == graded == kept
    assert (attempt.finished_at, attempt.points) == (NOW, Decimal(len(told)))
    assert {reply.error for reply in replies if isinstance(reply, Refused)} <= {"submitted"}
