from collections.abc import Mapping
from datetime import datetime

from allauth.account.models import EmailAddress
from axes.utils import reset
from django.db import transaction

from accounts.models import User
from accounts.selectors import person_with_email
from accounts.services.audit import record
from accounts.services.roles import assign_role


@transaction.atomic
def make_demo_accounts(
    *, passwords: Mapping[str, str], reset_existing: bool, now: datetime
) -> dict[str, str]:
    """One demo account per role in `passwords`; returns the addresses whose password was set."""
    changed = {}
    for role, password in passwords.items():
        email = f"{role}@demo.example"
        user = person_with_email(email)
        if user is None:
            user = _make(email=email, role=role, now=now)
        elif not reset_existing:
            continue
        user.set_password(password)
        user.save(update_fields=["password"])
        reset(username=email)  # whoever asks for a new password may have been locked out
        changed[role] = email
    return changed


def _make(*, email: str, role: str, now: datetime) -> User:
    user = User.objects.create_user(
        email=email, display_name=f"Demo {role}", is_demo=True, date_joined=now
    )
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    record(actor=None, action="demo_account.created", target=user, now=now)
    assign_role(user=user, role=role, actor=None, now=now)
    return user
