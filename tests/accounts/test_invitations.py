"""accounts.services.invitations: once, for one address, in time, and audited."""

from datetime import UTC, datetime, timedelta

import pytest

from accounts.models import AuditEntry, Invitation, User
from accounts.selectors import hash_of, role_of, usable_invitation
from accounts.services.invitations import (
    InvitationUnusableError,
    complete_sign_up,
    invite,
    revoke,
)

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
DAY = timedelta(days=1)
pytestmark = pytest.mark.django_db


@pytest.fixture
def invitation(adam: User) -> Invitation:
    return invite(
        email="zoe@example.org", role="educator", token="token", valid_for=DAY, actor=adam, now=NOW
    )


@pytest.fixture
def zoe(db: None) -> User:
    return User.objects.create_user(email="Zoe@example.org", display_name="Zoe")


def test_it_is_found_by_its_token_until_it_runs_out(invitation: Invitation) -> None:
    token_hash = hash_of("token")
    assert usable_invitation(token_hash=token_hash, now=NOW) == invitation
    assert usable_invitation(token_hash=token_hash, now=NOW + DAY) is None
    assert usable_invitation(token_hash=hash_of("other"), now=NOW) is None
    assert usable_invitation(token_hash="", now=NOW) is None
    assert usable_invitation(token_hash="token", now=NOW) is None


def test_it_is_used_once(invitation: Invitation, zoe: User) -> None:
    complete_sign_up(user=zoe, invitation=invitation, now=NOW)
    invitation.refresh_from_db()
    assert (invitation.used_at, invitation.used_by) == (NOW, zoe)
    assert role_of(zoe) == "educator"
    with pytest.raises(InvitationUnusableError):
        complete_sign_up(user=zoe, invitation=invitation, now=NOW)


def test_it_is_not_used_too_late(invitation: Invitation, zoe: User) -> None:
    with pytest.raises(InvitationUnusableError):
        complete_sign_up(user=zoe, invitation=invitation, now=NOW + DAY)
    assert role_of(zoe) == ""
    assert not AuditEntry.objects.filter(action="signed_up").exists()


def test_it_is_not_used_by_another_address(invitation: Invitation, ada: User) -> None:
    with pytest.raises(InvitationUnusableError):
        complete_sign_up(user=ada, invitation=invitation, now=NOW)
    assert role_of(ada) == "student"


def test_making_it_is_audited(invitation: Invitation, adam: User) -> None:
    entry = AuditEntry.objects.get(action="invitation.created")
    assert (entry.actor, entry.object_label) == (adam, "zoe@example.org")
    assert entry.detail == {"role": "educator"}


def test_taking_it_back_is_audited(invitation: Invitation, adam: User) -> None:
    revoke(invitation=invitation, actor=adam, now=NOW)
    assert not Invitation.objects.exists()
    assert AuditEntry.objects.filter(action="invitation.revoked", actor=adam).count() == 1


def test_a_used_one_is_not_taken_back(invitation: Invitation, zoe: User, adam: User) -> None:
    complete_sign_up(user=zoe, invitation=invitation, now=NOW)
    revoke(invitation=invitation, actor=adam, now=NOW)
    assert Invitation.objects.exists()
    assert not AuditEntry.objects.filter(action="invitation.revoked").exists()
