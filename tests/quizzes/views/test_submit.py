"""POST /attempts/<id>/submit/: the end, once."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from quizzes.models import Attempt
from tests.factories import let_deadline_pass
from tests.support.queries import statements

from .steps import begun, save, submitted, url


@pytest.fixture
def attempt(ada: User) -> Attempt:
    return begun(ada)


def test_grades_and_leads_to_the_result(ada_client: Client, attempt: Attempt) -> None:
    save(ada_client, attempt, "b")
    before = timezone.now()
    reply = ada_client.post(url("submit", attempt))
    assert (reply.status_code, reply.headers["Location"]) == (302, url("result", attempt))
    attempt.refresh_from_db()
    assert attempt.finished_at
    assert before <= attempt.finished_at <= timezone.now()
    assert (attempt.points, attempt.maximum) == (Decimal(1), Decimal(3))


def test_submitting_twice_grades_once(ada_client: Client, attempt: Attempt) -> None:
    ada_client.post(url("submit", attempt))
    attempt.refresh_from_db()
    first = attempt.finished_at
    reply = ada_client.post(url("submit", attempt))
    assert reply.headers["Location"] == url("result", attempt)
    attempt.refresh_from_db()
    assert attempt.finished_at == first


def test_submitting_too_late_finishes_at_the_deadline(ada_client: Client, attempt: Attempt) -> None:
    let_deadline_pass(attempt, by=timedelta(hours=3))
    ada_client.post(url("submit", attempt))
    attempt.refresh_from_db()
    assert attempt.finished_at == attempt.deadline_at


@pytest.mark.parametrize("method", ["get", "head", "put", "patch", "delete", "options"])
def test_only_post(ada_client: Client, attempt: Attempt, method: str) -> None:
    assert getattr(ada_client, method)(url("submit", attempt)).status_code == 405
    attempt.refresh_from_db()
    assert attempt.finished_at is None


def test_a_post_without_a_token_submits_nothing(ada: User, attempt: Attempt) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(ada)
    assert client.post(url("submit", attempt)).status_code == 403
    attempt.refresh_from_db()
    assert attempt.finished_at is None


def test_the_outsider_gets_404_and_submits_nothing(
    bob_client: Client, eve_client: Client, adam_client: Client, attempt: Attempt
) -> None:
    for client in (bob_client, eve_client, adam_client):
        assert client.post(url("submit", attempt)).status_code == 404
    attempt.refresh_from_db()
    assert attempt.finished_at is None


def test_the_visitor_signs_in_and_comes_to_the_page_with_the_button(
    client: Client, attempt: Attempt
) -> None:
    where = url("check", attempt)
    reply = client.post(url("submit", attempt))
    assert reply.headers["Location"] == f"/accounts/login/?next={where}"
    attempt.refresh_from_db()
    assert attempt.finished_at is None


@pytest.mark.parametrize("item_count", [1, 3])
def test_the_number_of_statements(ada: User, ada_client: Client, item_count: int) -> None:
    attempt = begun(ada, items=item_count)
    with statements(7):  # session, user, attempt, locked attempt, responses, points, attempt
        ada_client.post(url("submit", attempt))


@pytest.mark.parametrize("item_count", [1, 3])
def test_the_number_of_statements_the_second_time(
    ada: User, ada_client: Client, item_count: int
) -> None:
    attempt = submitted(begun(ada, items=item_count))
    with statements(4):
        ada_client.post(url("submit", attempt))
