"""/accounts/login/, its lock-out, and what the audit keeps of both."""

from datetime import UTC, datetime, timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from time_machine import travel

from accounts.models import AuditEntry, User
from tests.support.people import PASSWORD

URL = "/accounts/login/"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_tries_yet() -> None:
    cache.clear()


def sign_in(
    client: Client, email: str, password: str = PASSWORD, *, address: str = "192.0.2.1"
) -> int:
    form = {"login": email, "password": password}
    return client.post(URL, form, REMOTE_ADDR=address).status_code


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def actions() -> list[str]:
    return list(AuditEntry.objects.order_by("pk").values_list("action", flat=True))


@pytest.mark.parametrize("email", ["ada@example.org", "Ada@Example.ORG", " ada@example.org "])
def test_ada_signs_in_however_she_types_her_address(client: Client, ada: User, email: str) -> None:
    assert sign_in(client, email) == 302
    assert client.session["_auth_user_id"] == str(ada.pk)


def test_she_lands_where_she_was_going(client: Client, ada: User) -> None:
    form = {"login": ada.email, "password": PASSWORD, "next": "/admin/"}
    assert client.post(URL, form).headers["Location"] == "/admin/"


def test_she_is_not_sent_to_another_site(client: Client, ada: User) -> None:
    form = {"login": ada.email, "password": PASSWORD, "next": "https://evil.example/"}
    assert client.post(URL, form).headers["Location"] == "/"


def test_a_wrong_password_and_an_unknown_address_read_the_same(client: Client, ada: User) -> None:
    texts = set()
    for email in (ada.email, "nobody@example.org"):
        response = client.post(URL, {"login": email, "password": "wrong"})
        assert response.status_code == 200
        texts.update(response.context["form"].non_field_errors())
    assert len(texts) == 1
    assert not is_signed_in(client)


def test_somebody_switched_off_stays_out(client: Client, ada: User) -> None:
    User.objects.filter(pk=ada.pk).update(is_active=False)
    sign_in(client, ada.email)
    assert not is_signed_in(client)


def test_somebody_switched_off_is_out_at_once(ada_client: Client, ada: User) -> None:
    User.objects.filter(pk=ada.pk).update(is_active=False)
    assert ada_client.get(reverse("account_change_password")).status_code == 302


def test_bad_tries_lock_ada_out_and_nobody_else_at_her_address(
    client: Client, ada: User, bob: User
) -> None:
    assert [sign_in(client, ada.email, "wrong") for _try in range(6)] == [200] * 4 + [429] * 2
    assert sign_in(client, ada.email) == 429
    assert not is_signed_in(client)
    assert sign_in(client, bob.email) == 302
    assert client.session["_auth_user_id"] == str(bob.pk)


def test_ada_locked_out_at_school_signs_in_from_home(client: Client, ada: User) -> None:
    for _try in range(5):
        sign_in(client, ada.email, "wrong")
    assert sign_in(client, ada.email, address="198.51.100.7") == 302


def test_typing_the_address_differently_is_no_way_round(client: Client, ada: User) -> None:
    for email in ("ada@example.org", "ADA@example.org", "Ada@Example.org", "aDA@example.org"):
        sign_in(client, email, "wrong")
    assert sign_in(client, " ada@EXAMPLE.org", "wrong") == 429
    assert sign_in(client, ada.email) == 429


def test_a_lock_out_ends_by_itself(client: Client, ada: User) -> None:
    for _try in range(5):
        sign_in(client, ada.email, "wrong")
    with travel(datetime.now(UTC) + timedelta(minutes=16)):
        assert sign_in(client, ada.email) == 302


def test_a_lock_out_says_how_long_in_plain_words(client: Client, ada: User) -> None:
    for _try in range(5):
        sign_in(client, ada.email, "wrong")
    form = {"login": ada.email, "password": PASSWORD}
    response = client.post(URL, form, REMOTE_ADDR="192.0.2.1")
    assert response.headers["Retry-After"] == "900"
    assert "15 minutes" in response.content.decode()


def test_success_forgets_earlier_mistakes(client: Client, ada: User) -> None:
    for _round in range(3):
        for _try in range(4):
            assert sign_in(client, ada.email, "wrong") == 200
        assert sign_in(client, ada.email) == 302
        client.logout()


def test_a_class_signs_in_within_a_minute_from_one_address(ada: User) -> None:
    for _student in range(60):
        assert sign_in(Client(), ada.email) == 302


def test_the_admin_sends_to_the_same_door(client: Client) -> None:
    response = client.get("/admin/")
    assert response.status_code == 302
    asked = client.get(response.headers["Location"])
    assert asked.headers["Location"] == f"{URL}?next=%2Fadmin%2F"


def test_the_admin_takes_no_password_itself(client: Client, adam: User) -> None:
    form = {"username": adam.email, "password": PASSWORD, "next": "/admin/"}
    response = client.post("/admin/login/", form)
    assert response.headers["Location"].startswith(URL)
    assert not is_signed_in(client)


@pytest.mark.parametrize("person", ["ada_client", "client"])
def test_only_staff_open_the_admin(request: pytest.FixtureRequest, person: str) -> None:
    response = request.getfixturevalue(person).get("/admin/", follow=True)
    assert response.status_code == (403 if person == "ada_client" else 200)
    assert "admin/index.html" not in [template.name for template in response.templates]


def test_an_unproven_address_stays_out_where_proof_is_asked_for(
    client: Client, ada: User, settings: Settings
) -> None:
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    response = client.post(URL, {"login": ada.email, "password": PASSWORD})
    assert response.headers["Location"] == reverse("account_email_verification_sent")
    assert not is_signed_in(client)
    EmailAddress.objects.filter(user=ada).update(verified=True)
    assert sign_in(client, ada.email) == 302
    assert is_signed_in(client)


def test_signing_in_and_out_is_audited(client: Client, ada: User) -> None:
    sign_in(client, ada.email)
    client.post(reverse("account_logout"))
    assert actions() == ["signed_in", "signed_out"]
    entry = AuditEntry.objects.get(action="signed_in")
    assert (entry.actor, entry.object_id) == (ada, str(ada.pk))


def test_failures_and_the_lock_out_are_audited_without_what_was_typed(
    client: Client, ada: User
) -> None:
    for _try in range(8):
        sign_in(client, ada.email, "my-other-password")
    assert actions() == ["sign_in_failed"] * 4 + ["locked_out"]
    entry = AuditEntry.objects.latest("pk")
    assert (entry.actor, entry.object_id) == (None, str(ada.pk))
    assert "my-other-password" not in repr(list(AuditEntry.objects.values()))


def test_a_password_typed_as_an_address_is_not_kept(client: Client) -> None:
    sign_in(client, "my-secret@passw.ord", "wrong")
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.object_id, entry.object_label) == ("sign_in_failed", "", "")
    assert "my-secret" not in repr(vars(entry))
