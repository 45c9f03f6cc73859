"""GET /attempts/<id>/check/: the list before submitting, blanks named."""

import pytest
from django.test import Client

from accounts.models import User
from quizzes.models import Attempt
from tests.factories import let_deadline_pass
from tests.support.queries import statements

from .steps import begun, save, submitted, text, url


@pytest.fixture
def attempt(ada: User) -> Attempt:
    return begun(ada)


def test_counts_the_blanks_and_links_every_item(ada_client: Client, attempt: Attempt) -> None:
    save(ada_client, attempt, "a", position=2)
    shown = text(ada_client.get(url("check", attempt)))
    assert "2 questions have no answer yet." in shown
    assert "Submit with 2 blanks" in shown
    assert (shown.count("Answer saved"), shown.count("No answer yet")) == (1, 2)
    for position in (1, 2, 3):
        assert f'href="{url("item", attempt, position)}"' in shown


def test_says_so_when_all_is_answered(ada_client: Client, attempt: Attempt) -> None:
    for position in (1, 2, 3):
        save(ada_client, attempt, "a", position=position)
    shown = text(ada_client.get(url("check", attempt)))
    assert "Every question has an answer." in shown
    assert "No answer yet" not in shown


def test_looking_submits_nothing(ada_client: Client, attempt: Attempt) -> None:
    ada_client.get(url("check", attempt))
    attempt.refresh_from_db()
    assert attempt.finished_at is None


def test_leads_to_the_result_once_it_is_closed(ada_client: Client, attempt: Attempt) -> None:
    submitted(attempt)
    assert ada_client.get(url("check", attempt)).headers["Location"] == url("result", attempt)


def test_leads_to_the_result_after_the_deadline(ada_client: Client, attempt: Attempt) -> None:
    let_deadline_pass(attempt)
    assert ada_client.get(url("check", attempt)).headers["Location"] == url("result", attempt)


def test_the_outsider_gets_404(bob_client: Client, eve_client: Client, attempt: Attempt) -> None:
    assert bob_client.get(url("check", attempt)).status_code == 404
    assert eve_client.get(url("check", attempt)).status_code == 404


def test_the_visitor_is_asked_to_sign_in(client: Client, attempt: Attempt) -> None:
    where = url("check", attempt)
    assert client.get(where).headers["Location"] == f"/accounts/login/?next={where}"


@pytest.mark.parametrize("item_count", [1, 3])
def test_the_number_of_statements(ada: User, ada_client: Client, item_count: int) -> None:
    attempt = begun(ada, items=item_count)
    with statements(4):  # session, user, attempt, places
        ada_client.get(url("check", attempt))
