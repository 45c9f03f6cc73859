"""Doing things at the same moment, each in a thread with a database connection of its own."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from django.db import connection

Result = TypeVar("Result")
PATIENCE = 60  # seconds: a deadlock shows as an error and not as a hang


def at_once(calls: Iterable[Callable[[], Result]]) -> list[Result]:
    """Start all calls together. The first error is raised here."""
    waiting = list(calls)
    barrier = Barrier(len(waiting), timeout=PATIENCE)

    def run(call: Callable[[], Result]) -> Result:
        try:
            connection.ensure_connection()
            connection.close()  # the pool and the file are warm; the race is in the call
            barrier.wait()
            return call()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(waiting)) as threads:
        return [done.result(PATIENCE) for done in [threads.submit(run, c) for c in waiting]]
