"""Signed out in the middle of a question: the answer waits, the sign-in comes to the page."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from accounts.models import User
from quizzes.models import Attempt
from tests.browser.conftest import sign_in
from tests.browser.screen import Screen, stored
from tests.support.people import PASSWORD


@pytest.fixture
def signed_out(screen: Screen, attempt: Attempt) -> Screen:
    """Ada's session ended while she read; then she chose an answer."""
    screen.open_item(attempt)
    screen.page.context.clear_cookies(name="sessionid")
    screen.choose("Bone pain")
    expect(screen.dialog).to_be_visible()
    return screen


def fill(screen: Screen, email: str = "ada@example.org", password: str = PASSWORD) -> None:
    screen.dialog.get_by_label("E-mail address").fill(email)
    screen.dialog.get_by_label("Password").fill(password)
    screen.dialog.get_by_role("button", name="Sign in").click()


def test_the_answer_is_saved_as_soon_as_she_signed_in(signed_out: Screen, attempt: Attempt) -> None:
    signed_out.expect_state("Not saved yet, sign in first")
    expect(signed_out.dialog.get_by_label("E-mail address")).to_be_focused()
    fill(signed_out)
    expect(signed_out.dialog).to_be_hidden()
    signed_out.expect_state("Saved")
    expect(signed_out.option("Bone pain")).to_be_focused()
    assert stored(attempt) == ("b", 1)


def test_the_page_works_on_with_the_fresh_token(signed_out: Screen, attempt: Attempt) -> None:
    fill(signed_out)
    signed_out.expect_state("Saved")
    signed_out.choose("Cough")
    signed_out.expect_state("Saved")
    assert stored(attempt) == ("d", 2)
    signed_out.post_plainly()
    signed_out.expect_item(2)
    signed_out.press("Sign out")
    signed_out.expect_path("/")


def test_a_wrong_password_is_said_and_the_answer_still_waits(
    signed_out: Screen, attempt: Attempt
) -> None:
    fill(signed_out, password="not the password")
    alert = signed_out.dialog.get_by_role("alert")
    expect(alert).to_have_text("The e-mail address or the password is not right.")
    password = signed_out.dialog.get_by_label("Password")
    expect(password).to_be_focused()
    expect(password).to_have_attribute("aria-invalid", "true")
    expect(password).to_have_value("")
    assert stored(attempt) == (None, 0)
    fill(signed_out)
    signed_out.expect_state("Saved")
    assert stored(attempt) == ("b", 1)


def test_nobody_else_can_sign_in_to_her_question(
    signed_out: Screen, attempt: Attempt, bob: User
) -> None:
    fill(signed_out, email=bob.email)
    expect(signed_out.dialog.get_by_role("alert")).to_be_visible()
    assert stored(attempt) == (None, 0)


def test_not_now_keeps_the_answer_and_says_how_to_go_on(
    signed_out: Screen, attempt: Attempt
) -> None:
    signed_out.page.keyboard.press("Escape")
    expect(signed_out.dialog).to_be_hidden()
    expect(signed_out.page.get_by_text("Sign in to save it.")).to_be_visible()
    expect(signed_out.option("Bone pain")).to_be_checked()
    signed_out.expect_state("Not saved yet, sign in first")
    signed_out.page.locator("#held").get_by_role("button", name="Sign in").click()
    fill(signed_out)
    signed_out.expect_state("Saved")
    expect(signed_out.page.get_by_text("Sign in to save it.")).to_be_hidden()


def test_the_focus_stays_in_the_dialog(signed_out: Screen) -> None:
    inside = "document.getElementById('sign-in').contains(document.activeElement)"
    outside = f"document.activeElement !== document.body && !{inside}"
    for _ in range(8):
        signed_out.page.keyboard.press("Tab")
        assert not signed_out.page.evaluate(outside)


def test_somebody_else_signed_in_here(screen: Screen, attempt: Attempt, bob: User) -> None:
    screen.open_item(attempt)
    sign_in(screen.page.context, bob, screen.url)
    screen.choose("Bone pain")
    expect(screen.dialog).to_contain_text("another account")
    fill(screen)
    screen.expect_state("Saved")
    assert stored(attempt) == ("b", 1)


def test_a_token_that_is_out_of_date_costs_nothing(screen: Screen, attempt: Attempt) -> None:
    """As after signing in again in another tab."""
    screen.open_item(attempt)
    screen.page.context.add_cookies([{"name": "csrftoken", "value": "n" * 32, "url": screen.url}])
    screen.choose("Bone pain")
    screen.expect_state("Saved")
    assert stored(attempt) == ("b", 1)
    screen.post_plainly()
    screen.expect_item(2)
