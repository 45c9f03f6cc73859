"""Answers to requests that no view could finish."""

import json
from collections.abc import Iterator
from unittest import mock

import pytest
from django.db import InterfaceError, OperationalError, ProgrammingError
from django.test import Client
from django.urls import reverse

from config.errors import is_database_down

DOWN = OperationalError("connection refused")
JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def strict_client() -> Client:
    """Checks CSRF tokens, and answers errors as a server does."""
    return Client(enforce_csrf_checks=True, raise_request_exception=False)


@pytest.fixture
def down() -> Iterator[None]:
    """Every statement fails, whoever sends it: view, session, template or middleware."""
    with mock.patch("django.db.backends.utils.CursorWrapper._execute", side_effect=DOWN):
        yield


@pytest.mark.django_db
@pytest.mark.usefixtures("down")
@pytest.mark.parametrize("path", ["/", "/accounts/invitation/token/", "/accounts/login/"])
def test_a_person_gets_a_page_that_says_come_back(client: Client, path: str) -> None:
    client.raise_request_exception = False
    client.cookies["sessionid"] = "x" * 32
    response = client.get(path)
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "5"
    assert response.headers["Content-Type"].startswith("text/html")


@pytest.mark.django_db
@pytest.mark.usefixtures("down")
def test_a_script_gets_json_that_says_come_back(client: Client) -> None:
    client.cookies["sessionid"] = "x" * 32
    response = client.get("/", headers={"accept": "application/json"})
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "5"
    assert response.json()["error"] == "unavailable"
    assert response.json()["accepted"] is False


@pytest.mark.django_db
def test_the_database_failing_in_middleware_is_told_the_same_way(strict_client: Client) -> None:
    with mock.patch("django.middleware.locale.LocaleMiddleware.process_request", side_effect=DOWN):
        response = strict_client.get("/")
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "5"


@pytest.mark.django_db
def test_any_other_fault_stays_a_fault(strict_client: Client) -> None:
    with mock.patch(
        "django.middleware.locale.LocaleMiddleware.process_request", side_effect=RuntimeError
    ):
        response = strict_client.get("/")
    assert response.status_code == 500
    assert "Retry-After" not in response.headers


@pytest.mark.parametrize(
    ("error", "down"),
    [
        (OperationalError("database is locked"), True),
        (OperationalError("connection to server failed"), True),
        (InterfaceError("connection already closed"), True),
        (OperationalError("no such table: accounts_user"), False),
        (OperationalError("no such column: colour"), False),
        (ProgrammingError("relation does not exist"), False),
        (ValueError("no"), False),
        (None, False),
    ],
)
def test_a_fault_of_ours_is_not_taken_for_a_database_that_is_down(
    error: Exception | None, down: bool
) -> None:
    assert is_database_down(error) is down


@pytest.mark.django_db
def test_a_form_without_a_token_gets_a_page_that_says_what_to_do(strict_client: Client) -> None:
    response = strict_client.post(reverse("account_login"), {"login": "a@b.c", "password": "x"})
    assert response.status_code == 403
    assert response.headers["Content-Type"].startswith("text/html")
    assert "CSRF" not in response.content.decode()


@pytest.mark.django_db
def test_a_script_without_a_token_gets_one_that_works(strict_client: Client) -> None:
    path = reverse("quizzes:save", args=["2f0c3d6e-2b1f-4a4c-8d7e-111111111111", 1])
    refused = strict_client.post(path, "{}", content_type="application/json")
    assert refused.status_code == 401
    body = json.loads(refused.content)
    assert (body["accepted"], body["error"]) == (False, "csrf")
    headers = {"x-csrftoken": body["csrf_token"]}
    again = strict_client.post(path, "{}", content_type="application/json", headers=headers)
    assert again.status_code == 401
    assert again.json()["error"] == "signed_out"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/nowhere/", "/accounts/nowhere/", "/admin/nowhere/"])
def test_what_is_not_there_is_not_found(adam_client: Client, path: str) -> None:
    assert adam_client.get(path).status_code == 404
