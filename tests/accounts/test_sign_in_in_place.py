"""accounts.services.sign_in.in_place: the expected person only, and nothing left out."""

import pytest
from allauth.account.models import EmailAddress
from allauth.core import context
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.cache import cache
from django.http import HttpResponse
from django.test import RequestFactory
from pytest_django import Settings

from accounts.models import User
from accounts.services.sign_in import in_place
from tests.support.people import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_tries_yet() -> None:
    cache.clear()


def try_it(
    user: User, password: str = PASSWORD, *, owner: User | None = None, email: str = ""
) -> str:
    """One try in a browser of its own; what comes after the colon is who is signed in then."""
    request = RequestFactory().post("/", "{}", content_type="application/json")
    for middleware in (SessionMiddleware, AuthenticationMiddleware, MessageMiddleware):
        middleware(lambda _request: HttpResponse()).process_request(request)
    with context.request_context(request):
        outcome = in_place(
            request, email=email or user.email, password=password, owner_id=(owner or user).pk
        )
    return f"{outcome}: {request.user}"


def test_the_owner_is_signed_in(ada: User) -> None:
    assert try_it(ada) == "ok: Ada"


def test_the_case_of_the_address_does_not_matter(ada: User) -> None:
    assert try_it(ada, email="ADA@Example.org") == "ok: Ada"


@pytest.mark.parametrize("password", ["wrong", "", "\x00"])
def test_a_wrong_password_is_refused(ada: User, password: str) -> None:
    assert try_it(ada, password) == "credentials: AnonymousUser"


def test_somebody_else_is_refused_like_a_wrong_password(ada: User, bob: User) -> None:
    assert try_it(bob, owner=ada) == "credentials: AnonymousUser"


def test_somebody_switched_off_is_refused(ada: User) -> None:
    User.objects.filter(pk=ada.pk).update(is_active=False)
    assert try_it(ada) == "credentials: AnonymousUser"


def test_tries_count_towards_the_lock_out(ada: User, bob: User) -> None:
    outcomes = [try_it(ada, "wrong").partition(":")[0] for _try in range(6)]
    assert outcomes == ["credentials"] * 4 + ["locked"] * 2
    assert try_it(ada) == "locked: AnonymousUser"
    assert try_it(bob) == "ok: Bob"


def test_typing_the_address_differently_is_no_way_round(ada: User) -> None:
    for email in ("ada@example.org", "ADA@example.org", "Ada@example.org", "aDa@example.org"):
        try_it(ada, "wrong", email=email)
    assert try_it(ada, "wrong", email=" adA@example.org").startswith("locked")


def test_a_second_factor_is_not_left_out(ada: User) -> None:
    TOTP.activate(ada, generate_totp_secret())
    assert try_it(ada) == "second_factor: AnonymousUser"


def test_the_proof_of_the_address_is_not_left_out(ada: User, settings: Settings) -> None:
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    assert try_it(ada) == "second_factor: AnonymousUser"
    EmailAddress.objects.filter(user=ada).update(verified=True)
    assert try_it(ada) == "ok: Ada"
