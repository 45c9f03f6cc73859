"""What browsers are told, on a page as it is served."""

import pytest
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db


def policy(client: Client, path: str) -> dict[str, str]:
    header = client.get(path).headers["Content-Security-Policy"]
    return dict(part.strip().partition(" ")[::2] for part in header.split(";"))


@pytest.mark.parametrize("path", ["/", "/accounts/login/", "/healthz", "/nowhere/"])
def test_the_content_security_policy_is_strict(client: Client, path: str) -> None:
    assert policy(client, path) == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "manifest-src": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
        "object-src": "'none'",
    }


def test_the_admin_lives_under_the_same_policy(adam_client: Client) -> None:
    response = adam_client.get("/admin/")
    assert response.status_code == 200
    assert "unsafe" not in response.headers["Content-Security-Policy"]


def test_the_other_headers(client: Client) -> None:
    headers = client.get("/").headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "microphone=()" in headers["Permissions-Policy"]


def test_what_a_signed_in_person_sees_is_kept_by_nobody(ada_client: Client) -> None:
    assert ada_client.get("/").headers["Cache-Control"] == "private, no-store"
    assert ada_client.get("/nowhere/").headers["Cache-Control"] == "private, no-store"


def test_signing_in_is_kept_by_nobody_either(client: Client, ada: object) -> None:
    form = {"login": "ada@example.org", "password": "correct horse battery staple"}
    response = client.post(reverse("account_login"), form)
    assert response.status_code == 302
    assert response.headers["Cache-Control"] == "private, no-store"


def test_a_visitors_page_says_nothing_about_caching(client: Client) -> None:
    assert "Cache-Control" not in client.get("/").headers


@pytest.mark.parametrize("way_out", ["account_logout", "admin:logout"])
def test_signing_out_clears_what_scripts_stored(adam_client: Client, way_out: str) -> None:
    response = adam_client.post(reverse(way_out))
    assert response.headers["Clear-Site-Data"] == '"storage"'
    assert "Clear-Site-Data" not in adam_client.get("/").headers


def test_the_session_cookie_is_hidden_from_scripts_and_other_sites(
    client: Client, ada: object
) -> None:
    form = {"login": "ada@example.org", "password": "correct horse battery staple"}
    cookie = client.post(reverse("account_login"), form).cookies["sessionid"]
    assert cookie["httponly"] is True
    assert cookie["samesite"] == "Lax"
