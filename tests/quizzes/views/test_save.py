"""POST /attempts/<id>/items/<n>/save/: the save contract as a browser meets it.

Bodies that are no save at all: test_save_malformed.py. The rules behind it: services/test_save.py.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from accounts.models import User
from quizzes import services
from quizzes.models import Attempt
from tests.factories import let_deadline_pass
from tests.support.queries import statements

from .steps import PHONE, TAB, begun, post_json, save, save_fields, stored, submitted, url


@pytest.fixture
def attempt(ada: User) -> Attempt:
    return begun(ada)


def test_an_accepted_save_says_so_and_is_stored(ada_client: Client, attempt: Attempt) -> None:
    before = timezone.now()
    reply = save(ada_client, attempt, "c")
    body = reply.json()
    assert reply.status_code == 200
    assert reply.headers["Content-Type"] == "application/json"
    assert body.keys() == {"accepted", "server_rev", "server_time", "seconds_left"}
    assert (body["accepted"], body["server_rev"], body["seconds_left"]) == (True, 1, None)
    said = datetime.fromisoformat(body["server_time"])
    assert before <= said <= timezone.now()
    assert said.utcoffset() == timedelta(0)
    assert (stored(attempt).answer, stored(attempt).rev) == ("c", 1)


def test_a_timed_attempt_counts_the_seconds(ada: User, ada_client: Client) -> None:
    reply = save(ada_client, begun(ada, minutes=20)).json()
    assert 20 * 60 - 30 < reply["seconds_left"] <= 20 * 60


def test_null_clears_the_answer(ada_client: Client, attempt: Attempt) -> None:
    save(ada_client, attempt, "c")
    assert save(ada_client, attempt, None, seq=2, base_rev=1).status_code == 200
    assert (stored(attempt).answer, stored(attempt).rev) == (None, 2)


def test_a_repeated_save_gets_the_same_bytes_also_after_submitting(
    ada_client: Client, attempt: Attempt
) -> None:
    first = save(ada_client, attempt, "c")
    save(ada_client, attempt, "a", seq=2, base_rev=1)
    assert save(ada_client, attempt, "c").content == first.content
    submitted(attempt)
    again = save(ada_client, attempt, "c")
    assert (again.status_code, again.content) == (200, first.content)
    assert stored(attempt).answer == "a"


def test_a_stale_save_gets_the_stored_answer_and_its_revision(
    ada_client: Client, attempt: Attempt
) -> None:
    save(ada_client, attempt, "c", client_id=PHONE)
    reply = save(ada_client, attempt, "a")
    body = reply.json()
    assert reply.status_code == 409
    assert body.pop("message") == "A newer answer to this question was saved elsewhere."
    assert datetime.fromisoformat(body.pop("server_time")).tzinfo == UTC
    assert body == {
        "accepted": False,
        "error": "stale",
        "answer": "c",
        "server_rev": 1,
        "seconds_left": None,
    }
    assert stored(attempt).answer == "c"


def test_a_save_after_submitting_is_refused(ada_client: Client, attempt: Attempt) -> None:
    save(ada_client, attempt, "c")
    submitted(attempt)
    reply = save(ada_client, attempt, "b", seq=2, base_rev=1)
    body = reply.json()
    assert reply.status_code == 409
    assert (body["accepted"], body["error"], body["answer"], body["server_rev"]) == (
        False, "submitted", "c", 1,
    )  # fmt: skip
    assert body["message"] == "This attempt is closed. The answer was not taken."
    assert stored(attempt).answer == "c"


@pytest.mark.parametrize(("past", "status"), [(5, 200), (15, 409)])
def test_the_deadline_has_a_grace_for_saves_on_their_way(
    ada_client: Client, attempt: Attempt, past: int, status: int
) -> None:
    let_deadline_pass(attempt, by=timedelta(seconds=past))
    reply = save(ada_client, attempt)
    assert (reply.status_code, reply.json()["seconds_left"]) == (status, 0)
    assert stored(attempt).answer == ("a" if status == 200 else None)


def test_an_unreadable_answer_leaves_the_stored_one(ada_client: Client, attempt: Attempt) -> None:
    save(ada_client, attempt, "c")
    reply = save(ada_client, attempt, "z", seq=2, base_rev=1)
    assert reply.status_code == 422
    assert reply.json() == {
        "accepted": False,
        "error": "unreadable",
        "message": "Choose one of the options.",
    }
    assert (stored(attempt).answer, stored(attempt).rev) == ("c", 1)


def test_a_number_used_twice_is_refused(ada_client: Client, attempt: Attempt) -> None:
    save(ada_client, attempt, "c")
    reply = save(ada_client, attempt, "a")
    assert reply.status_code == 422
    assert reply.json() == {
        "accepted": False,
        "error": "seq_reused",
        "message": "This save was sent before with another answer.",
    }
    assert stored(attempt).answer == "c"


def test_the_outsider_gets_the_404_of_an_attempt_that_is_not_there(
    ada: User, bob_client: Client, eve_client: Client, adam_client: Client, attempt: Attempt
) -> None:
    gone = begun(ada)
    Attempt.objects.filter(pk=gone.pk).delete()
    for client in (bob_client, eve_client, adam_client):
        theirs, absent = save(client, attempt), save(client, gone)
        assert (theirs.status_code, absent.status_code) == (404, 404)
        assert theirs.content == absent.content
        assert theirs.json() == {
            "accepted": False,
            "error": "absent",
            "message": "There is no such question.",
        }
    assert stored(attempt).rev == 0


@pytest.mark.parametrize("position", [0, 4, 32_768, 2**31, 2**63, 10**60])
def test_a_place_that_is_not_there_is_absent(
    ada_client: Client, attempt: Attempt, position: int
) -> None:
    reply = save(ada_client, attempt, position=position)
    assert (reply.status_code, reply.json()["error"]) == (404, "absent")


def test_the_visitor_gets_a_token_and_no_page(client: Client, attempt: Attempt) -> None:
    reply = save(client, attempt)
    body = reply.json()
    assert reply.status_code == 401
    assert body.keys() == {"accepted", "error", "message", "csrf_token"}
    assert (body["accepted"], body["error"]) == (False, "signed_out")
    assert len(body["csrf_token"]) == 64
    assert stored(attempt).rev == 0


def test_a_deactivated_account_is_signed_out(
    ada: User, ada_client: Client, attempt: Attempt
) -> None:
    User.objects.filter(pk=ada.pk).update(is_active=False)
    assert save(ada_client, attempt).status_code == 401


def strict_client(user: User) -> Client:
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)
    return client


@pytest.mark.parametrize("token", [None, "", "x", "y" * 64])
def test_a_wrong_token_is_answered_by_a_fresh_one_that_works(
    ada: User, attempt: Attempt, token: str | None
) -> None:
    client = strict_client(ada)
    headers = {} if token is None else {"X-CSRFToken": token}
    reply = post_json(client, url("save", attempt, 1), save_fields("c"), **headers)
    body = reply.json()
    assert reply.status_code == 401
    assert (body["accepted"], body["error"]) == (False, "csrf")
    assert stored(attempt).rev == 0
    fresh = {"X-CSRFToken": body["csrf_token"]}
    assert post_json(client, url("save", attempt, 1), save_fields("c"), **fresh).status_code == 200
    assert stored(attempt).answer == "c"


def test_the_token_of_a_signed_out_page_still_leads_to_the_401_of_the_contract(
    attempt: Attempt,
) -> None:
    client = Client(enforce_csrf_checks=True)
    reply = post_json(client, url("save", attempt, 1), save_fields())
    token = {"X-CSRFToken": reply.json()["csrf_token"]}
    again = post_json(client, url("save", attempt, 1), save_fields(), **token)
    assert (again.status_code, again.json()["error"]) == (401, "signed_out")


def test_a_database_that_does_not_answer_is_a_503(
    ada_client: Client, attempt: Attempt, monkeypatch: pytest.MonkeyPatch
) -> None:
    def down(**_fields: Any) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr(services, "record_answer", down)
    reply = save(ada_client, attempt)
    assert (reply.status_code, reply.json()["accepted"]) == (503, False)
    assert int(reply.headers["Retry-After"]) > 0
    assert stored(attempt).rev == 0


@pytest.mark.parametrize("method", ["get", "head", "put", "patch", "delete", "options"])
def test_only_post(ada_client: Client, attempt: Attempt, method: str) -> None:
    reply = getattr(ada_client, method)(url("save", attempt, 1))
    assert (reply.status_code, reply.headers["Allow"]) == (405, "POST")


@pytest.mark.parametrize("item_count", [1, 3])
def test_the_number_of_statements(ada: User, ada_client: Client, item_count: int) -> None:
    attempt = begun(ada, items=item_count)
    with statements(6):  # session, user, locked response, its earlier save, revision, answer
        assert save(ada_client, attempt, client_id=TAB).status_code == 200


@pytest.mark.parametrize("item_count", [1, 3])
def test_the_number_of_statements_of_a_stale_save(
    ada: User, ada_client: Client, item_count: int
) -> None:
    attempt = begun(ada, items=item_count)
    save(ada_client, attempt)
    with statements(4):
        assert save(ada_client, attempt, seq=2).status_code == 409
