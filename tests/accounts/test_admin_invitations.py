"""The admin's pages of invitations."""

import re

import pytest
from django.test import Client

from accounts.models import AuditEntry, Invitation, User

LIST = "/admin/accounts/invitation/"
pytestmark = pytest.mark.django_db


def invite(client: Client, **changes: str) -> str:
    """What the admin shows after an invitation was made."""
    form = {"email": "zoe@example.org", "role": "educator"} | changes
    return client.post(f"{LIST}add/", form, follow=True).content.decode()


def test_adam_sees_the_link_once_and_it_works(adam_client: Client, adam: User) -> None:
    found = re.search(r"http://testserver(/accounts/invitation/[^/]{43}/)", invite(adam_client))
    assert found
    visitor = Client()
    assert visitor.get(found[1]).headers["Location"] == "/accounts/signup/"
    invitation = Invitation.objects.get()
    assert (invitation.created_by, invitation.role) == (adam, "educator")
    for path in (LIST, f"{LIST}{invitation.pk}/change/", "/admin/"):
        assert found[1] not in adam_client.get(path).content.decode()
    assert AuditEntry.objects.get(action="invitation.created").actor == adam


def test_two_invitations_have_two_links(adam_client: Client) -> None:
    invite(adam_client)
    invite(adam_client)
    assert Invitation.objects.values("token_hash").distinct().count() == 2


def test_nobody_is_invited_twice_over(adam_client: Client, ada: User) -> None:
    assert "Somebody already uses" in invite(adam_client, email="ADA@example.org")
    assert not Invitation.objects.exists()


def test_a_role_that_does_not_exist_is_refused(adam_client: Client) -> None:
    invite(adam_client, role="dean")
    assert not Invitation.objects.exists()


def test_an_invitation_is_not_edited(adam_client: Client) -> None:
    invite(adam_client)
    invitation = Invitation.objects.get()
    form = {"email": "mallory@example.org", "role": "admin"}
    assert adam_client.post(f"{LIST}{invitation.pk}/change/", form).status_code == 403
    invitation.refresh_from_db()
    assert (invitation.email, invitation.role) == ("zoe@example.org", "educator")


def test_an_invitation_is_taken_back(adam_client: Client, adam: User) -> None:
    for way in ("page", "list"):
        invite(adam_client)
        pk = Invitation.objects.get().pk
        if way == "page":
            adam_client.post(f"{LIST}{pk}/delete/", {"post": "yes"})
        else:
            action = {"action": "delete_selected", "_selected_action": str(pk), "post": "yes"}
            adam_client.post(LIST, action)
        assert not Invitation.objects.exists()
    assert AuditEntry.objects.filter(action="invitation.revoked", actor=adam).count() == 2


@pytest.mark.parametrize(("person", "status"), [("eve_client", 403), ("ada_client", 302)])
def test_only_admins_invite(request: pytest.FixtureRequest, person: str, status: int) -> None:
    form = {"email": "zoe@example.org", "role": "admin"}
    response = request.getfixturevalue(person).post(f"{LIST}add/", form)
    assert response.status_code == status
    assert not Invitation.objects.exists()
