"""A student's whole way, on a telephone and at a desk."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from accounts.models import User
from quizzes.models import Attempt
from tests.browser.conftest import DESK, PHONE, NewScreen
from tests.browser.screen import Screen, stored
from tests.factories import make_quiz
from tests.support.people import PASSWORD


def sign_in_by_hand(screen: Screen, user: User) -> None:
    """Wherever she wanted to go, the sign-in page came first."""
    screen.page.locator("[name=login]").fill(user.email)
    screen.page.locator("[name=password]").fill(PASSWORD)
    screen.page.get_by_role("main").get_by_role("button", name="Sign in").click()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_from_the_sign_in_to_the_result(
    new_screen: NewScreen, ada: User, size: dict[str, int]
) -> None:
    quiz = make_quiz(title="Findings and sites")
    screen = new_screen(viewport=size)
    screen.open(f"/quizzes/{quiz.slug}/")
    sign_in_by_hand(screen, ada)

    expect(screen.page.get_by_role("heading", level=1)).to_have_text("Findings and sites")
    expect(screen.page.get_by_role("main")).to_contain_text("One point for the right option")
    screen.press("Start")

    screen.expect_item(1)
    screen.choose("Bone pain")  # right
    screen.expect_state("Saved")
    screen.press("Next")
    screen.expect_item(2)
    screen.choose("Cough")  # wrong
    screen.press("Next")
    screen.expect_item(3)
    screen.press("Check")

    main = screen.page.get_by_role("main")
    expect(main).to_contain_text("1 question has no answer yet.")
    screen.press("Submit with 1 blank")

    attempt = Attempt.objects.get()
    screen.expect_path(f"/attempts/{attempt.pk}/result/")
    assert (stored(attempt, 1), stored(attempt, 2), stored(attempt, 3)) == (
        ("b", 1),
        ("d", 1),
        (None, 0),
    )
    see_the_result(screen)
    see_that_it_fits(screen)


def see_the_result(screen: Screen) -> None:
    expect(screen.page.locator(".score")).to_have_text("1 of 3 points")
    expect(screen.page.locator(".score + .score-reason")).to_contain_text("One point for")
    verdicts = screen.page.locator(".verdict-word")
    expect(verdicts).to_have_text(["Right", "Wrong", "No answer"])
    second = screen.page.get_by_role("region", name="Question 2")
    expect(second.locator("dl")).to_contain_text("Your answer Cough")
    expect(second.locator("dl")).to_contain_text("Right answer Bone pain")
    expect(second.locator(".rationale")).to_have_count(4)
    cough = second.locator(".rationale", has_text="Reason about Cough.")
    expect(cough.locator(".rationale-sign")).to_have_text("Wrong")
    cough.get_by_text("Guide").click()
    expect(cough.get_by_text("Section d")).to_be_visible()


def see_that_it_fits(screen: Screen) -> None:
    wider = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not screen.page.evaluate(wider)


def test_signing_out_and_in_again_goes_on_with_the_same_attempt(
    screen: Screen, attempt: Attempt, ada: User
) -> None:
    screen.open_item(attempt)
    screen.choose("Bone pain")
    screen.expect_state("Saved")
    screen.press("Sign out")
    screen.expect_path("/")
    assert attempt.quiz
    screen.open(f"/quizzes/{attempt.quiz.slug}/")
    sign_in_by_hand(screen, ada)
    screen.press("Go on where you stopped")
    screen.expect_item(2)
    screen.press("Back")
    expect(screen.option("Bone pain")).to_be_checked()
    assert Attempt.objects.count() == 1
