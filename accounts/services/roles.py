from datetime import datetime

from django.contrib.auth.models import Group, Permission
from django.db import transaction

from accounts.models import User
from accounts.roles import ROLES, STAFF_ROLES
from accounts.selectors import role_of
from accounts.services.audit import record


@transaction.atomic
def assign_role(*, user: User, role: str, actor: User | None, now: datetime) -> None:
    """Give this role and take away the others; nothing happens when the person has it already."""
    if role not in ROLES:
        raise ValueError(f"There is no role {role!r}.")
    before = role_of(user)
    staff = role in STAFF_ROLES or user.is_superuser
    if before == role and user.is_staff == staff:
        return
    user.groups.remove(*Group.objects.filter(name__in=ROLES))
    user.groups.add(Group.objects.get(name=role))
    user.is_staff = staff
    user.save(update_fields=["is_staff"])
    detail = {"from": before, "to": role}
    record(actor=actor, action="role.assigned", target=user, detail=detail, now=now)


def apply_table(*, app_label: str, using: str = "default") -> None:
    """Make every role's group grant exactly what the table says about this app."""
    for role, wanted in ROLES.items():
        group, _created = Group.objects.using(using).get_or_create(name=role)
        codenames = [name.partition(".")[2] for name in wanted if name.startswith(f"{app_label}.")]
        of_app = Permission.objects.using(using).filter(content_type__app_label=app_label)
        group.permissions.remove(*of_app.exclude(codename__in=codenames))
        group.permissions.add(*of_app.filter(codename__in=codenames))
