"""Taking an answer: every branch of the save contract, with the clock in the test's hand."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.http import Http404

from accounts.models import User
from quizzes.items import AnswerError, Json
from quizzes.models import Attempt, Response, Revision
from quizzes.services import Accepted, Refused, ReusedError, Save, record_answer, submit_attempt
from tests.factories import NOW, make_attempt

GRACE = timedelta(seconds=10)
TAB = UUID("11111111-1111-4111-8111-111111111111")
PHONE = UUID("22222222-2222-4222-8222-222222222222")


@pytest.fixture
def attempt(ada: User) -> Attempt:
    return make_attempt(ada, items=2, time_limit_minutes=20)


def saved(
    attempt: Attempt,
    answer: Json,
    *,
    seq: int = 1,
    base_rev: int = 0,
    client: UUID = TAB,
    now: datetime = NOW,
    **place: Any,
) -> Accepted | Refused:
    return record_answer(
        learner=place.get("learner", attempt.learner),
        attempt_id=place.get("attempt_id", attempt.pk),
        position=place.get("position", 1),
        save=Save(client_id=client, seq=seq, base_rev=base_rev, submitted=answer),
        now=now,
        grace=GRACE,
    )


def stored(attempt: Attempt, position: int = 1) -> Response:
    return attempt.responses.get(position=position)


def untouched(attempt: Attempt) -> bool:
    return (stored(attempt).rev, stored(attempt).answer) == (0, None)


def test_an_answer_is_stored_with_its_time(attempt: Attempt) -> None:
    later = NOW + timedelta(minutes=5, milliseconds=1)
    assert saved(attempt, "c", now=later) == Accepted(1, later, 15 * 60)
    response = stored(attempt)
    assert (response.answer, response.rev, response.answered_at) == ("c", 1, later)
    assert (response.points, response.closed_at) == (None, None)
    assert (stored(attempt, 2).rev, stored(attempt, 2).answer) == (0, None)


def test_every_save_adds_one_revision_and_the_newest_is_the_answer(attempt: Attempt) -> None:
    for rev, answer in enumerate(["a", "b", None, "c", "c"]):
        reply = saved(attempt, answer, seq=rev + 1, base_rev=rev)
        assert reply == Accepted(rev + 1, NOW, 20 * 60)
        response = stored(attempt)
        newest = response.revisions.latest("rev")
        assert (response.answer, response.rev) == (newest.answer, newest.rev) == (answer, rev + 1)
        assert response.answered_at == newest.saved_at
    history = Revision.objects.order_by("rev").values_list("rev", "base_rev", "seq", "answer")
    assert list(history) == [
        (1, 0, 1, "a"), (2, 1, 2, "b"), (3, 2, 3, None), (4, 3, 4, "c"), (5, 4, 5, "c"),
    ]  # fmt: skip


def test_null_clears_the_answer(attempt: Attempt) -> None:
    saved(attempt, "a")
    saved(attempt, None, seq=2, base_rev=1)
    assert stored(attempt).answer is None
    assert stored(attempt).is_blank


def test_a_repeated_save_gets_the_same_reply_and_is_stored_once(attempt: Attempt) -> None:
    first = saved(attempt, "a", now=NOW + timedelta(seconds=30))
    saved(attempt, "b", seq=2, base_rev=1)
    assert saved(attempt, "a", now=NOW + timedelta(minutes=9)) == first
    assert (stored(attempt).answer, stored(attempt).rev) == ("b", 2)
    assert Revision.objects.count() == 2


def test_a_repeated_save_gets_the_same_reply_after_submitting(attempt: Attempt) -> None:
    first = saved(attempt, "a")
    submit_attempt(attempt=attempt, now=NOW + timedelta(minutes=1), grace=GRACE)
    assert saved(attempt, "a", now=NOW + timedelta(minutes=2)) == first


def test_a_repeated_save_gets_the_same_reply_after_the_deadline(attempt: Attempt) -> None:
    first = saved(attempt, "a")
    assert saved(attempt, "a", now=NOW + timedelta(days=2)) == first


def test_a_repeated_save_is_known_by_both_client_and_number(attempt: Attempt) -> None:
    saved(attempt, "a")
    assert isinstance(saved(attempt, "a", client=PHONE, base_rev=1), Accepted)
    assert isinstance(saved(attempt, "a", seq=2, base_rev=2), Accepted)
    assert isinstance(saved(attempt, "a", position=2), Accepted)
    assert Revision.objects.count() == 4


def test_the_same_number_with_another_answer_is_refused(attempt: Attempt) -> None:
    saved(attempt, "a")
    with pytest.raises(ReusedError, match="sent before with another answer"):
        saved(attempt, "b")
    with pytest.raises(ReusedError, match="sent before with another answer"):
        saved(attempt, None)
    assert (stored(attempt).answer, stored(attempt).rev) == ("a", 1)


@pytest.mark.parametrize("base_rev", [0, 2, 2**31 - 1])
def test_a_save_that_saw_another_revision_is_stale(attempt: Attempt, base_rev: int) -> None:
    saved(attempt, "a", client=PHONE)
    now = NOW + timedelta(minutes=1)
    reply = saved(attempt, "b", base_rev=base_rev, now=now)
    assert reply == Refused("stale", "a", 1, now, 19 * 60)
    assert (stored(attempt).answer, stored(attempt).rev) == ("a", 1)


def test_a_stale_save_may_come_again_on_the_revision_that_it_was_told(attempt: Attempt) -> None:
    saved(attempt, "a", client=PHONE)
    refused = saved(attempt, "b")
    assert isinstance(saved(attempt, "b", base_rev=refused.server_rev), Accepted)
    assert stored(attempt).answer == "b"


def test_an_unreadable_answer_leaves_the_stored_one(attempt: Attempt) -> None:
    saved(attempt, "a")
    junk: Json
    for junk in ("z", ["a"], 1, {}, "\x00", "\ud800"):
        with pytest.raises(AnswerError):
            saved(attempt, junk, seq=2, base_rev=1)
    assert (stored(attempt).answer, stored(attempt).rev) == ("a", 1)
    assert isinstance(saved(attempt, "b", seq=2, base_rev=1), Accepted)  # its number is still free


def test_an_answer_after_submitting_is_refused_with_the_stored_one(attempt: Attempt) -> None:
    saved(attempt, "a")
    submit_attempt(attempt=attempt, now=NOW, grace=GRACE)
    assert saved(attempt, "b", seq=2, base_rev=1) == Refused("submitted", "a", 1, NOW, 20 * 60)
    assert stored(attempt).answer == "a"


@pytest.mark.parametrize(
    ("past_deadline", "taken"),
    [(-1, True), (0, True), (9, True), (10, True), (10.001, False), (11, False), (86_400, False)],
)
def test_saves_are_taken_until_the_deadline_and_its_grace(
    attempt: Attempt, past_deadline: float, taken: bool
) -> None:
    now = NOW + timedelta(minutes=20, seconds=past_deadline)
    reply = saved(attempt, "a", now=now)
    assert isinstance(reply, Accepted) == taken
    assert untouched(attempt) != taken
    assert reply.seconds_left == max(0, -int(past_deadline))
    if isinstance(reply, Refused):
        assert (reply.error, reply.answer, reply.server_rev) == ("submitted", None, 0)


def test_without_a_deadline_no_seconds_are_counted(ada: User) -> None:
    attempt = make_attempt(ada)
    reply = saved(attempt, "a", now=NOW + timedelta(days=400))
    assert reply == Accepted(1, NOW + timedelta(days=400), None)


@pytest.mark.parametrize("position", [0, 3, 10**30])
def test_a_place_that_is_not_there_is_absent(attempt: Attempt, position: int) -> None:
    with pytest.raises(Http404):
        saved(attempt, "a", position=position)


def test_another_learners_attempt_is_absent(attempt: Attempt, bob: User, adam: User) -> None:
    for person in (bob, adam):
        with pytest.raises(Http404):
            saved(attempt, "a", learner=person)
    assert untouched(attempt)


def test_a_replay_by_another_learner_is_absent(attempt: Attempt, bob: User) -> None:
    saved(attempt, "a")
    with pytest.raises(Http404):
        saved(attempt, "a", learner=bob)
