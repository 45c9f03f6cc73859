"""Doing again what was missed: on other items of the same claims, else on the same ones."""

from datetime import timedelta
from typing import Any

import pytest

from accounts.models import User
from quizzes.models import Attempt, Item, ItemClaim, Response
from quizzes.services import (
    ClosedQuizError,
    NothingMissedError,
    NothingToAnswerError,
    Redo,
    redo_missed,
    start_or_resume,
    submit_attempt,
)
from tests.factories import (
    NOW,
    key_on,
    let_deadline_pass,
    make_attempt,
    make_claim,
    make_pack,
    make_quiz,
    make_single_item,
)

GRACE = timedelta(seconds=10)


def finished(learner: User, *items: Item, right: int = 0, minutes: int | None = None) -> Attempt:
    """Graded, with the key given at the first `right` items."""
    quiz = make_quiz(items=items, time_limit_minutes=minutes)
    attempt = make_attempt(learner, quiz=quiz)
    known = [item.pk for item in items[:right]]
    answered = Response.objects.filter(attempt=attempt, item__in=known)
    answered.update(answer="b", rev=1, answered_at=NOW)
    return submit_attempt(attempt=attempt, now=NOW, grace=GRACE)


def redo(attempt: Attempt, *, seed: int = 1) -> Redo:
    return redo_missed(attempt=attempt, learner=attempt.learner, seed=seed, now=NOW, grace=GRACE)


def asked(attempt: Attempt) -> set[Item]:
    return {response.item for response in attempt.responses.select_related("item")}


def test_asks_another_item_on_the_same_claim(ada: User) -> None:
    pack = make_pack()
    known, missed, other = (make_single_item(pack=pack) for _ in range(3))
    key_on(make_claim(pack), known, make_single_item(pack=pack))
    key_on(make_claim(pack), missed, other)
    made = redo(finished(ada, known, missed, right=1))
    assert made.fresh
    assert asked(made.attempt) == {other}
    assert (made.attempt.kind, made.attempt.deadline_at) == (Attempt.Kind.REDO, None)


def test_a_timed_quiz_is_redone_without_a_limit(ada: User) -> None:
    made = redo(finished(ada, make_single_item(), minutes=5))
    assert made.attempt.deadline_at is None


def test_without_another_item_the_same_comes_again(ada: User) -> None:
    known, missed = make_single_item(), make_single_item()
    assert asked(redo(finished(ada, known, missed, right=1)).attempt) == {missed}


def test_the_same_item_comes_in_its_newest_version(ada: User) -> None:
    old = make_single_item()
    attempt = finished(ada, old)
    Item.objects.filter(pk=old.pk).update(status=Item.Status.SUPERSEDED)
    new = make_single_item("Better put?", line=old.line)
    assert asked(redo(attempt).attempt) == {new}


@pytest.mark.parametrize("fields", [{"status": "draft"}, {"fallen_at": NOW, "fallen_reason": "x"}])
def test_an_item_out_of_service_is_not_asked(ada: User, fields: dict[str, Any]) -> None:
    pack = make_pack()
    missed, other = make_single_item(pack=pack), make_single_item(pack=pack, **fields)
    key_on(make_claim(pack), missed, other)
    assert asked(redo(finished(ada, missed)).attempt) == {missed}


def test_a_claim_that_only_proves_a_lure_wrong_does_not_join_two_items(ada: User) -> None:
    pack = make_pack()
    missed, other = make_single_item(pack=pack), make_single_item(pack=pack)
    claim = make_claim(pack)
    key_on(claim, missed)
    ItemClaim.objects.create(item=other, claim=claim, role=ItemClaim.Role.PROOF)
    assert asked(redo(finished(ada, missed)).attempt) == {missed}


