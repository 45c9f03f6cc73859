"""Everything works where scripts do not run: by plain posts."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from accounts.models import User
from quizzes.models import Attempt
from tests.browser.conftest import NewScreen
from tests.browser.screen import Screen, item_path, stored
from tests.factories import let_deadline_pass, make_quiz


@pytest.fixture
def screen(new_screen: NewScreen, ada: User) -> Screen:
    return new_screen(ada, java_script_enabled=False)


def test_the_whole_way(screen: Screen) -> None:
    quiz = make_quiz(items=2, time_limit_minutes=30)
    screen.open(f"/quizzes/{quiz.slug}/")
    screen.press("Start")
    screen.expect_item(1, total=2)
    expect(screen.page.get_by_role("timer")).to_have_text("30 min when opened")
    expect(screen.page.locator(".q-time-toggle")).to_be_hidden()
    expect(screen.page.locator(".option-strike").first).to_be_hidden()
    screen.choose("Bone pain")
    screen.press("Next")
    screen.expect_item(2, total=2)
    screen.press("Back")
    expect(screen.option("Bone pain")).to_be_checked()
    screen.expect_state("Saved")
    screen.press("List")
    screen.page.get_by_role("link", name="Question 2", exact=True).click()
    screen.choose("Jaundice")
    screen.press("Check")
    expect(screen.page.get_by_role("main")).to_contain_text("Every question has an answer.")
    screen.press("Submit")
    expect(screen.page.locator(".score")).to_have_text("1 of 2 points")
    attempt = Attempt.objects.get()
    assert (stored(attempt, 1), stored(attempt, 2)) == (("b", 2), ("c", 2))


def test_a_stale_page_shows_both_answers_and_lets_her_choose(
    screen: Screen, new_screen: NewScreen, ada: User, attempt: Attempt
) -> None:
    screen.open(item_path(attempt))
    desk = new_screen(ada, java_script_enabled=False)
    desk.open(item_path(attempt))
    desk.choose("Jaundice")
    desk.press("Next")
    desk.expect_item(2)

    screen.choose("Cough")
    screen.press("Next")
    screen.expect_item(1)
    screen.expect_state("Not saved")
    expect(screen.page).to_have_title("Not saved: Question 1, " + attempt.title + " – Wardwise")
    expect(screen.page.locator("#conflict-stored")).to_have_text("Jaundice")
    expect(screen.page.locator("#conflict-mine")).to_have_text("Cough")
    expect(screen.option("Cough")).to_be_checked()
    assert stored(attempt) == ("c", 1)

    screen.press("Save mine instead")
    screen.expect_item(1)
    screen.expect_state("Saved")
    assert stored(attempt) == ("d", 2)


def test_keeping_the_newer_answer(
    screen: Screen, new_screen: NewScreen, ada: User, attempt: Attempt
) -> None:
    screen.open(item_path(attempt))
    desk = new_screen(ada, java_script_enabled=False)
    desk.open(item_path(attempt))
    desk.choose("Jaundice")
    desk.press("Next")
    desk.expect_item(2)
    screen.choose("Cough")
    screen.press("Next")
    screen.page.get_by_role("link", name="Keep the newer answer").click()
    expect(screen.option("Jaundice")).to_be_checked()
    screen.expect_state("Saved")
    assert stored(attempt) == ("c", 1)


def test_an_answer_after_the_end_is_told_that_it_was_not_taken(
    screen: Screen, attempt: Attempt
) -> None:
    screen.open(item_path(attempt))
    let_deadline_pass(attempt)
    screen.choose("Cough")
    screen.press("Next")
    expect(screen.page.get_by_role("alert")).to_contain_text("That answer was not taken")
    assert stored(attempt) == (None, 0)


def test_enter_in_the_form_saves_and_stays(screen: Screen, attempt: Attempt) -> None:
    screen.open(item_path(attempt))
    screen.choose("Cough")
    screen.page.keyboard.press("Enter")
    screen.expect_state("Saved")
    screen.expect_item(1)
    assert stored(attempt) == ("d", 1)
