"""POST /attempts/<id>/sign-in/: signing in again without leaving the question."""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from accounts.models import User
from quizzes.models import Attempt
from tests.support.people import PASSWORD

from .steps import begun, post_json, save, save_fields, stored, url


@pytest.fixture
def attempt(ada: User) -> Attempt:
    return begun(ada)


def sign_in(
    client: Client, attempt: Attempt, email: Any = "ada@example.org", password: Any = PASSWORD
) -> Any:
    return post_json(client, url("sign_in", attempt), {"email": email, "password": password})


def is_signed_in(client: Client, attempt: Attempt) -> bool:
    return bool(client.get(url("item", attempt, 1)).status_code == 200)


def test_the_owner_goes_on_with_a_fresh_token(attempt: Attempt) -> None:
    client = Client(enforce_csrf_checks=True)
    asked = post_json(client, url("save", attempt, 1), save_fields("c"))
    token = {"X-CSRFToken": asked.json()["csrf_token"]}
    body = {"email": "ada@example.org", "password": PASSWORD}
    reply = post_json(client, url("sign_in", attempt), body, **token)
    assert (reply.status_code, reply.json().keys()) == (200, {"csrf_token"})
    token = {"X-CSRFToken": reply.json()["csrf_token"]}
    assert post_json(client, url("save", attempt, 1), save_fields("c"), **token).status_code == 200
    assert stored(attempt).answer == "c"


def test_the_address_is_read_in_any_case(client: Client, attempt: Attempt) -> None:
    assert sign_in(client, attempt, "ADA@Example.org").status_code == 200
    assert is_signed_in(client, attempt)


def test_without_a_token_nobody_signs_in(attempt: Attempt) -> None:
    client = Client(enforce_csrf_checks=True)
    reply = sign_in(client, attempt)
    assert (reply.status_code, reply.json()["error"]) == (401, "csrf")
    assert not is_signed_in(client, attempt)


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("ada@example.org", "wrong"),
        ("nobody@example.org", PASSWORD),
        ("", ""),
        ("", PASSWORD),
        ("ada@example.org", ""),
        (None, None),
        (1, 1),
        (["ada@example.org"], PASSWORD),
        ("ada@example.org", {"a": PASSWORD}),
        ("ada@example.org\x00", PASSWORD),
        ("ada@example.org", PASSWORD + "\x00"),
        ("a" * 10_000 + "@example.org", "x" * 10_000),
    ],
)
def test_wrong_words_are_one_refusal(
    client: Client, attempt: Attempt, email: Any, password: Any
) -> None:
    reply = sign_in(client, attempt, email, password)
    assert reply.status_code == 422
    assert reply.json() == {
        "accepted": False,
        "error": "credentials",
        "message": "The e-mail address or the password is not right.",
    }
    assert not is_signed_in(client, attempt)


def test_another_person_looks_like_a_wrong_password(
    bob: User, client: Client, attempt: Attempt
) -> None:
    right = sign_in(client, attempt, "bob@example.org")
    wrong = sign_in(client, attempt, "bob@example.org", "wrong")
    assert (right.status_code, right.content) == (422, wrong.content)
    assert "_auth_user_id" not in client.session


def test_an_attempt_that_is_not_there_looks_like_a_wrong_password(
    ada: User, client: Client, attempt: Attempt
) -> None:
    wrong = sign_in(client, attempt, "ada@example.org", "wrong")
    body = {"email": "ada@example.org", "password": PASSWORD}
    reply = post_json(client, url("sign_in", uuid4()), body)
    assert (reply.status_code, reply.content) == (422, wrong.content)
    assert "_auth_user_id" not in client.session


def test_a_deactivated_account_looks_like_a_wrong_password(
    ada: User, client: Client, attempt: Attempt
) -> None:
    User.objects.filter(pk=ada.pk).update(is_active=False)
    assert sign_in(client, attempt).status_code == 422


def test_bad_tries_lock_the_account_here_as_at_the_sign_in_page(
    client: Client, attempt: Attempt
) -> None:
    replies = [sign_in(client, attempt, password="wrong").status_code for _ in range(8)]
    assert replies[:4] == [422] * 4
    assert replies[-1] == 429
    locked = sign_in(client, attempt)
    assert (locked.status_code, locked.json()["error"]) == (429, "locked")
    assert not is_signed_in(client, attempt)


def test_empty_tries_lock_nobody(client: Client, attempt: Attempt) -> None:
    for _ in range(8):
        sign_in(client, attempt, "", "")
    assert sign_in(client, attempt).status_code == 200


def test_a_person_already_signed_in_as_another_is_replaced(
    bob_client: Client, attempt: Attempt
) -> None:
    """A shared computer: Bob signed in in another tab, and Ada's page is still open in this one."""
    assert save(bob_client, attempt, "c").status_code == 404
    assert sign_in(bob_client, attempt).status_code == 200
    assert save(bob_client, attempt, "c").status_code == 200


@pytest.mark.parametrize(
    "body", ["", "{", "[]", "null", "7", '{"email": NaN}', "[" * 20_000, '{"email": "\\ud800"}']
)
def test_what_is_no_json_object_is_refused(client: Client, attempt: Attempt, body: str) -> None:
    reply = post_json(client, url("sign_in", attempt), body)
    assert (reply.status_code, reply.json()["error"]) == (422, "unreadable")


def test_a_body_above_the_limit_is_too_large(client: Client, attempt: Attempt) -> None:
    reply = sign_in(client, attempt, password="x" * 70_000)
    assert (reply.status_code, reply.json()["error"]) == (413, "too_large")


@pytest.mark.parametrize("content_type", ["multipart/form-data; boundary=x", "text/plain", ""])
def test_another_content_type_is_refused(
    client: Client, attempt: Attempt, content_type: str
) -> None:
    body = json.dumps({"email": "ada@example.org", "password": PASSWORD})
    reply = client.generic("POST", url("sign_in", attempt), body, content_type=content_type)
    assert (reply.status_code, reply.json()["error"]) == (422, "unreadable")


@pytest.mark.parametrize("method", ["get", "head", "put", "patch", "delete", "options"])
def test_only_post(client: Client, attempt: Attempt, method: str) -> None:
    assert getattr(client, method)(url("sign_in", attempt)).status_code == 405
