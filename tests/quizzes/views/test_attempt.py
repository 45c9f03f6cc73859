"""GET /attempts/<id>/: to where the learner left off, or to the result."""

import pytest
from django.test import Client

from accounts.models import User
from quizzes.models import Attempt
from tests.factories import let_deadline_pass
from tests.support.queries import statements

from .steps import begun, save, submitted, url


@pytest.fixture
def attempt(ada: User) -> Attempt:
    return begun(ada)


def destination(client: Client, attempt: Attempt) -> str:
    reply = client.get(url("attempt", attempt))
    assert reply.status_code == 302
    return str(reply.headers["Location"])


def test_leads_to_the_first_blank_item(ada_client: Client, attempt: Attempt) -> None:
    assert destination(ada_client, attempt) == url("item", attempt, 1)
    save(ada_client, attempt, "a", position=1)
    save(ada_client, attempt, "a", position=3)
    assert destination(ada_client, attempt) == url("item", attempt, 2)


def test_leads_to_the_last_item_where_none_is_blank(ada_client: Client, attempt: Attempt) -> None:
    for position in (1, 2, 3):
        save(ada_client, attempt, "a", position=position)
    assert destination(ada_client, attempt) == url("item", attempt, 3)


def test_a_cleared_answer_is_blank_again(ada_client: Client, attempt: Attempt) -> None:
    save(ada_client, attempt, "a")
    save(ada_client, attempt, None, seq=2, base_rev=1)
    assert destination(ada_client, attempt) == url("item", attempt, 1)


def test_leads_to_the_result_after_submitting(ada_client: Client, attempt: Attempt) -> None:
    submitted(attempt)
    assert destination(ada_client, attempt) == url("result", attempt)


def test_leads_to_the_result_after_the_deadline_and_writes_nothing(
    ada_client: Client, attempt: Attempt
) -> None:
    let_deadline_pass(attempt)
    assert destination(ada_client, attempt) == url("result", attempt)
    attempt.refresh_from_db()
    assert attempt.finished_at is None


def test_the_outsider_gets_404(bob_client: Client, eve_client: Client, attempt: Attempt) -> None:
    assert bob_client.get(url("attempt", attempt)).status_code == 404
    assert eve_client.get(url("attempt", attempt)).status_code == 404


def test_the_visitor_is_asked_to_sign_in(client: Client, attempt: Attempt) -> None:
    where = url("attempt", attempt)
    assert client.get(where).headers["Location"] == f"/accounts/login/?next={where}"


@pytest.mark.parametrize("item_count", [1, 3])
def test_the_number_of_statements(ada: User, ada_client: Client, item_count: int) -> None:
    attempt = begun(ada, items=item_count)
    with statements(4):  # session, user, attempt, places
        ada_client.get(url("attempt", attempt))
