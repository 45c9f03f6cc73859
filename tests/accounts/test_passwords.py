"""Changing a password, and setting a new one by mail."""

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from accounts.models import AuditEntry, User
from tests.support.people import PASSWORD

NEW = "another quite long password"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_tries_yet() -> None:
    cache.clear()


def ask(client: Client, email: str) -> None:
    response = client.post(reverse("account_reset_password"), {"email": email})
    assert response.headers["Location"] == reverse("account_reset_password_done")


def link() -> str:
    return mail.outbox[-1].body.split("http://testserver")[1].split()[0]


def set_new(client: Client, path: str) -> None:
    form_page = client.get(path).headers["Location"]
    response = client.post(form_page, {"password1": NEW, "password2": NEW})
    assert response.status_code == 302


def test_ada_changes_her_password(ada_client: Client, ada: User) -> None:
    form = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    assert ada_client.post(reverse("account_change_password"), form).status_code == 302
    ada.refresh_from_db()
    assert ada.check_password(NEW)
    assert ada_client.session["_auth_user_id"] == str(ada.pk)
    assert AuditEntry.objects.filter(action="password.changed", actor=ada).count() == 1


def test_a_change_needs_the_old_password(ada_client: Client, ada: User) -> None:
    form = {"oldpassword": "wrong", "password1": NEW, "password2": NEW}
    assert ada_client.post(reverse("account_change_password"), form).status_code == 200
    ada.refresh_from_db()
    assert ada.check_password(PASSWORD)


def test_a_change_signs_her_other_browsers_out(ada_client: Client, ada: User) -> None:
    other = Client()
    other.force_login(ada)
    form = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    ada_client.post(reverse("account_change_password"), form)
    assert other.get(reverse("account_change_password")).status_code == 302


def test_ada_sets_a_new_one_by_mail(client: Client, ada: User) -> None:
    ask(client, "ADA@example.org")
    assert mail.outbox[-1].to == [ada.email]
    set_new(client, link())
    ada.refresh_from_db()
    assert ada.check_password(NEW)
    assert AuditEntry.objects.filter(action="password.reset", actor=ada).count() == 1


def test_a_link_works_once(client: Client, ada: User) -> None:
    ask(client, ada.email)
    path = link()
    set_new(client, path)
    response = Client().get(path)
    assert response.status_code == 200
    assert response.context["token_fail"] is True


def test_a_new_password_ends_a_lock_out(client: Client, ada: User) -> None:
    form = {"login": ada.email, "password": "wrong"}
    statuses = [client.post(reverse("account_login"), form).status_code for _try in range(5)]
    assert statuses[-1] == 429
    ask(client, ada.email)
    set_new(client, link())
    form = {"login": ada.email, "password": NEW}
    assert client.post(reverse("account_login"), form).status_code == 302


def test_an_unknown_address_gets_the_same_answer_and_a_mail_of_its_own(client: Client) -> None:
    ask(client, "nobody@example.org")
    assert mail.outbox[-1].to == ["nobody@example.org"]
    assert "/password/reset/key/" not in mail.outbox[-1].body


def test_a_superuser_made_on_the_command_line_uses_the_same_pages(
    client: Client,
) -> None:
    User.objects.create_superuser(email="Root@Example.org", password=PASSWORD)
    form = {"login": "Root@Example.org", "password": PASSWORD}
    assert client.post(reverse("account_login"), form).status_code == 302
    client.logout()
    ask(client, "root@example.org")
    assert "/password/reset/key/" in mail.outbox[-1].body
