"""Server CPU time and SQL statements of requests made in this process."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Self

from django.db import connection
from django.test import Client
from django.test.client import ClientHandler


@dataclass(slots=True)
class Cost:
    requests: int = 0
    cpu_ms: float = 0.0
    statements: int = 0

    @classmethod
    def total(cls, costs: Iterable[Self]) -> Self:
        total = cls()
        for cost in costs:
            total.requests += cost.requests
            total.cpu_ms += cost.cpu_ms
            total.statements += cost.statements
        return total


class MeteredHandler(ClientHandler):
    """Measures what the server does for a request, and nothing of what the client does."""

    def __init__(self) -> None:
        super().__init__(enforce_csrf_checks=False)
        self.cost = Cost()

    def __call__(self, environ: dict[str, Any]) -> Any:
        began = time.process_time()
        with connection.execute_wrapper(self._count):
            response = super().__call__(environ)
        self.cost.cpu_ms += (time.process_time() - began) * 1000
        self.cost.requests += 1
        return response

    def _count(self, execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        # SQLite is told BEGIN by a statement, PostgreSQL by its driver: neither is counted.
        if not sql.startswith("BEGIN"):
            self.cost.statements += 1
        return execute(sql, *rest)


class MeteredClient(Client):
    def __init__(self) -> None:
        super().__init__(SERVER_NAME="localhost")
        self.metered = self.handler = MeteredHandler()

    @contextmanager
    def spending(self, cost: Cost) -> Iterator[None]:
        """Add what the requests inside cost."""
        self.metered.cost = cost
        yield
        self.metered.cost = Cost()
