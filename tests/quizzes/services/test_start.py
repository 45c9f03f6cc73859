"""Starting an attempt: what is fixed at the start, and that there is only one."""

from datetime import timedelta

import pytest

from accounts.models import User
from quizzes.models import Attempt, Item, QuizEntry
from quizzes.services import NothingToAnswerError, start_attempt, start_or_resume, submit_attempt
from quizzes.services.lifecycle import approve_item, draft_item
from tests.factories import NOW, make_attempt, make_quiz, make_single, make_single_item

GRACE = timedelta(seconds=10)


def stems(attempt: Attempt) -> list[str]:
    return [r.item.value.stem for r in attempt.responses.select_related("item")]


def test_every_item_is_there_blank_and_in_order(ada: User) -> None:
    attempt = make_attempt(ada, items=5)
    responses = list(attempt.responses.all())
    assert [r.position for r in responses] == [1, 2, 3, 4, 5]
    assert {(r.answer, r.rev, r.answered_at, r.points, r.closed_at) for r in responses} == {
        (None, 0, None, None, None)
    }
    assert len({r.item_id for r in responses}) == 5


def test_the_attempt_keeps_what_was_promised_at_the_start(ada: User) -> None:
    quiz = make_quiz(title="Days", time_limit_minutes=20)
    attempt = make_attempt(ada, quiz=quiz)
    quiz.title, quiz.time_limit_minutes, quiz.may_go_back = "Months", 5, False
    quiz.save()
    attempt.refresh_from_db()
    assert (attempt.title, attempt.may_go_back) == ("Days", True)
    assert (attempt.started_at, attempt.deadline_at) == (NOW, NOW + timedelta(minutes=20))
    assert (attempt.finished_at, attempt.points, attempt.maximum) == (None, None, None)


def test_without_a_limit_there_is_no_deadline(ada: User) -> None:
    assert make_attempt(ada).deadline_at is None


def test_the_order_comes_from_the_seed(ada: User, bob: User) -> None:
    quiz = make_quiz(items=6)
    hers = stems(make_attempt(ada, quiz=quiz, seed=1))
    his = stems(make_attempt(bob, quiz=quiz, seed=1))
    assert hers == his
    submit_attempt(attempt=Attempt.objects.get(learner=bob), now=NOW, grace=GRACE)
    assert stems(make_attempt(bob, quiz=quiz, seed=2)) != his


def test_each_line_gives_its_newest_version_in_service(ada: User) -> None:
    item = make_single_item(stem="The first wording?")
    quiz = make_quiz(items=[item])
    newer = draft_item(line=item.line, value=make_single(stem="Better?"), author=None, now=NOW)
    assert stems(make_attempt(ada, quiz=quiz)) == ["The first wording?"]
    approve_item(item=newer, person=None, now=NOW)
    submit_attempt(attempt=Attempt.objects.get(), now=NOW, grace=GRACE)
    again = start_attempt(learner=ada, quiz=quiz, seed=1, now=NOW)
    assert stems(again) == ["Better?"]


def test_a_running_attempt_keeps_the_version_that_it_started_with(ada: User) -> None:
    item = make_single_item(stem="The first wording?")
    attempt = make_attempt(ada, items=[item])
    newer = draft_item(line=item.line, value=make_single(stem="Better?"), author=None, now=NOW)
    approve_item(item=newer, person=None, now=NOW)
    assert stems(attempt) == ["The first wording?"]


@pytest.mark.parametrize("status", [s for s in Item.Status if s != Item.Status.APPROVED])
def test_items_out_of_service_are_not_given(ada: User, status: str) -> None:
    fit = make_single_item(stem="In service?")
    attempt = make_attempt(ada, items=[fit, make_single_item(status=status)])
    assert stems(attempt) == ["In service?"]


def test_a_line_of_two_quizzes_comes_once_and_where_this_quiz_has_it(ada: User) -> None:
    one, two, three = (make_single_item(stem=f"Which is {n}?") for n in range(3))
    make_quiz(items=[three, two, one])
    quiz = make_quiz(items=[one, two, three])
    QuizEntry.objects.filter(quiz=quiz, line=one.line).update(position=9)
    attempt = make_attempt(ada, quiz=quiz)
    assert sorted(stems(attempt)) == ["Which is 0?", "Which is 1?", "Which is 2?"]


def test_a_quiz_without_items_does_not_start(ada: User) -> None:
    quiz = make_quiz(items=0)
    with pytest.raises(NothingToAnswerError):
        start_or_resume(learner=ada, quiz=quiz, seed=1, now=NOW, grace=GRACE)
    assert Attempt.objects.count() == 0


def test_starting_again_goes_on_with_the_open_attempt(ada: User) -> None:
    quiz = make_quiz(time_limit_minutes=20)
    first = start_or_resume(learner=ada, quiz=quiz, seed=1, now=NOW, grace=GRACE)
    later = NOW + timedelta(minutes=19)
    second = start_or_resume(learner=ada, quiz=quiz, seed=2, now=later, grace=GRACE)
    assert (second.pk, second.seed, second.deadline_at) == (first.pk, 1, first.deadline_at)
    assert Attempt.objects.count() == 1


def test_starting_after_the_deadline_closes_the_old_attempt_and_makes_a_new_one(ada: User) -> None:
    quiz = make_quiz(time_limit_minutes=20)
    first = start_or_resume(learner=ada, quiz=quiz, seed=1, now=NOW, grace=GRACE)
    later = NOW + timedelta(minutes=20, seconds=11)
    second = start_or_resume(learner=ada, quiz=quiz, seed=2, now=later, grace=GRACE)
    first.refresh_from_db()
    assert first.finished_at == first.deadline_at
    assert (second.started_at, second.deadline_at) == (later, later + timedelta(minutes=20))


def test_another_learner_gets_an_attempt_of_her_own(ada: User, bob: User) -> None:
    quiz = make_quiz()
    hers = start_or_resume(learner=ada, quiz=quiz, seed=1, now=NOW, grace=GRACE)
    his = start_or_resume(learner=bob, quiz=quiz, seed=1, now=NOW, grace=GRACE)
    assert hers.pk != his.pk
    assert (hers.learner, his.learner) == (ada, bob)
