"""Tests in a real browser: found, started, and never silently left out.

Without a Chromium everything under tests/browser is left out and one line says so. With
REQUIRE_BROWSER=1 that is a failure, and so is a browser test that did not run.
"""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from _pytest.terminal import TerminalReporter

FOLDER = "tests/browser"
NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# Playwright keeps an event loop in the test's thread; Django would refuse the database there.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def chromium() -> str | None:
    """The browser to test in: CHROMIUM names one (empty: none), else the first on the PATH."""
    if "CHROMIUM" in os.environ:
        return shutil.which(os.environ["CHROMIUM"])
    return next((path for path in map(shutil.which, NAMES) if path), None)


def required() -> bool:
    return os.environ.get("REQUIRE_BROWSER", "") == "1"


def pytest_configure() -> None:
    if required() and not chromium():
        raise pytest.UsageError("REQUIRE_BROWSER=1, and there is no Chromium on this machine.")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    if chromium() or collection_path != config.rootpath / FOLDER:
        return None
    return True


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.nodeid.startswith(FOLDER + "/"):
            item.add_marker("browser")


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail where browser tests are required and did not all run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if required() and not hasattr(session.config, "workerinput") and complaint(reporter):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    if not chromium():
        terminalreporter.write_line("Browser tests left out: there is no Chromium here.")
    elif required() and (text := complaint(terminalreporter)):
        terminalreporter.write_line(text, red=True)


def complaint(reporter: Any) -> str:
    skipped = count(reporter, "skipped")
    if skipped:
        return f"REQUIRE_BROWSER=1, and {skipped} browser tests were skipped."
    if not count(reporter, "passed"):
        return "REQUIRE_BROWSER=1, and no browser test passed."
    return ""


def count(reporter: Any, outcome: str) -> int:
    reports = reporter.stats.get(outcome, [])
    return sum(report.nodeid.startswith(FOLDER + "/") for report in reports)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, "executable_path": chromium(), "args": ARGUMENTS}
