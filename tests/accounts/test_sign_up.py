"""/accounts/signup/ and /accounts/invitation/<token>/."""

from datetime import UTC, datetime, timedelta
from unittest import mock

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from accounts.models import AuditEntry, Invitation, User
from accounts.selectors import hash_of, role_of
from accounts.services.invitations import InvitationUnusableError, invite

URL = "/accounts/signup/"
TOKEN = "a-token-of-256-random-bits"
LINK = f"/accounts/invitation/{TOKEN}/"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_tries_yet() -> None:
    cache.clear()


@pytest.fixture
def by_invitation(settings: Settings) -> None:
    settings.SIGN_UP = "invitation"


def make_invitation(adam: User, *, role: str = "student", days: int = 14) -> Invitation:
    return invite(
        email="Zoe@example.org",
        role=role,
        token=TOKEN,
        valid_for=timedelta(days=days),
        actor=adam,
        now=datetime.now(UTC),
    )


def form(**changes: str) -> dict[str, str]:
    password = "a quite long password"
    fields = {"email": "zoe@example.org", "display_name": "Zoe"}
    return fields | {"password1": password, "password2": password} | changes


def test_anybody_may_sign_up_and_becomes_a_student(client: Client) -> None:
    assert client.post(URL, form(email="Zoe@Example.org")).status_code == 302
    zoe = User.objects.get()
    assert (zoe.email, zoe.display_name) == ("zoe@example.org", "Zoe")
    assert role_of(zoe) == "student"
    assert (zoe.is_staff, zoe.is_superuser, zoe.is_demo) == (False, False, False)
    assert client.session["_auth_user_id"] == str(zoe.pk)


@pytest.mark.parametrize("extra", [{"role": "admin"}, {"is_staff": "1", "is_superuser": "1"}])
def test_nobody_gives_themselves_more(client: Client, extra: dict[str, str]) -> None:
    client.post(URL, form(**extra))
    zoe = User.objects.get()
    assert (role_of(zoe), zoe.is_staff, zoe.is_superuser) == ("student", False, False)


def test_signing_up_is_audited(client: Client) -> None:
    client.post(URL, form())
    actions = AuditEntry.objects.order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["signed_up", "role.assigned", "signed_in"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"email": "not an address"}, "email"),
        ({"email": ""}, "email"),
        ({"email": f"{'x' * 250}@example.org"}, "email"),
        ({"display_name": ""}, "display_name"),
        ({"display_name": "   "}, "display_name"),
        ({"display_name": "x" * 81}, "display_name"),
        ({"password1": "short", "password2": "short"}, "password1"),
        ({"password1": "zoe@example.org", "password2": "zoe@example.org"}, "password1"),
        ({"password1": "x" * 257, "password2": "x" * 257}, "password1"),
        ({"password2": "something else here"}, "password2"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(
    client: Client, changes: dict[str, str], field: str
) -> None:
    response = client.post(URL, form(**changes))
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert not User.objects.exists()


def test_clinical_and_foreign_names_survive(client: Client) -> None:
    client.post(URL, form(display_name="Zoë <b>O'Neil</b> & Ço 5 < x < 7"))
    assert User.objects.get().display_name == "Zoë <b>O'Neil</b> & Ço 5 < x < 7"


def test_an_address_in_other_letters_is_the_same_address(client: Client, ada: User) -> None:
    client.post(URL, form(email="ADA@example.org"))
    assert list(User.objects.all()) == [ada]


def test_where_addresses_are_proven_a_taken_one_is_not_told_from_a_free_one(
    ada: User, settings: Settings
) -> None:
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    answers = []
    for email in (ada.email, "zoe@example.org"):
        response = Client().post(URL, form(email=email))
        answers.append((response.status_code, response.headers["Location"]))
    assert answers[0] == answers[1]
    assert [message.to for message in mail.outbox] == [[ada.email], ["zoe@example.org"]]
    assert User.objects.count() == 2


def test_two_forms_sent_at_once_make_one_account(client: Client) -> None:
    with mock.patch(
        "allauth.account.forms.flows.manage_email.email_already_exists",
        side_effect=lambda email: (email, False),
    ):
        assert client.post(URL, form()).status_code == 302
        second = Client().post(URL, form())
    assert second.headers["Location"] == "/accounts/login/"
    assert User.objects.count() == 1


@pytest.mark.usefixtures("by_invitation")
@pytest.mark.parametrize("method", ["get", "post"])
def test_without_an_invitation_the_door_is_closed(client: Client, method: str) -> None:
    response = getattr(client, method)(URL, form())
    assert "account/signup_closed.html" in [template.name for template in response.templates]
    assert not User.objects.exists()


@pytest.mark.usefixtures("by_invitation")
def test_an_invitation_opens_it_for_its_address_once(client: Client, adam: User) -> None:
    invitation = make_invitation(adam)
    assert client.get(LINK).headers["Location"] == URL
    assert b"zoe@example.org" in client.get(URL).content
    client.post(URL, form(email="mallory@example.org"))
    zoe = User.objects.exclude(pk=adam.pk).get()
    assert zoe.email == "zoe@example.org"
    invitation.refresh_from_db()
    assert invitation.used_by == zoe
    assert EmailAddress.objects.get(user=zoe).verified
    second = Client()
    assert second.get(LINK).status_code == 404
    assert second.post(URL, form(email="mallory@example.org")).status_code == 200
    assert User.objects.count() == 2


def test_an_invitation_brings_its_role(client: Client, adam: User) -> None:
    make_invitation(adam, role="educator")
    client.get(LINK)
    client.post(URL, form())
    zoe = User.objects.get(email="zoe@example.org")
    assert (role_of(zoe), zoe.is_staff) == ("educator", True)


@pytest.mark.usefixtures("by_invitation")
def test_an_old_invitation_opens_nothing(client: Client, adam: User) -> None:
    make_invitation(adam, days=-1)
    assert client.get(LINK).status_code == 404
    assert client.get("/accounts/invitation/another-token/").status_code == 404
    assert client.get(URL).status_code == 200
    client.post(URL, form())
    assert User.objects.count() == 1


@pytest.mark.usefixtures("by_invitation")
def test_an_invitation_used_between_page_and_form_makes_no_account(
    client: Client, adam: User
) -> None:
    make_invitation(adam)
    client.get(LINK)
    with mock.patch("accounts.forms.complete_sign_up", side_effect=InvitationUnusableError):
        response = client.post(URL, form())
    assert response.headers["Location"] == URL
    assert User.objects.count() == 1
    assert "_auth_user_id" not in client.session


def test_the_token_itself_is_not_kept(adam: User) -> None:
    invitation = make_invitation(adam)
    assert invitation.token_hash == hash_of(TOKEN)
    assert TOKEN not in repr(list(Invitation.objects.values()) + list(AuditEntry.objects.values()))


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_an_invitation_is_only_opened(client: Client, method: str) -> None:
    assert getattr(client, method)(LINK).status_code == 405
