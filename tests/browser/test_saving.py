"""An answer is saved at once, and the page says so only when the server did."""

from __future__ import annotations

from playwright.sync_api import expect

from quizzes.models import Attempt
from tests.browser.screen import Screen, stored


def test_a_choice_is_saved_at_once(screen: Screen, attempt: Attempt) -> None:
    screen.open_item(attempt)
    screen.expect_state("No answer yet")
    screen.choose("Bone pain")
    screen.expect_state("Saved")
    assert stored(attempt) == ("b", 1)
