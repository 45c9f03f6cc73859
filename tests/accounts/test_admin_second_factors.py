"""The admin's pages of second factors: the secret is not shown, and a lost one is removed."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client

from accounts.models import AuditEntry, User

LIST = "/admin/mfa/authenticator/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def secret() -> str:
    return str(generate_totp_secret())


@pytest.fixture
def factor(ada: User, secret: str) -> Authenticator:
    return TOTP.activate(ada, secret).instance


def test_the_secret_is_not_shown(adam_client: Client, factor: Authenticator, secret: str) -> None:
    for path in (LIST, f"{LIST}{factor.pk}/change/"):
        page = adam_client.get(path)
        assert page.status_code == 200
        assert secret not in page.content.decode()


@pytest.mark.parametrize("way", ["page", "list"])
def test_a_lost_one_is_removed_and_audited(
    adam_client: Client, adam: User, ada: User, factor: Authenticator, way: str
) -> None:
    if way == "page":
        adam_client.post(f"{LIST}{factor.pk}/delete/", {"post": "yes"})
    else:
        action = {"action": "delete_selected", "_selected_action": str(factor.pk), "post": "yes"}
        adam_client.post(LIST, action)
    assert not Authenticator.objects.exists()
    entry = AuditEntry.objects.get(action="second_factor.removed")
    assert (entry.actor, entry.object_id, entry.detail) == (adam, str(ada.pk), {"type": "totp"})


@pytest.mark.parametrize("way", ["page", "list"])
def test_a_superusers_is_left_to_superusers(
    adam_client: Client, ada: User, factor: Authenticator, way: str
) -> None:
    User.objects.filter(pk=ada.pk).update(is_superuser=True)
    if way == "page":
        response = adam_client.post(f"{LIST}{factor.pk}/delete/", {"post": "yes"})
        assert response.status_code == 403
    else:
        action = {"action": "delete_selected", "_selected_action": str(factor.pk), "post": "yes"}
        adam_client.post(LIST, action)
    assert Authenticator.objects.exists()


@pytest.mark.parametrize(("person", "status"), [("eve_client", 403), ("ada_client", 302)])
def test_only_admins_see_them(request: pytest.FixtureRequest, person: str, status: int) -> None:
    assert request.getfixturevalue(person).get(LIST).status_code == status
