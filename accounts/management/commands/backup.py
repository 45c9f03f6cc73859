import os
import sqlite3
from argparse import ArgumentParser
from contextlib import closing
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection


class Command(BaseCommand):
    help = "Copy the SQLite database to a new file, while the site runs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        if connection.vendor != "sqlite":
            raise CommandError("This database is PostgreSQL: docs/operations.md has its commands.")
        source, target = Path(connection.settings_dict["NAME"]), options["file"]
        if not source.exists():
            raise CommandError(f"There is no database at {source} yet.")
        try:
            pages = copy_database(source, target)
        except FileExistsError:
            raise CommandError(f"{target} exists already: choose another name.") from None
        except (OSError, sqlite3.Error) as error:
            raise CommandError(f"No backup was made: {error}.") from None
        self.stdout.write(f"{target}: {pages} pages, checked.")


def copy_database(source: Path, target: Path) -> int:
    """Write a checked copy as it stands at one moment, for its owner's eyes; returns its pages.

    A plain `cp` would miss what is still in the write-ahead log.
    """
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        with (
            closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)) as reader,
            closing(sqlite3.connect(target)) as writer,
        ):
            reader.backup(writer)
            writer.execute("PRAGMA journal_mode=DELETE")  # one file, no log beside it
            pages = _checked_pages(writer)
        _to_disk(target)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return pages


def _checked_pages(copy: sqlite3.Connection) -> int:
    (verdict,) = copy.execute("PRAGMA integrity_check").fetchone()
    if verdict != "ok":
        raise sqlite3.DatabaseError(f"the copy is damaged: {verdict}")
    (pages,) = copy.execute("PRAGMA page_count").fetchone()
    return int(pages)


def _to_disk(target: Path) -> None:
    for path in (target, target.parent):
        handle = os.open(path, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)
