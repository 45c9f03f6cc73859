"""What every test can ask for. The parts stand in tests/support."""

from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections

pytest_plugins = ["pytester", "tests.support.browser", "tests.support.people"]


def pytest_configure() -> None:
    # Hashing slowly is the point in production and a waste here.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> None:
    """Test on the database as it is used: on SQLite a file of its own per process.

    Django would test in memory, where there is no write-ahead log and no second connection.
    """
    for database in connections.settings.values():
        if database["ENGINE"].endswith("sqlite3"):
            folder: Path = tmp_path_factory.mktemp("database")
            database["TEST"]["NAME"] = str(folder / "test.sqlite3")
        else:
            request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")
