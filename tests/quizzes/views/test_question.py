"""POST /attempts/<id>/items/<n>/question/: ask an educator about an item that was reviewed."""

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from quizzes.models import Attempt, ItemQuestion
from quizzes.services.questions import answer
from tests.support.queries import statements

from .steps import begun, submitted, text, url

REASON = {"reason": "My book says <b>otherwise</b>."}


@pytest.fixture
def attempt(ada: User) -> Attempt:
    return submitted(begun(ada))


def test_the_question_is_kept_and_shown(ada: User, ada_client: Client, attempt: Attempt) -> None:
    reply = ada_client.post(url("question", attempt, 2), REASON)
    assert reply.headers["Location"] == url("result", attempt) + "#question-2"
    asked = ItemQuestion.objects.get()
    assert (asked.learner, asked.response.position, asked.reason) == (ada, 2, REASON["reason"])
    shown = text(ada_client.get(url("result", attempt)))
    assert "My book says &lt;b&gt;otherwise&lt;/b&gt;." in shown
    assert "Not answered yet." in shown
    assert shown.count("What do you doubt, and why?") == 2  # the other two items


def test_the_answer_stands_on_the_result(
    eve: User, bob_client: Client, ada_client: Client, attempt: Attempt
) -> None:
    ada_client.post(url("question", attempt, 1), REASON)
    answer(question=ItemQuestion.objects.get(), person=eve, text="5 < 7 & so.", now=timezone.now())
    assert "5 &lt; 7 &amp; so." in text(ada_client.get(url("result", attempt)))
    assert bob_client.get(url("result", attempt)).status_code == 404


def test_asking_twice_keeps_the_first(ada_client: Client, attempt: Attempt) -> None:
    ada_client.post(url("question", attempt, 1), REASON)
    reply = ada_client.post(url("question", attempt, 1), {"reason": "Other."}, follow=True)
    assert "You asked about this question before" in text(reply)
    assert ItemQuestion.objects.get().reason == REASON["reason"]


@pytest.mark.parametrize(
    ("reason", "said"),
    [("", "Write what you want to ask."), (" \n ", "Write what"), ("x" * 1001, "You have 1001.")],
)
def test_what_cannot_be_taken_is_said_at_the_field(
    ada_client: Client, attempt: Attempt, reason: str, said: str
) -> None:
    reply = ada_client.post(url("question", attempt, 2), {"reason": reason})
    assert reply.status_code == 422
    assert said in text(reply)
    assert 'id="reason-2-error"' in text(reply)
    assert ("x" * 1001 in text(reply)) == (len(reason) > 1000)
    assert ItemQuestion.objects.count() == 0


def test_a_thousand_characters_are_taken(ada_client: Client, attempt: Attempt) -> None:
    ada_client.post(url("question", attempt, 1), {"reason": "x" * 1000})
    assert len(ItemQuestion.objects.get().reason) == 1000


def test_an_open_attempt_takes_no_question_and_shows_no_key(ada: User, ada_client: Client) -> None:
    attempt = begun(ada)
    for body in (REASON, {}):
        reply = ada_client.post(url("question", attempt, 1), body, follow=True)
        assert reply.redirect_chain == [(url("check", attempt), 302)]
        assert "Reason about" not in text(reply)
    assert ItemQuestion.objects.count() == 0


def test_a_place_that_is_not_there(ada_client: Client, attempt: Attempt) -> None:
    assert ada_client.post(url("question", attempt, 4), REASON).status_code == 404


@pytest.mark.parametrize("method", ["get", "head", "put", "patch", "delete", "options"])
def test_only_post(ada_client: Client, attempt: Attempt, method: str) -> None:
    assert getattr(ada_client, method)(url("question", attempt, 1)).status_code == 405


def test_the_outsider_gets_404_and_asks_nothing(
    bob_client: Client, eve_client: Client, adam_client: Client, attempt: Attempt
) -> None:
    for client in (bob_client, eve_client, adam_client):
        assert client.post(url("question", attempt, 1), REASON).status_code == 404
    assert ItemQuestion.objects.count() == 0


def test_the_visitor_signs_in_and_comes_to_the_result(client: Client, attempt: Attempt) -> None:
    reply = client.post(url("question", attempt, 1), REASON)
    assert reply.headers["Location"] == f"/accounts/login/?next={url('result', attempt)}"


@pytest.mark.parametrize("item_count", [1, 3])
def test_the_number_of_statements(ada: User, ada_client: Client, item_count: int) -> None:
    attempt = submitted(begun(ada, items=item_count))
    with statements(6):  # session, user, response, its closing; no question yet, the question
        ada_client.post(url("question", attempt, 1), REASON)
    with statements(5):  # the result asks no more for questions
        ada_client.get(url("result", attempt), headers={"accept": "text/html"})
