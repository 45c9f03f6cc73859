"""Counting what a page asks of the database."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext

# In a test a transaction is a savepoint; outside it is these and costs no question.
BRACKETS = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE SAVEPOINT")


@contextmanager
def statements(expected: int) -> Iterator[None]:
    """Exactly so many SQL statements, session and user among them, transactions' brackets not."""
    with CaptureQueriesContext(connection) as captured:
        yield
    asked = [q["sql"] for q in captured if not q["sql"].startswith(BRACKETS)]
    listing = "\n".join(sql[:160] for sql in asked)
    assert len(asked) == expected, f"{len(asked)} statements and not {expected}:\n{listing}"
