from datetime import datetime, timedelta

from django.db import transaction

from accounts.models import Invitation, User
from accounts.roles import SIGN_UP_ROLE
from accounts.selectors import hash_of
from accounts.services.audit import record
from accounts.services.roles import assign_role


class InvitationUnusableError(Exception):
    """Used or run out since it was last looked at."""


@transaction.atomic
def invite(
    *,
    email: str,
    role: str,
    token: str,
    valid_for: timedelta,
    actor: User | None,
    now: datetime,
) -> Invitation:
    """Let the owner of this address sign up once. The token itself is not kept."""
    invitation = Invitation.objects.create(
        email=email.strip().lower(),
        role=role,
        token_hash=hash_of(token),
        created_by=actor,
        created_at=now,
        expires_at=now + valid_for,
    )
    record(
        actor=actor,
        action="invitation.created",
        target=invitation,
        detail={"role": role},
        now=now,
    )
    return invitation


@transaction.atomic
def revoke(*, invitation: Invitation, actor: User, now: datetime) -> None:
    """Take an invitation back; one that was used in the meantime stays."""
    gone, _rows = Invitation.objects.filter(pk=invitation.pk, used_at=None).delete()
    if gone:
        record(actor=actor, action="invitation.revoked", target=invitation, now=now)


@transaction.atomic
def complete_sign_up(*, user: User, invitation: Invitation | None, now: datetime) -> None:
    """Give a new account its role, and use up the invitation it came by."""
    role = SIGN_UP_ROLE
    if invitation is not None:
        role = invitation.role
        _use_up(invitation, user=user, now=now)
    record(actor=user, action="signed_up", target=user, now=now)
    assign_role(user=user, role=role, actor=user, now=now)


def _use_up(invitation: Invitation, *, user: User, now: datetime) -> None:
    usable = Invitation.objects.usable(now=now).filter(pk=invitation.pk, email__iexact=user.email)
    if usable.update(used_at=now, used_by=user) != 1:
        raise InvitationUnusableError
