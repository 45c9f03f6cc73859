"""What has to hold before this installation serves anybody."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning  # noqa: A004
from django.core.checks import register as register_check
from django.db import Error as DatabaseError
from django.db import connection

from accounts.models import User
from accounts.roles import ROLES
from accounts.selectors import any_demo_user, permissions_by_role

START_UP = "start_up"  # what config.startup runs before a server serves


def _tables_are_there() -> bool:
    """False where nothing is migrated yet, or no database answers: not for these checks to say."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite" and not Path(name).exists():
        return False  # looking would create it
    try:
        tables = set(connection.introspection.table_names())
    except DatabaseError:
        return False
    return {User._meta.db_table, "auth_group", "auth_group_permissions"} <= tables


def no_demo_users_in_production(**_options: Any) -> list[CheckMessage]:
    if settings.APP_PROFILE != "prod" or not _tables_are_there() or not any_demo_user():
        return []
    return [
        Error(
            "The database has demo accounts, whose passwords were shown to whoever set them up.",
            hint="Production needs a database without them: set one up anew or delete them.",
            id="accounts.E001",
        )
    ]


def groups_grant_what_the_table_says(**_options: Any) -> list[CheckMessage]:
    if not _tables_are_there():
        return []
    differences = ", ".join(_differences())
    if not differences:
        return []
    return [
        Warning(
            f"The groups in the database differ from accounts/roles.py: {differences}.",
            hint="`manage.py migrate` makes them follow the table.",
            id="accounts.W001",
        )
    ]


def _differences() -> Iterator[str]:
    granted = permissions_by_role(ROLES)
    for role, wanted in ROLES.items():
        if role not in granted:
            yield f"{role} is missing"
            continue
        yield from (f"{role} lacks {name}" for name in sorted(wanted - granted[role]))
        yield from (f"{role} also has {name}" for name in sorted(granted[role] - wanted))


def register() -> None:
    # Not tagged as database checks: `check --deploy` and a starting server leave those out.
    register_check(no_demo_users_in_production, Tags.security, START_UP)
    register_check(groups_grant_what_the_table_says, Tags.security)
