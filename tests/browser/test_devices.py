"""One learner at two windows: whoever is behind is told, and nobody overwrites in silence."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from accounts.models import User
from quizzes.models import Attempt
from tests.browser.conftest import DESK, NewScreen
from tests.browser.screen import Screen, item_path, stored
from tests.factories import make_attempt, make_single_item


@pytest.fixture
def stale(new_screen: NewScreen, ada: User, attempt: Attempt) -> Screen:
    """Ada's telephone showed the blank question; then she chose jaundice at her desk."""
    phone, desk = new_screen(ada), new_screen(ada, viewport=DESK)
    phone.open_item(attempt)
    desk.open_item(attempt)
    desk.choose("Jaundice")
    desk.expect_state("Saved")
    return phone


def test_another_device_goes_on_where_the_first_stopped(
    screen: Screen, new_screen: NewScreen, ada: User, attempt: Attempt
) -> None:
    screen.open_item(attempt)
    screen.choose("Bone pain")
    screen.expect_state("Saved")
    desk = new_screen(ada, viewport=DESK)
    desk.open(f"/attempts/{attempt.pk}/")
    desk.expect_item(2)
    desk.press("Back")
    desk.expect_item(1)
    expect(desk.option("Bone pain")).to_be_checked()
    desk.expect_state("Saved")


def test_a_stale_window_shows_both_answers_and_changes_nothing(
    stale: Screen, attempt: Attempt
) -> None:
    stale.choose("Cough")
    stale.expect_state("Not saved")
    expect(stale.conflict).to_be_visible()
    expect(stale.conflict).to_contain_text("A newer answer was saved elsewhere")
    expect(stale.page.locator("#conflict-stored")).to_have_text("Jaundice")
    expect(stale.page.locator("#conflict-mine")).to_have_text("Cough")
    assert stored(attempt) == ("c", 1)


def test_the_conflict_comes_into_sight(new_screen: NewScreen, ada: User) -> None:
    attempt = make_attempt(ada, items=[make_single_item("A long story. " * 60)])
    phone, desk = new_screen(ada), new_screen(ada)
    for screen in (phone, desk):
        screen.open_item(attempt)
    desk.choose("Jaundice")
    desk.expect_state("Saved")
    phone.choose("Cough")  # far below
    expect(phone.conflict.get_by_role("heading")).to_be_in_viewport()


def test_the_learner_may_save_their_own_answer_instead(stale: Screen, attempt: Attempt) -> None:
    stale.choose("Cough")
    stale.press("Save mine instead")
    stale.expect_state("Saved")
    expect(stale.conflict).to_be_hidden()
    assert stored(attempt) == ("d", 2)


def test_the_learner_may_keep_the_newer_answer(stale: Screen, attempt: Attempt) -> None:
    stale.choose("Cough")
    stale.page.get_by_role("link", name="Keep the newer answer").click()
    expect(stale.option("Jaundice")).to_be_checked()
    stale.expect_state("Saved")
    expect(stale.conflict).to_be_hidden()
    assert stored(attempt) == ("c", 1)


def test_the_learner_may_choose_again(stale: Screen, attempt: Attempt) -> None:
    stale.choose("Cough")
    expect(stale.conflict).to_be_visible()
    stale.choose("Headache")
    stale.expect_state("Saved")
    expect(stale.conflict).to_be_hidden()
    assert stored(attempt) == ("a", 2)


def test_next_takes_the_answer_that_is_chosen_on_the_page(stale: Screen, attempt: Attempt) -> None:
    stale.choose("Cough")
    expect(stale.conflict).to_be_visible()
    stale.press("Next")
    stale.expect_item(2)
    assert stored(attempt) == ("d", 2)


def test_the_same_answer_twice_is_no_conflict(stale: Screen, attempt: Attempt) -> None:
    stale.choose("Jaundice")
    stale.expect_state("Saved")
    expect(stale.conflict).to_be_hidden()
    stale.choose("Cough")
    stale.expect_state("Saved")
    assert stored(attempt) == ("d", 2)


def test_a_stale_plain_post_shows_both_answers_too(stale: Screen, attempt: Attempt) -> None:
    stale.save_is_cut()
    stale.choose("Cough")
    stale.expect_state("Not saved yet, will retry")
    stale.post_plainly()
    expect(stale.conflict).to_be_visible()
    stale.expect_state("Not saved")
    expect(stale.page.locator("#conflict-stored")).to_have_text("Jaundice")
    expect(stale.page.locator("#conflict-mine")).to_have_text("Cough")
    assert stored(attempt) == ("c", 1)
    stale.save_works()
    stale.wait_for_script()
    stale.press("Save mine instead")
    stale.expect_state("Saved")
    assert stored(attempt) == ("d", 2)
    assert stale.page.url.endswith(item_path(attempt))
