"""Roles: the table, the groups that follow it, and giving one to somebody."""

from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from accounts.checks import groups_grant_what_the_table_says
from accounts.models import AuditEntry, User
from accounts.roles import ADMIN, EDUCATOR, ROLES, STUDENT
from accounts.selectors import permissions_by_role, role_of
from accounts.services.roles import apply_table, assign_role

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def as_sets() -> dict[str, set[str]]:
    return {role: set(names) for role, names in ROLES.items()}


def test_the_groups_of_a_new_database_are_the_table() -> None:
    assert permissions_by_role(ROLES) == as_sets()


def test_every_permission_of_the_table_exists() -> None:
    existing = {
        f"{app}.{codename}"
        for app, codename in Permission.objects.values_list("content_type__app_label", "codename")
    }
    assert set().union(*ROLES.values()) - existing == set()


def test_students_may_do_nothing_special_and_nobody_deletes_people() -> None:
    assert ROLES[STUDENT] == frozenset()
    everything = set().union(*ROLES.values())
    assert not {name for name in everything if name.startswith("accounts.delete_user")}
    assert not {name for name in everything if name.endswith("_auditentry")} - {
        "accounts.view_auditentry"
    }
    assert not {name for name in ROLES[EDUCATOR] if name.startswith(("accounts.", "mfa.", "axes."))}


def test_applying_the_table_mends_groups_and_repeats_quietly() -> None:
    educators = Group.objects.get(name=EDUCATOR)
    educators.permissions.remove(Permission.objects.get(codename="change_module"))
    educators.permissions.add(Permission.objects.get(codename="delete_module"))
    Group.objects.get(name=ADMIN).delete()
    for _time in range(2):
        for app in apps.get_app_configs():
            apply_table(app_label=app.label)
        assert permissions_by_role(ROLES) == as_sets()


@pytest.mark.django_db(transaction=True)
def test_a_flushed_database_has_its_roles_again() -> None:
    call_command("flush", interactive=False, verbosity=0)
    assert permissions_by_role(ROLES) == as_sets()


def test_the_check_is_content_with_what_migrate_made() -> None:
    assert groups_grant_what_the_table_says() == []


def test_the_check_names_each_difference() -> None:
    educators = Group.objects.get(name=EDUCATOR)
    educators.permissions.remove(Permission.objects.get(codename="change_module"))
    educators.permissions.add(Permission.objects.get(codename="delete_module"))
    Group.objects.get(name=STUDENT).delete()
    (found,) = groups_grant_what_the_table_says()
    assert found.id == "accounts.W001"
    assert "student is missing" in found.msg
    assert "educator lacks learning.change_module" in found.msg
    assert "educator also has learning.delete_module" in found.msg


def test_a_new_role_replaces_the_old_and_opens_the_admin(ada: User, adam: User) -> None:
    assign_role(user=ada, role=EDUCATOR, actor=adam, now=NOW)
    ada.refresh_from_db()
    assert role_of(ada) == EDUCATOR
    assert ada.is_staff
    assign_role(user=ada, role=STUDENT, actor=adam, now=NOW)
    ada.refresh_from_db()
    assert [group.name for group in ada.groups.all()] == [STUDENT]
    assert not ada.is_staff


def test_a_change_of_role_is_audited_and_a_repetition_is_not(ada: User, adam: User) -> None:
    AuditEntry.objects.all().delete()
    for _time in range(2):
        assign_role(user=ada, role=EDUCATOR, actor=adam, now=NOW)
    entry = AuditEntry.objects.get()
    assert (entry.at, entry.actor, entry.action) == (NOW, adam, "role.assigned")
    assert (entry.object_type, entry.object_id) == ("accounts.user", str(ada.pk))
    assert entry.detail == {"from": STUDENT, "to": EDUCATOR}


def test_a_superuser_keeps_the_admin_whatever_the_role(ada: User) -> None:
    ada.is_superuser = ada.is_staff = True
    ada.save()
    assign_role(user=ada, role=STUDENT, actor=None, now=NOW)
    assert ada.is_staff


def test_there_is_no_fourth_role(ada: User) -> None:
    with pytest.raises(ValueError, match="no role 'dean'"):
        assign_role(user=ada, role="dean", actor=None, now=NOW)
    assert role_of(ada) == STUDENT
