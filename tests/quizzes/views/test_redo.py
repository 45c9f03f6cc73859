"""POST /attempts/<id>/redo/: what was missed, once more."""

import pytest
from django.test import Client

from accounts.models import User
from quizzes.models import Attempt
from tests.factories import make_attempt
from tests.support.queries import statements

from .steps import begun, save, submitted, text, url


@pytest.fixture
def attempt(ada: User) -> Attempt:
    return submitted(begun(ada))


def redone(attempt: Attempt) -> Attempt:
    return Attempt.objects.exclude(pk=attempt.pk).get()


def test_starts_a_redo_and_leads_to_it(ada_client: Client, attempt: Attempt) -> None:
    assert f'action="{url("redo", attempt)}"' in text(ada_client.get(url("result", attempt)))
    reply = ada_client.post(url("redo", attempt))
    made = redone(attempt)
    assert (reply.status_code, reply.headers["Location"]) == (302, url("attempt", made))
    assert (made.kind, made.learner, made.quiz) == ("redo", attempt.learner, attempt.quiz)
    assert "A redo of what you missed" in text(ada_client.get(url("result", submitted(made))))


def test_nothing_missed_offers_nothing_and_refuses_nicely(ada: User, ada_client: Client) -> None:
    attempt = begun(ada, items=1)
    save(ada_client, attempt, "b")
    submitted(attempt)
    assert "Redo what I missed" not in text(ada_client.get(url("result", attempt)))
    reply = ada_client.post(url("redo", attempt), follow=True)
    assert reply.redirect_chain == [(url("result", attempt), 302)]
    assert "nothing to redo" in text(reply)
    assert Attempt.objects.count() == 1


def test_an_open_attempt_is_finished_first_and_shows_no_key(ada: User, ada_client: Client) -> None:
    attempt = begun(ada)
    reply = ada_client.post(url("redo", attempt), follow=True)
    assert reply.redirect_chain == [(url("check", attempt), 302)]
    assert "Reason about" not in text(reply)
    assert Attempt.objects.count() == 1


def test_the_open_attempt_at_the_quiz_is_named_and_resumed(
    ada: User, ada_client: Client, attempt: Attempt
) -> None:
    running = make_attempt(ada, quiz=attempt.quiz)
    reply = ada_client.post(url("redo", attempt))
    assert reply.headers["Location"] == url("attempt", running)
    assert "You have this quiz open already" in text(ada_client.get(url("item", running, 1)))


def test_the_start_page_says_that_the_open_one_is_a_redo(
    ada_client: Client, attempt: Attempt
) -> None:
    assert attempt.quiz
    start = f"/quizzes/{attempt.quiz.slug}/"
    assert "You are redoing" not in text(ada_client.get(start))
    ada_client.post(url("redo", attempt))
    assert "You are redoing what you missed here." in text(ada_client.get(start))
    reply = ada_client.post(start)
    assert reply.headers["Location"] == url("attempt", redone(attempt))


def test_a_quiz_taken_back_is_refused_nicely(ada_client: Client, attempt: Attempt) -> None:
    assert attempt.quiz
    attempt.quiz.delete()
    reply = ada_client.post(url("redo", attempt), follow=True)
    assert "This quiz is not open any more" in text(reply)


@pytest.mark.parametrize("method", ["get", "head", "put", "patch", "delete", "options"])
def test_only_post(ada_client: Client, attempt: Attempt, method: str) -> None:
    assert getattr(ada_client, method)(url("redo", attempt)).status_code == 405
    assert Attempt.objects.count() == 1


def test_a_post_without_a_token_starts_nothing(ada: User, attempt: Attempt) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(ada)
    assert client.post(url("redo", attempt)).status_code == 403
    assert Attempt.objects.count() == 1


def test_the_outsider_gets_404_and_starts_nothing(
    bob_client: Client, eve_client: Client, adam_client: Client, attempt: Attempt
) -> None:
    for client in (bob_client, eve_client, adam_client):
        assert client.post(url("redo", attempt)).status_code == 404
    assert Attempt.objects.count() == 1


def test_the_visitor_signs_in_and_comes_to_the_result(client: Client, attempt: Attempt) -> None:
    reply = client.post(url("redo", attempt))
    assert reply.headers["Location"] == f"/accounts/login/?next={url('result', attempt)}"
    assert Attempt.objects.count() == 1


@pytest.mark.parametrize("item_count", [1, 3])
def test_the_number_of_statements(ada: User, ada_client: Client, item_count: int) -> None:
    attempt = submitted(begun(ada, items=item_count))
    # session, user, attempt; what was missed; quiz; open one; what was missed, its claims, what
    # was met, the same lines; the attempt, its responses
    with statements(12):
        ada_client.post(url("redo", attempt))
