"""manage.py backup FILE"""

import sqlite3
import stat
from contextlib import closing
from io import StringIO
from pathlib import Path
from unittest import mock

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from accounts.management.commands import backup
from accounts.models import User

only_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="for SQLite")
pytestmark = pytest.mark.django_db(transaction=True)


def run(target: Path) -> str:
    out = StringIO()
    call_command("backup", str(target), stdout=out)
    return out.getvalue()


def people_in(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as copy:
        return [email for (email,) in copy.execute("SELECT email FROM accounts_user")]


@only_sqlite
def test_the_copy_holds_what_was_committed(tmp_path: Path, ada: User) -> None:
    target = tmp_path / "backup.sqlite3"
    assert "checked" in run(target)
    assert people_in(target) == [ada.email]
    assert [path.name for path in tmp_path.iterdir()] == ["backup.sqlite3"]


@only_sqlite
def test_the_copy_is_its_owners_alone(tmp_path: Path) -> None:
    run(tmp_path / "backup.sqlite3")
    assert stat.S_IMODE((tmp_path / "backup.sqlite3").stat().st_mode) == 0o600


@only_sqlite
def test_a_restored_copy_is_a_database_that_works(tmp_path: Path, ada: User) -> None:
    """What docs/operations.md says: put the copy in the database's place, and go on."""
    target = tmp_path / "backup.sqlite3"
    run(target)
    connection.close()
    with mock.patch.dict(connection.settings_dict, NAME=str(target)):
        bob = User.objects.create_user(email="bob@example.org")
        assert set(User.objects.all()) == {ada, bob}
        call_command("migrate", check_unapplied=True, verbosity=0)
        connection.close()
    assert list(User.objects.all()) == [ada]


@only_sqlite
def test_it_overwrites_nothing(tmp_path: Path) -> None:
    target = tmp_path / "precious"
    target.write_text("mine")
    with pytest.raises(CommandError, match="exists already"):
        run(target)
    assert target.read_text() == "mine"


@only_sqlite
def test_a_failed_copy_leaves_no_file(tmp_path: Path) -> None:
    target = tmp_path / "backup.sqlite3"
    with (
        mock.patch.object(backup, "_to_disk", side_effect=OSError("the disk is full")),
        pytest.raises(CommandError, match="No backup was made: the disk is full"),
    ):
        run(target)
    assert not target.exists()
    with pytest.raises(CommandError, match="No backup was made"):
        run(tmp_path / "no such folder" / "backup.sqlite3")


@only_sqlite
def test_a_database_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    source = tmp_path / "none.sqlite3"
    with (
        mock.patch.dict(connection.settings_dict, NAME=str(source)),
        pytest.raises(CommandError, match="There is no database"),
    ):
        run(tmp_path / "backup.sqlite3")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(connection.vendor == "sqlite", reason="for PostgreSQL")
def test_postgresql_has_its_own_tools(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"docs/operations\.md"):
        run(tmp_path / "backup")
    assert list(tmp_path.iterdir()) == []
