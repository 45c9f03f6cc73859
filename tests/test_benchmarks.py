"""`make bench` measures finished attempts, and its floor is the floor that it says it is."""

import os
import re
import subprocess
import sys

from tests.support.source import ROOT


def bench() -> dict[str, tuple[int, int]]:
    """Requests and SQL statements by line."""
    done = subprocess.run(
        [sys.executable, "manage.py", "bench", "--rounds=1", "--settings=benchmarks.settings"],
        cwd=ROOT,
        env={**os.environ, "LOG_LEVEL": "WARNING"},
        capture_output=True,
        text=True,
        check=True,
    )
    lines = re.findall(r"^  (?:- )?(\w+) +(\d+) +[\d.]+ +(\d+)$", done.stdout, re.MULTILINE)
    return {name: (int(requests), int(statements)) for name, requests, statements in lines}


def test_an_attempt_is_measured_beside_as_many_requests() -> None:
    lines = bench()
    middleware, reads, saves = 2, 3, 3  # session and person; what the floor's views add
    assert lines["floor"] == (14, 2 * (middleware + reads) + 12 * (middleware + saves))
    parts = [lines[name] for name in ("start", "page", "saves", "submit", "result")]
    assert lines["attempt"] == tuple(map(sum, zip(*parts, strict=True)))
    assert lines["attempt"][0] == 14
