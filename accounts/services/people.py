from collections.abc import Sequence
from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction

from accounts.models import User
from accounts.services.audit import record
from accounts.services.roles import assign_role


@transaction.atomic
def admin_added(*, user: User, role: str, actor: User, now: datetime) -> None:
    """What follows when an admin has added somebody by hand."""
    EmailAddress.objects.create(user=user, email=user.email.lower(), primary=True, verified=False)
    record(actor=actor, action="person.added", target=user, now=now)
    assign_role(user=user, role=role, actor=actor, now=now)


@transaction.atomic
def admin_changed(
    *, user: User, role: str, fields: Sequence[str], actor: User, now: datetime
) -> None:
    """What follows when an admin has changed somebody; a new address has to be proven again."""
    others = [name for name in fields if name != "role"]
    if "email" in fields:
        EmailAddress.objects.filter(user=user).delete()
        email = user.email.lower()
        EmailAddress.objects.create(user=user, email=email, primary=True, verified=False)
    if others:
        detail = {"fields": others}
        record(actor=actor, action="person.changed", target=user, detail=detail, now=now)
    if role:
        assign_role(user=user, role=role, actor=actor, now=now)


@transaction.atomic
def remove_second_factor(*, factor: Authenticator, actor: User, now: datetime) -> None:
    """For somebody who lost their telephone: they sign in with the password alone again."""
    detail = {"type": factor.type}
    record(actor=actor, action="second_factor.removed", target=factor.user, detail=detail, now=now)
    factor.delete()
