"""How a refusal to start reads."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.checks import Tags, run_checks
from django.core.exceptions import ImproperlyConfigured

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
    errors = [found for found in run_checks(tags=[Tags.security]) if found.is_serious()]
    if errors:
        raise ImproperlyConfigured(" ".join(str(found.msg) for found in errors))
