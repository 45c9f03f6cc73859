"""tests/support/browser.py: browser tests are never silently left out."""

import pytest

from tests.support import browser
from tests.support.source import ROOT

LEFT_OUT = "Browser tests left out: there is no Chromium here."


@pytest.fixture
def project(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A project with one plain test and one browser test, and a machine that has a browser."""
    for name, body in (("tests/test_plain.py", "pass"), ("tests/browser/test_page.py", "pass")):
        write(pytester, name, body)
    pytester.makeini("[pytest]\nmarkers = browser")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")  # a third of the time
    monkeypatch.setenv("CHROMIUM", "true")
    monkeypatch.delenv("REQUIRE_BROWSER", raising=False)
    return pytester


def write(pytester: pytest.Pytester, name: str, body: str) -> None:
    path = pytester.path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"import pytest\ndef test_it(): {body}\n")


def run(project: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    plugins = ("-p", "xdist", "-p", "tests.support.browser")
    return project.runpytest_subprocess(*plugins, "--import-mode=importlib", *arguments)


def test_the_browser_named_by_the_environment_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "sh")
    assert str(browser.chromium()).endswith("/sh")
    monkeypatch.setenv("CHROMIUM", "browser-of-nowhere")
    assert browser.chromium() is None


def test_without_a_browser_one_line_says_what_is_left_out(
    project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHROMIUM", "")
    result = run(project, "-n", "1")
    assert result.ret == pytest.ExitCode.OK
    result.assert_outcomes(passed=1)
    assert result.stdout.str().count(LEFT_OUT) == 1


def test_with_a_browser_all_run_and_nothing_is_said(project: pytest.Pytester) -> None:
    result = run(project)
    result.assert_outcomes(passed=2)
    assert LEFT_OUT not in result.stdout.str()


def test_a_required_browser_must_be_there(
    project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHROMIUM", "")
    monkeypatch.setenv("REQUIRE_BROWSER", "1")
    result = run(project)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines("*REQUIRE_BROWSER=1, and there is no Chromium on this machine.")


def test_required_browser_tests_that_pass_are_fine(
    project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUIRE_BROWSER", "1")
    assert run(project, "-n", "1").ret == pytest.ExitCode.OK


@pytest.mark.parametrize("arguments", [[], ["-n", "1"]])
def test_a_required_browser_test_must_not_be_skipped(
    project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.setenv("REQUIRE_BROWSER", "1")
    write(project, "tests/browser/test_other.py", "pytest.skip()")
    result = run(project, *arguments)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines("REQUIRE_BROWSER=1, and 1 browser tests were skipped.")


def test_a_required_browser_test_must_not_be_deselected(
    project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUIRE_BROWSER", "1")
    result = run(project, "-m", "not browser")
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines("REQUIRE_BROWSER=1, and no browser test passed.")
