"""GET /: one thing to do now, then the rest; a visitor reads what this is."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from learning.models import Module
from progress.services import mark_read
from quizzes.models import Attempt, Quiz
from quizzes.services import submit_attempt
from tests.factories import NOW, let_deadline_pass, make_attempt, make_module, make_quiz
from tests.support.lessons import make_lesson
from tests.support.queries import statements

GRACE = timedelta(seconds=10)


def shown(client: Client) -> str:
    reply = client.get("/")
    assert reply.status_code == 200
    return reply.content.decode()


def begun(learner: User, title: str = "Days", minutes: int | None = None) -> Attempt:
    quiz = make_quiz(title=title, time_limit_minutes=minutes)
    return make_attempt(learner, quiz=quiz, now=timezone.now())


def finished(learner: User, title: str = "Days") -> Attempt:
    return submit_attempt(attempt=begun(learner, title), now=timezone.now(), grace=GRACE)


def test_the_visitor_reads_what_this_is(client: Client, db: None) -> None:
    make_quiz(title="Days of the week")
    page = shown(client)
    assert "/accounts/login/" in page
    assert "Days of the week" not in page


def test_with_nothing_to_do_it_says_so(ada_client: Client) -> None:
    assert "Nothing to do yet" in shown(ada_client)


def test_an_open_quiz_is_the_thing_to_do(ada_client: Client) -> None:
    quiz = make_quiz(title="Days & nights")
    page = shown(ada_client)
    assert "<h1>Days &amp; nights</h1>" in page
    assert f'href="/quizzes/{quiz.slug}/"' in page


def test_going_on_comes_before_anything_new(ada: User, ada_client: Client) -> None:
    attempt = begun(ada, "Days")
    page = shown(ada_client)
    assert "Go on with “Days”" in page
    assert f'href="/attempts/{attempt.pk}/"' in page


def test_the_next_unread_lesson_comes_before_a_new_quiz(ada: User, ada_client: Client) -> None:
    module = make_module()
    first = make_lesson(module=module, position=1, title="First & foremost")
    second = make_lesson(module=module, position=2, title="Second")
    make_quiz(module=module, title="A quiz")
    page = shown(ada_client)
    assert "<h1>First &amp; foremost</h1>" in page
    assert f'href="/modules/{module.slug}/{first.slug}/"' in page
    assert "0 of 2 lessons read" in page
    mark_read(learner=ada, lesson=first, now=NOW)
    assert "<h1>Second</h1>" in shown(ada_client)
    mark_read(learner=ada, lesson=second, now=NOW)
    page = shown(ada_client)
    assert "<h1>A quiz</h1>" in page
    assert "2 of 2 lessons read" in page


def test_an_open_attempt_comes_before_a_lesson(ada: User, ada_client: Client) -> None:
    make_lesson(title="A lesson")
    begun(ada, "Days")
    assert "<h1>Go on with “Days”</h1>" in shown(ada_client)


def test_a_quiz_already_tried_is_not_the_thing_to_do(ada: User, ada_client: Client) -> None:
    finished(ada, "Days")
    assert "<h1>Nothing new to do</h1>" in shown(ada_client)
    make_quiz(title="Nights")
    assert "<h1>Nights</h1>" in shown(ada_client)


def test_what_ada_read_is_still_new_to_bob(ada: User, bob_client: Client) -> None:
    lesson = make_lesson(title="A lesson")
    mark_read(learner=ada, lesson=lesson, now=NOW)
    assert "<h1>A lesson</h1>" in shown(bob_client)


def test_what_is_finished_is_listed_with_its_points(ada: User, ada_client: Client) -> None:
    attempt = finished(ada)
    page = shown(ada_client)
    assert f'href="/attempts/{attempt.pk}/result/"' in page
    assert "0 of 3 points" in page
    assert "Go on with" not in page


def test_an_attempt_whose_time_is_over_counts_as_finished_and_is_not_written(
    ada: User, ada_client: Client
) -> None:
    attempt = begun(ada, minutes=20)
    let_deadline_pass(attempt)
    page = shown(ada_client)
    assert "Go on with" not in page
    assert "time is up" in page
    attempt.refresh_from_db()
    assert attempt.finished_at is None


def test_nothing_of_the_outsider_is_shown(ada: User, bob_client: Client) -> None:
    open_one, done = begun(ada, "Open days"), finished(ada, "Past days")
    Quiz.objects.update(published_at=None)
    page = shown(bob_client)
    assert str(open_one.pk) not in page
    assert str(done.pk) not in page
    assert "Nothing to do yet" in page


def test_what_is_not_published_is_not_shown(ada_client: Client) -> None:
    make_quiz(title="A draft quiz", published=False)
    make_quiz(title="In a draft module", module=make_module(published=False))
    assert "Nothing to do yet" in shown(ada_client)


def test_an_attempt_at_a_quiz_taken_back_goes_on(ada: User, ada_client: Client) -> None:
    begun(ada, "Days")
    Module.objects.update(published_at=None)
    assert "Go on with “Days”" in shown(ada_client)


def test_an_old_open_attempt_is_not_pushed_out_by_many_finished_ones(
    ada: User, ada_client: Client
) -> None:
    begun(ada, "Days")
    now = timezone.now()
    Attempt.objects.bulk_create(
        Attempt(
            learner=ada,
            title="Done",
            seed=number,
            started_at=now + timedelta(hours=number),
            finished_at=now + timedelta(hours=number, minutes=1),
            points=0,
            maximum=1,
        )
        for number in range(1, 202)
    )
    assert "Go on with “Days”" in shown(ada_client)


def test_is_kept_out_of_every_cache(ada_client: Client) -> None:
    assert ada_client.get("/").headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_statements(ada: User, ada_client: Client, count: int) -> None:
    for number in range(count):
        begun(ada, f"Open {number}")
        finished(ada, f"Done {number}")
        make_lesson(module=make_module())
    with statements(7):  # session, user, own attempts, quizzes, lessons, reads, modules
        shown(ada_client)


def test_the_visitor_asks_nothing_of_the_database(client: Client, db: None) -> None:
    with statements(0):
        shown(client)
