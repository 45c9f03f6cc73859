from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group

from accounts.models import Invitation, User
from accounts.roles import ROLES


def hash_of(token: str) -> str:
    """What is kept of an invitation's token. Plain SHA-256 does: 256 random bits defy guessing."""
    return sha256(token.encode()).hexdigest()


def usable_invitation(*, token_hash: str, now: datetime) -> Invitation | None:
    if not token_hash:
        return None
    return Invitation.objects.usable(now=now).filter(token_hash=token_hash).first()


def role_of(user: User) -> str:
    """The person's role; empty for somebody outside the three, such as a bare superuser."""
    names = {group.name for group in user.groups.all()}  # prefetched on lists
    return next((role for role in reversed(list(ROLES)) if role in names), "")


def person_with_email(email: str) -> User | None:
    return User.objects.filter(email__iexact=email).first()


def address_is_taken(email: str, *, but_by: User | None = None) -> bool:
    """Does anybody else sign in with this address, or claim it for later?"""
    others = User.objects.exclude(pk=but_by.pk) if but_by else User.objects.all()
    claimed = EmailAddress.objects.filter(email__iexact=email, user__in=others)
    return others.filter(email__iexact=email).exists() or claimed.exists()


def permissions_by_role(roles: Iterable[str]) -> dict[str, set[str]]:
    """What the groups of these names grant, as `app.codename`. Missing groups are left out."""
    groups = Group.objects.filter(name__in=roles).prefetch_related("permissions__content_type")
    return {
        group.name: {
            f"{permission.content_type.app_label}.{permission.codename}"
            for permission in group.permissions.all()
        }
        for group in groups
    }


def any_demo_user() -> bool:
    return User.objects.filter(is_demo=True).exists()
