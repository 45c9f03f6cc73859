"""Every page of allauth's that we offer answers, and lives under the strict policy."""

import re

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.support.people import PASSWORD

pytestmark = pytest.mark.django_db
VISITOR = [
    "account_login",
    "account_signup",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "account_email_verification_sent",
    "account_inactive",
]
SIGNED_IN = [
    "account_logout",
    "account_change_password",
    "account_email",
    "account_reauthenticate",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
]
INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)", re.IGNORECASE)
INLINE_STYLE = re.compile(r"<style|\sstyle\s*=", re.IGNORECASE)
INLINE_HANDLER = re.compile(r"<[^>]+\son[a-z]+\s*=", re.IGNORECASE)


@pytest.fixture(autouse=True)
def _no_tries_yet() -> None:
    cache.clear()


@pytest.fixture
def ada_reauthenticated(ada_client: Client) -> Client:
    """Some pages ask for the password again first."""
    response = ada_client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    assert response.status_code == 302
    return ada_client


def assert_lives_under_the_policy(text: str) -> None:
    assert INLINE_SCRIPT.findall(text) == []
    assert INLINE_STYLE.findall(text) == []
    assert INLINE_HANDLER.findall(text) == []


@pytest.mark.parametrize("name", VISITOR)
def test_a_visitors_page(client: Client, name: str) -> None:
    response = client.get(reverse(name))
    assert response.status_code == 200
    assert_lives_under_the_policy(response.content.decode())


@pytest.mark.parametrize("name", SIGNED_IN)
def test_a_signed_in_persons_page(ada_reauthenticated: Client, name: str) -> None:
    response = ada_reauthenticated.get(reverse(name))
    assert response.status_code == 200
    assert_lives_under_the_policy(response.content.decode())


@pytest.mark.parametrize("name", SIGNED_IN)
def test_a_visitor_does_not_get_it(client: Client, name: str) -> None:
    assert client.get(reverse(name)).status_code == 302


def test_a_second_factor_from_setting_it_up_to_signing_in_with_it(
    ada_reauthenticated: Client, ada: User
) -> None:
    page = ada_reauthenticated.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    code = current_code(secret)
    ada_reauthenticated.post(reverse("mfa_activate_totp"), {"code": code})
    codes = ada_reauthenticated.get(reverse("mfa_view_recovery_codes"))
    assert_lives_under_the_policy(codes.content.decode())
    recovery = codes.context["unused_codes"][0]

    fresh = Client()
    form = {"login": ada.email, "password": PASSWORD}
    response = fresh.post(reverse("account_login"), form)
    assert response.headers["Location"] == reverse("mfa_authenticate")
    assert "_auth_user_id" not in fresh.session
    page = fresh.get(reverse("mfa_authenticate"))
    assert_lives_under_the_policy(page.content.decode())
    assert fresh.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code == 200
    assert "_auth_user_id" not in fresh.session
    fresh.post(reverse("mfa_authenticate"), {"code": recovery})
    assert fresh.session["_auth_user_id"] == str(ada.pk)


def current_code(secret: str) -> str:
    from allauth.mfa.totp.internal.auth import (
        format_hotp_value,
        hotp_value,
        yield_hotp_counters_from_time,
    )

    counter = next(iter(yield_hotp_counters_from_time()))
    return str(format_hotp_value(hotp_value(secret, counter)))


def test_guessing_codes_is_stopped(client: Client, ada: User) -> None:
    TOTP.activate(ada, generate_totp_secret())
    client.post(reverse("account_login"), {"login": ada.email, "password": PASSWORD})
    statuses = [
        client.post(reverse("mfa_authenticate"), {"code": f"{n:06}"}).status_code for n in range(12)
    ]
    assert "_auth_user_id" not in client.session
    last = client.post(reverse("mfa_authenticate"), {"code": "123456"})
    assert statuses[0] == 200
    assert last.status_code == 200
    assert "Too many" in str(last.context["form"].errors)


@pytest.mark.parametrize("path", ["/admin/", "/admin/accounts/user/", "/admin/accounts/user/add/"])
def test_an_admin_page_lives_under_the_policy(adam_client: Client, path: str) -> None:
    response = adam_client.get(path)
    assert response.status_code == 200
    assert_lives_under_the_policy(response.content.decode())
