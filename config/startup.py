"""How a refusal to start reads."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import django
from django.conf import settings
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured
from django.db import connections

# gunicorn stops, instead of starting the next worker, on a worker's exit code 4.
REFUSED = 4


@contextmanager
def refusing_in_a_sentence() -> Iterator[None]:
    """Turns a configuration error into one line on standard error and a failed exit."""
    try:
        yield
    except ImproperlyConfigured as error:
        sys.stderr.write(f"Wardwise does not start: {error}\n")
        raise SystemExit(REFUSED) from None


def refuse_unless_fit() -> None:
    """Run the checks that guard a server, which nothing runs for one started by gunicorn."""
    django.setup()
    errors = [found for found in run_checks(tags=["start_up"]) if found.is_serious()]
    if errors:
        raise ImproperlyConfigured(" ".join(str(found.msg) for found in errors))
    _let_go_of_the_database()
    if _static_files_are_missing():
        raise ImproperlyConfigured(
            f"{settings.STATIC_ROOT} has no static files: run manage.py collectstatic first."
        )


def _static_files_are_missing() -> bool:
    """Without its manifest, every page that names a style sheet would fail."""
    return (
        settings.STORAGES["staticfiles"]["BACKEND"] == settings.MANIFEST_STATIC
        and not (settings.STATIC_ROOT / "staticfiles.json").exists()
    )


def _let_go_of_the_database() -> None:
    """gunicorn may fork after this, and two processes must not share a connection."""
    for connection in connections.all(initialized_only=True):
        connection.close()
        close_pool = getattr(connection, "close_pool", None)  # PostgreSQL's
        if close_pool is not None:
            close_pool()
