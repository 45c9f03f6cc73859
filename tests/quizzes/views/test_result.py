"""GET /attempts/<id>/result/: points, and for every option why and which source says so."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client

from accounts.models import User
from quizzes.models import Attempt, Item
from quizzes.services.lifecycle import withdraw_item
from tests.factories import NOW, let_deadline_pass, make_attempt, make_single_item
from tests.support.queries import statements

from .steps import begun, save, stored, submitted, text, url


@pytest.fixture
def attempt(ada: User) -> Attempt:
    return begun(ada)


def test_an_open_attempt_has_no_result_yet(ada_client: Client, attempt: Attempt) -> None:
    reply = ada_client.get(url("result", attempt))
    assert (reply.status_code, reply.headers["Location"]) == (302, url("check", attempt))
    attempt.refresh_from_db()
    assert attempt.finished_at is None


def test_shows_the_points_and_how_they_came_about(ada_client: Client, attempt: Attempt) -> None:
    save(ada_client, attempt, "b", position=1)
    save(ada_client, attempt, "a", position=2)
    submitted(attempt)
    shown = text(ada_client.get(url("result", attempt)))
    assert '<span class="score-points">1</span> of 3 points' in shown
    assert shown.count("1 of 1 point\n") == 1
    assert shown.count("0 of 1 point\n") == 2
    assert "One point for the right option; nothing is taken off for a wrong one." in shown
    assert shown.count("No answer") >= 1


def test_shows_for_every_option_why_and_its_source(ada_client: Client, attempt: Attempt) -> None:
    submitted(attempt)
    shown = text(ada_client.get(url("result", attempt)))
    for option in ("Headache", "Bone pain", "Jaundice", "Cough"):
        assert shown.count(f"Reason about {option}.") == 3  # once an item
    for section in "abcd":
        assert shown.count(f"Under: Section {section}") == 3


def test_keeps_the_points_that_were_given_at_the_time(ada_client: Client, attempt: Attempt) -> None:
    save(ada_client, attempt, "b")
    submitted(attempt)
    attempt.responses.filter(position=1).update(points=Decimal("0.5"))
    assert "0.50 of 1 point" in text(ada_client.get(url("result", attempt)))


def test_looking_after_the_deadline_closes_the_attempt_at_it(
    ada_client: Client, attempt: Attempt
) -> None:
    save(ada_client, attempt, "b")
    let_deadline_pass(attempt, by=timedelta(hours=3))
    shown = text(ada_client.get(url("result", attempt)))
    assert '<span class="score-points">1</span> of 3 points' in shown
    attempt.refresh_from_db()
    assert attempt.finished_at == attempt.deadline_at


def test_looking_within_the_grace_closes_nothing(ada_client: Client, attempt: Attempt) -> None:
    let_deadline_pass(attempt, by=timedelta(seconds=2))
    assert ada_client.get(url("result", attempt)).status_code == 302
    attempt.refresh_from_db()
    assert attempt.finished_at is None


def test_an_item_that_was_withdrawn_since_is_still_explained(ada: User, ada_client: Client) -> None:
    item = make_single_item("Is it still here?")
    attempt = submitted(make_attempt(ada, items=[item]))
    withdraw_item(item=item, person=None, reason="A mistake.", now=NOW)
    assert "Is it still here?" in text(ada_client.get(url("result", attempt)))


def test_a_quiz_that_is_gone_takes_no_result_with_it(ada_client: Client, attempt: Attempt) -> None:
    submitted(attempt)
    assert attempt.quiz
    attempt.quiz.delete()
    assert ada_client.get(url("result", attempt)).status_code == 200


def test_authored_text_is_no_markup(ada: User, ada_client: Client) -> None:
    options = {"a": "<b>x</b> & y", "b": "BP <90/60"}
    attempt = submitted(make_attempt(ada, items=[make_single_item("5 < x < 7?", options)]))
    shown = text(ada_client.get(url("result", attempt)))
    assert "5 &lt; x &lt; 7?" in shown
    assert "&lt;b&gt;x&lt;/b&gt; &amp; y" in shown
    assert "<b>x</b>" not in shown


def test_says_that_an_answer_came_too_late(ada_client: Client, attempt: Attempt) -> None:
    submitted(attempt)
    assert "That answer was not taken" in text(ada_client.get(url("result", attempt) + "?late=1"))
    assert "That answer was not taken" not in text(ada_client.get(url("result", attempt)))


def test_the_outsider_gets_404_and_closes_nothing(
    bob_client: Client, eve_client: Client, adam_client: Client, attempt: Attempt
) -> None:
    let_deadline_pass(attempt)
    for client in (bob_client, eve_client, adam_client):
        assert client.get(url("result", attempt)).status_code == 404
    attempt.refresh_from_db()
    assert attempt.finished_at is None


def test_the_visitor_is_asked_to_sign_in(client: Client, attempt: Attempt) -> None:
    where = url("result", attempt)
    assert client.get(where).headers["Location"] == f"/accounts/login/?next={where}"


def test_is_kept_out_of_every_cache(ada_client: Client, attempt: Attempt) -> None:
    submitted(attempt)
    reply = ada_client.get(url("result", attempt))
    assert reply.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("item_count", [1, 3])
def test_the_number_of_statements(ada: User, ada_client: Client, item_count: int) -> None:
    attempt = submitted(begun(ada, items=item_count))
    with statements(5):  # session, user, attempt, responses with their items, sources
        ada_client.get(url("result", attempt))


def test_the_payload_of_an_answered_item_stays_as_it_was(
    ada_client: Client, attempt: Attempt
) -> None:
    before = list(Item.objects.order_by("pk").values())
    save(ada_client, attempt, "b")
    submitted(attempt)
    ada_client.get(url("result", attempt))
    assert list(Item.objects.order_by("pk").values()) == before
    assert stored(attempt).answer == "b"
