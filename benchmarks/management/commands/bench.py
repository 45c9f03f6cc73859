"""`make bench`: what a finished attempt costs, beside the least that as many requests can cost."""

import tempfile
from collections import defaultdict
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
        settings = connection.settings_dict
        on_sqlite = connection.vendor == "sqlite"
        name = str(Path(folder) / "bench.sqlite3") if on_sqlite else f"{settings['NAME']}_bench"
        settings["TEST"]["NAME"] = name
        made = setup_databases(verbosity=0, interactive=False, serialized_aliases=())
        try:
            yield
        finally:
            teardown_databases(made, verbosity=0)


def measure(rounds: int) -> dict[str, list[Cost]]:
    """What each round cost: the floor, the attempt, and the attempt's parts."""
    learner, quiz = world.build(now=timezone.now())
    client = MeteredClient()
    client.force_login(learner)
    costs: dict[str, list[Cost]] = defaultdict(list)
    for _ in range(WARM_UP + rounds):  # in turns, so that a slow moment meets both
        parts = attempt.product(client, quiz)
        costs["floor"].append(attempt.floor(client))
        costs["attempt"].append(Cost.total(parts.values()))
        for name, cost in parts.items():
            costs[f"- {name}"].append(cost)
    return {name: spent[WARM_UP:] for name, spent in costs.items()}


def table(costs: dict[str, list[Cost]]) -> Iterator[str]:
    yield f"  {'':10}{'requests':>10}{'CPU ms':>10}{'SQL':>8}"
    cpu = {name: median(cost.cpu_ms for cost in spent) for name, spent in costs.items()}
    sql = {name: median(cost.statements for cost in spent) for name, spent in costs.items()}
    for name, spent in costs.items():
        yield f"  {name:10}{spent[0].requests:10}{cpu[name]:10.1f}{sql[name]:8.0f}"
    ratios = cpu["attempt"] / cpu["floor"], sql["attempt"] / sql["floor"]
    yield f"  {'attempt / floor':20}{ratios[0]:10.2f}{ratios[1]:8.2f}"


class Command(BaseCommand):
    help = "Measure server CPU and SQL statements of a finished attempt, beside a floor."
    requires_system_checks = []  # some ask the installation's database, which need not exist

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
