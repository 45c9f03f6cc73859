"""GET and POST /quizzes/<slug>/: what the quiz asks of a learner, and the start."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from learning.models import Module
from quizzes.models import Attempt, Quiz
from tests.factories import let_deadline_pass, make_quiz
from tests.support.queries import statements

from .steps import begun, submitted, text


def page(quiz: Quiz | str) -> str:
    return reverse("quizzes:start", args=[quiz if isinstance(quiz, str) else quiz.slug])


@pytest.fixture
def quiz(db: None) -> Quiz:
    return make_quiz(items=3, time_limit_minutes=25, title="Days & nights", summary="The <week>.")


def test_says_what_is_asked(ada_client: Client, quiz: Quiz) -> None:
    shown = text(ada_client.get(page(quiz)))
    assert "Days &amp; nights" in shown
    assert "The &lt;week&gt;." in shown
    assert "<dd>3</dd>" in shown
    assert "25 minutes" in shown
    assert "One point for the right option" in shown


def test_looking_starts_nothing(ada_client: Client, quiz: Quiz) -> None:
    ada_client.get(page(quiz))
    ada_client.head(page(quiz))
    assert Attempt.objects.count() == 0


def test_starting_leads_to_the_first_item(ada: User, ada_client: Client, quiz: Quiz) -> None:
    before = timezone.now()
    reply = ada_client.post(page(quiz))
    attempt = Attempt.objects.get()
    assert attempt.learner == ada
    assert before <= attempt.started_at <= timezone.now()
    assert attempt.deadline_at == attempt.started_at + timedelta(minutes=25)
    assert (reply.status_code, reply.headers["Location"]) == (302, f"/attempts/{attempt.pk}/")
    follow = ada_client.get(reply.headers["Location"])
    assert follow.headers["Location"] == f"/attempts/{attempt.pk}/items/1/"


def test_every_start_has_its_own_dice(ada_client: Client, quiz: Quiz) -> None:
    for _ in range(3):
        ada_client.post(page(quiz))
        submitted(Attempt.objects.get(finished_at=None))
    assert len(set(Attempt.objects.values_list("seed", flat=True))) == 3


def test_starting_again_goes_on(ada: User, ada_client: Client) -> None:
    attempt = begun(ada)
    assert attempt.quiz
    assert "Go on where you stopped" in text(ada_client.get(page(attempt.quiz)))
    reply = ada_client.post(page(attempt.quiz))
    assert reply.headers["Location"] == f"/attempts/{attempt.pk}/"
    assert Attempt.objects.count() == 1


def test_starting_when_the_time_is_over_begins_anew(ada: User, ada_client: Client) -> None:
    attempt = begun(ada, minutes=20)
    let_deadline_pass(attempt)
    assert attempt.quiz
    assert "Time over" in text(ada_client.get(page(attempt.quiz)))
    ada_client.post(page(attempt.quiz))
    assert Attempt.objects.filter(finished_at=None).exclude(pk=attempt.pk).count() == 1
    attempt.refresh_from_db()
    assert attempt.finished_at == attempt.deadline_at


def test_earlier_attempts_are_listed_and_only_ones_own(
    ada: User, bob: User, ada_client: Client, bob_client: Client
) -> None:
    attempt = submitted(begun(ada))
    assert attempt.quiz
    assert f"/attempts/{attempt.pk}/result/" in text(ada_client.get(page(attempt.quiz)))
    assert str(attempt.pk) not in text(bob_client.get(page(attempt.quiz)))


def test_a_quiz_without_items_says_so_and_does_not_start(ada_client: Client) -> None:
    quiz = make_quiz(items=0)
    assert "no questions yet" in text(ada_client.get(page(quiz)))
    reply = ada_client.post(page(quiz))
    assert (reply.status_code, Attempt.objects.count()) == (200, 0)
    assert "no questions yet" in text(reply)


@pytest.mark.parametrize("method", ["get", "post"])
def test_an_unpublished_quiz_is_absent(ada_client: Client, method: str) -> None:
    quiz = make_quiz(published=False)
    assert getattr(ada_client, method)(page(quiz)).status_code == 404
    assert Attempt.objects.count() == 0


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_quiz_of_an_unpublished_module_is_absent(ada_client: Client, method: str) -> None:
    quiz = make_quiz()
    Module.objects.update(published_at=None)
    assert getattr(ada_client, method)(page(quiz)).status_code == 404


@pytest.mark.parametrize("slug", ["nothing", "x" * 2000, "0"])
def test_a_quiz_that_is_not_there_is_absent(ada_client: Client, slug: str) -> None:
    assert ada_client.get(page(slug)).status_code == 404


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_visitor_is_asked_to_sign_in(client: Client, quiz: Quiz, method: str) -> None:
    reply = getattr(client, method)(page(quiz))
    assert reply.status_code == 302
    assert reply.headers["Location"] == f"/accounts/login/?next={page(quiz)}"
    assert Attempt.objects.count() == 0


@pytest.mark.parametrize("item_count", [1, 3])
def test_the_number_of_statements(ada_client: Client, item_count: int) -> None:
    quiz = make_quiz(items=item_count)
    with statements(5):  # session, user, quiz, items, own attempts
        ada_client.get(page(quiz))


@pytest.mark.parametrize("item_count", [1, 3])
def test_the_number_of_statements_of_a_start(ada_client: Client, item_count: int) -> None:
    quiz = make_quiz(items=item_count)
    with statements(7):  # session, user, quiz, open attempt, items, attempt, its responses
        ada_client.post(page(quiz))
