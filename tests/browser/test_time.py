"""The time left is the server's; the page only shows it, and never stops a save."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from quizzes.models import Attempt
from tests.browser.screen import Screen, stored
from tests.factories import let_deadline_pass, make_attempt

MINUTE = 60_000


@pytest.fixture
def attempt(ada: User, live_server: LiveServer) -> Attempt:
    """Twenty minutes from now, and something to spare for a slow machine."""
    now = timezone.now() + timedelta(seconds=50)
    return make_attempt(ada, time_limit_minutes=20, now=now)


@pytest.fixture
def timed(screen: Screen, attempt: Attempt) -> Screen:
    """The question, in a browser whose clock the story moves."""
    screen.page.clock.install()
    screen.open_item(attempt)
    expect(clock(screen)).to_have_text("20 min")
    return screen


def clock(screen: Screen) -> Locator:
    return screen.page.get_by_role("timer")


def test_the_time_runs_down(timed: Screen) -> None:
    timed.page.clock.fast_forward(10 * MINUTE)
    expect(clock(timed)).to_have_text("10 min")
    timed.page.clock.fast_forward(9 * MINUTE)
    expect(clock(timed)).to_contain_text("1:")


def test_a_newer_reply_corrects_a_clock_that_ran_ahead(timed: Screen) -> None:
    timed.page.clock.fast_forward(10 * MINUTE)
    expect(clock(timed)).to_have_text("10 min")
    timed.choose("Bone pain")
    timed.expect_state("Saved")
    expect(clock(timed)).to_have_text("20 min")


def test_a_newer_reply_corrects_a_clock_that_stood_still(timed: Screen, attempt: Attempt) -> None:
    Attempt.objects.filter(pk=attempt.pk).update(
        deadline_at=timezone.now() + timedelta(minutes=7, seconds=50)
    )
    timed.choose("Bone pain")
    timed.expect_state("Saved")
    expect(clock(timed)).to_have_text("7 min")


def test_the_stored_reply_to_a_repeated_save_adds_no_time(timed: Screen) -> None:
    timed.save_loses_replies()
    timed.choose("Bone pain")
    timed.expect_state("Not saved yet, will retry")
    timed.page.clock.fast_forward(10 * MINUTE)
    timed.save_works()
    timed.page.clock.fast_forward(MINUTE)
    timed.expect_state("Saved")
    expect(clock(timed)).to_have_text("9 min")


def test_at_zero_answers_are_still_sent_and_the_server_decides(
    timed: Screen, attempt: Attempt
) -> None:
    timed.page.clock.fast_forward(21 * MINUTE)
    expect(clock(timed)).to_have_text("Time is up")
    expect(timed.page.locator("#time-over")).to_be_visible()
    timed.choose("Bone pain")
    timed.expect_state("Saved")
    assert stored(attempt) == ("b", 1)
    expect(timed.page.locator("#time-over")).to_be_hidden()


def test_the_grace_after_the_deadline_takes_saves(
    screen: Screen, attempt: Attempt, settings: Settings
) -> None:
    settings.SAVE_GRACE_SECONDS = 3600
    let_deadline_pass(attempt, by=timedelta(seconds=1))
    screen.open_item(attempt)
    expect(clock(screen)).to_have_text("Time is up")
    screen.choose("Bone pain")
    screen.expect_state("Saved")
    assert stored(attempt) == ("b", 1)


def test_an_answer_after_the_end_is_told_that_it_was_not_taken(
    screen: Screen, attempt: Attempt
) -> None:
    screen.open_item(attempt)
    screen.choose("Bone pain")
    screen.expect_state("Saved")
    let_deadline_pass(attempt)
    screen.choose("Cough")
    screen.expect_path(f"/attempts/{attempt.pk}/result/?late=1")
    expect(screen.page.get_by_role("alert")).to_contain_text("That answer was not taken")
    expect(screen.page.locator(".score")).to_have_text("1 of 3 points")
    attempt.refresh_from_db()
    assert attempt.finished_at == attempt.deadline_at
    assert stored(attempt, attempt.responses.get(answer="b").position) == ("b", 1)


def test_the_clock_can_be_put_away(timed: Screen) -> None:
    button = timed.page.get_by_role("button", name="Hide the time left")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(timed.page.locator(".q-clock")).to_be_hidden()
    button.click()
    expect(timed.page.locator(".q-clock")).to_be_visible()


def test_the_last_minutes_are_said_once(timed: Screen) -> None:
    said = timed.page.locator("#time-said")
    expect(said).to_have_text("")
    timed.page.clock.fast_forward(16 * MINUTE)
    expect(said).to_have_text("5 min left")
    timed.page.clock.fast_forward(4 * MINUTE)
    expect(said).to_have_text("1 min left")


def test_the_check_page_shows_the_time_too(screen: Screen, attempt: Attempt) -> None:
    screen.open(f"/attempts/{attempt.pk}/check/")
    expect(clock(screen)).to_have_text("20 min")
