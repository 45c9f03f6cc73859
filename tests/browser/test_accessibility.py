"""Axe finds nothing on any page of a quiz, in any state, in light and in dark."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import expect

from accounts.models import User
from quizzes.models import Attempt
from tests.browser.conftest import NewScreen
from tests.browser.screen import Screen, item_path
from tests.factories import make_attempt

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "preload": False}


@pytest.fixture(params=["light", "dark"])
def screen(new_screen: NewScreen, ada: User, request: pytest.FixtureRequest) -> Screen:
    return new_screen(ada, color_scheme=request.param)


@pytest.fixture
def attempt(ada: User) -> Attempt:
    return make_attempt(ada, time_limit_minutes=20, now=timezone.now())


def expect_no_violations(screen: Screen) -> None:
    found = Axe().run(screen.page, options=OPTIONS)
    assert found.violations_count == 0, found.generate_report()


def test_before_during_and_after(screen: Screen, attempt: Attempt) -> None:
    assert attempt.quiz
    screen.open(f"/quizzes/{attempt.quiz.slug}/")
    expect_no_violations(screen)

    screen.open_item(attempt)
    expect_no_violations(screen)
    screen.choose("Cough")
    screen.page.get_by_role("button", name="Strike out: Headache").click()
    screen.expect_state("Saved")
    expect_no_violations(screen)

    screen.open(f"/attempts/{attempt.pk}/check/")
    expect_no_violations(screen)
    screen.press("Submit with 2 blanks")
    expect(screen.page.locator(".score")).to_be_visible()
    screen.page.locator(".source-chip summary").first.click()
    expect_no_violations(screen)
    screen.open(f"/attempts/{attempt.pk}/result/?late=1")
    expect_no_violations(screen)


def test_while_an_answer_is_not_saved(screen: Screen, attempt: Attempt) -> None:
    screen.open_item(attempt)
    screen.page.context.set_offline(True)
    screen.choose("Cough")
    screen.press("Next")
    expect(screen.page.locator("#held")).to_be_visible()
    expect_no_violations(screen)


def test_two_answers_in_conflict(screen: Screen, attempt: Attempt) -> None:
    screen.open_item(attempt)
    other = Screen(screen.page.context.new_page(), screen.url)
    other.open_item(attempt)
    screen.choose("Headache")
    screen.expect_state("Saved")
    other.choose("Jaundice")
    expect(other.conflict).to_be_visible()
    expect_no_violations(other)
    other.press("Save mine instead")
    other.expect_state("Saved")
    screen.save_is_cut()
    screen.choose("Cough")
    screen.post_plainly()
    expect(screen.conflict).to_be_visible()
    expect_no_violations(screen)


def test_an_answer_that_cannot_be_read(screen: Screen, attempt: Attempt) -> None:
    screen.open_item(attempt)
    screen.page.locator("[value=c]").evaluate("input => { input.value = 'nothing'; }")
    screen.choose("Jaundice")
    expect(screen.page.locator("#answer-error")).to_be_visible()
    expect_no_violations(screen)


def test_signing_in_on_the_page(screen: Screen, attempt: Attempt) -> None:
    screen.open_item(attempt)
    screen.page.context.clear_cookies(name="sessionid")
    screen.choose("Cough")
    expect(screen.dialog).to_be_visible()
    expect_no_violations(screen)
    screen.dialog.get_by_label("E-mail address").fill("ada@example.org")
    screen.dialog.get_by_label("Password").fill("not the password")
    screen.dialog.get_by_role("button", name="Sign in").click()
    expect(screen.dialog.get_by_role("alert")).to_be_visible()
    expect_no_violations(screen)
    screen.dialog.get_by_role("button", name="Not now").click()
    expect(screen.page.locator("#held")).to_be_visible()
    expect_no_violations(screen)


def test_when_the_time_is_up(screen: Screen, attempt: Attempt) -> None:
    screen.page.clock.install()
    screen.open(item_path(attempt))
    screen.wait_for_script()
    screen.page.clock.fast_forward(25 * 60_000)
    expect(screen.page.locator("#time-over")).to_be_visible()
    screen.page.clock.resume()
    expect_no_violations(screen)