def test_what_the_learner_never_met_comes_first(ada: User, bob: User) -> None:
    pack = make_pack()
    missed, met, unmet = (make_single_item(pack=pack) for _ in range(3))
    key_on(make_claim(pack), missed, met, unmet)
    finished(ada, met)
    finished(bob, unmet)  # what somebody else met is new to Ada
    attempt = finished(ada, missed)
    for seed in range(5):
        made = redo(attempt, seed=seed).attempt
        assert asked(made) == {unmet}
        made.delete()


def test_two_missed_items_do_not_become_one(ada: User) -> None:
    pack = make_pack()
    first, second, other = (make_single_item(pack=pack) for _ in range(3))
    key_on(make_claim(pack), first, second, other)
    found = asked(redo(finished(ada, first, second)).attempt)
    assert len(found) == 2
    assert other in found


def test_no_item_of_an_open_attempt_is_asked_its_key_would_show(ada: User, bob: User) -> None:
    pack = make_pack()
    missed, running = make_single_item(pack=pack), make_single_item(pack=pack)
    key_on(make_claim(pack), missed, running)
    attempt = finished(ada, missed)
    theirs = make_attempt(ada, quiz=make_quiz(items=[running]))
    made = redo(attempt).attempt
    assert asked(made) == {missed}
    made.delete()
    Attempt.objects.filter(pk=theirs.pk).update(learner=bob)
    assert asked(redo(attempt).attempt) == {running}


def test_nothing_missed_is_refused(ada: User) -> None:
    attempt = finished(ada, make_single_item(), right=1)
    with pytest.raises(NothingMissedError):
        redo(attempt)
    assert Attempt.objects.count() == 1


def test_nothing_left_in_service_is_refused(ada: User) -> None:
    attempt = finished(ada, make_single_item())
    Item.objects.update(status=Item.Status.WITHDRAWN)
    with pytest.raises(NothingToAnswerError):
        redo(attempt)
    assert Attempt.objects.count() == 1


def test_a_quiz_taken_back_or_gone_is_refused(ada: User) -> None:
    attempt = finished(ada, make_single_item())
    assert attempt.quiz
    quiz, attempt.quiz.published_at = attempt.quiz, None
    quiz.save()
    with pytest.raises(ClosedQuizError):
        redo(attempt)
    quiz.delete()
    attempt.refresh_from_db()
    with pytest.raises(ClosedQuizError):
        redo(attempt)


def test_an_open_attempt_is_not_redone(ada: User) -> None:
    with pytest.raises(ValueError, match="graded"):
        redo(make_attempt(ada))


def test_one_open_attempt_whatever_its_kind(ada: User) -> None:
    attempt = finished(ada, make_single_item())
    assert attempt.quiz
    begun = make_attempt(ada, quiz=attempt.quiz)
    assert redo(attempt) == Redo(begun, fresh=False)
    submit_attempt(attempt=begun, now=NOW, grace=GRACE)
    mine = redo(attempt).attempt
    assert redo(attempt) == Redo(mine, fresh=False)
    resumed = start_or_resume(learner=ada, quiz=attempt.quiz, seed=2, now=NOW, grace=GRACE)
    assert (resumed, resumed.kind) == (mine, Attempt.Kind.REDO)


def test_an_overdue_attempt_is_closed_and_makes_room(ada: User) -> None:
    attempt = finished(ada, make_single_item(), minutes=5)
    assert attempt.quiz
    late = make_attempt(ada, quiz=attempt.quiz)
    let_deadline_pass(late)
    assert late.deadline_at
    now = late.deadline_at + timedelta(hours=1)
    made = redo_missed(attempt=attempt, learner=ada, seed=1, now=now, grace=GRACE)
    late.refresh_from_db()
    assert (made.fresh, late.finished_at) == (True, late.deadline_at)


def test_a_redo_can_be_redone(ada: User) -> None:
    first = redo(finished(ada, make_single_item())).attempt
    again = redo(submit_attempt(attempt=first, now=NOW, grace=GRACE))
    assert again.fresh
    assert asked(again.attempt) == asked(first)
