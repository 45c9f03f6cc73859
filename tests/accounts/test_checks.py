from datetime import UTC, datetime
from pathlib import Path
from unittest import mock

import pytest
from django.db import OperationalError, connection
from pytest_django import Settings

from accounts.checks import groups_grant_what_the_table_says, no_demo_users_in_production
from accounts.models import User

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)


@pytest.fixture
def demo_user(db: None) -> User:
    return User.objects.create_user(email="student@demo.example", is_demo=True)


@pytest.mark.usefixtures("demo_user")
def test_production_does_not_take_a_database_with_demo_accounts(settings: Settings) -> None:
    settings.APP_PROFILE = "prod"
    (found,) = no_demo_users_in_production()
    assert found.id == "accounts.E001"
    assert found.is_serious()


@pytest.mark.django_db
def test_production_takes_a_database_of_real_people(settings: Settings, ada: User) -> None:
    settings.APP_PROFILE = "prod"
    assert no_demo_users_in_production() == []


@pytest.mark.usefixtures("demo_user")
@pytest.mark.parametrize("profile", ["dev", "demo"])
def test_elsewhere_demo_accounts_are_welcome(settings: Settings, profile: str) -> None:
    settings.APP_PROFILE = profile
    assert no_demo_users_in_production() == []


@pytest.mark.django_db
@pytest.mark.parametrize("check", [no_demo_users_in_production, groups_grant_what_the_table_says])
def test_the_checks_are_silent_where_there_is_nothing_to_look_at(
    settings: Settings, check: mock.Mock
) -> None:
    settings.APP_PROFILE = "prod"
    with mock.patch.object(connection.introspection, "table_names", return_value=[]):
        assert check() == []
    with mock.patch.object(
        connection.introspection, "table_names", side_effect=OperationalError("down")
    ):
        assert check() == []


@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite makes a file by looking at it")
def test_a_check_does_not_make_the_database(tmp_path: Path) -> None:
    path = tmp_path / "none.sqlite3"
    with mock.patch.dict(connection.settings_dict, NAME=str(path)):
        assert groups_grant_what_the_table_says() == []
    assert not path.exists()
