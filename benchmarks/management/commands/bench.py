"""`make bench`: what a finished attempt costs, beside the least that as many requests can cost."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import connection
from django.test.utils import setup_databases, teardown_databases
from django.utils import timezone

from benchmarks import attempt, world
from benchmarks.meter import Cost, MeteredClient

WARM_UP = 3


@contextmanager
def empty_database() -> Iterator[None]:
    """A test database of the configured kind, never the installation's own."""
    with tempfile.TemporaryDirectory() as folder:
        if connection.vendor == "sqlite":
            connection.settings_dict["TEST"]["NAME"] = str(Path(folder) / "bench.sqlite3")
        made = setup_databases(verbosity=0, interactive=False, serialized_aliases=())
        try:
            yield
        finally:
            teardown_databases(made, verbosity=0)


def measure(rounds: int) -> dict[str, list[Cost]]:
    learner, quiz = world.build(now=timezone.now())
    client = MeteredClient()
    client.force_login(learner)
    costs: dict[str, list[Cost]] = {"attempt": [], "floor": []}
    for _ in range(WARM_UP + rounds):  # in turns, so that a slow moment meets both
        costs["attempt"].append(attempt.product(client, quiz))
        costs["floor"].append(attempt.floor(client))
    return {name: spent[WARM_UP:] for name, spent in costs.items()}


def table(costs: dict[str, list[Cost]]) -> Iterator[str]:
    yield f"  {'':8}{'requests':>10}{'CPU ms':>10}{'SQL':>8}"
    cpu = {name: median(cost.cpu_ms for cost in spent) for name, spent in costs.items()}
    sql = {name: median(cost.statements for cost in spent) for name, spent in costs.items()}
    for name, spent in costs.items():
        yield f"  {name:8}{spent[0].requests:10}{cpu[name]:10.1f}{sql[name]:8.0f}"
    yield f"  {'ratio':18}{cpu['attempt'] / cpu['floor']:10.2f}{sql['attempt'] / sql['floor']:8.2f}"


class Command(BaseCommand):
    help = "Measure server CPU and SQL statements of a finished attempt, beside a floor."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--rounds", type=int, default=30, help="attempts to measure (30)")

    def handle(self, *args: Any, rounds: int, **options: Any) -> None:
        with empty_database():
            costs = measure(rounds)
        self.stdout.write(
            f"One finished attempt of {world.ITEMS} items, {connection.vendor}, "
            f"median of {rounds}; sign-in apart:"
        )
        for line in table(costs):
            self.stdout.write(line)
