"""The whole way with the keyboard alone, on the smallest screen, the focus always in sight."""

from __future__ import annotations

from playwright.sync_api import expect

from accounts.models import User
from quizzes.models import Attempt
from tests.browser.screen import Screen, stored
from tests.factories import make_quiz, make_single_item

MOST_STOPS = 30

# At the upper and the lower edge of the focused control lies the control itself, or its label.
IN_SIGHT = """() => {
  const focused = document.activeElement;
  const box = focused.getBoundingClientRect();
  const label = focused.labels?.[0];
  return [box.top + 3, box.bottom - 3].every((y) => {
    const top = document.elementFromPoint(box.x + box.width / 2, y);
    return top && (focused.contains(top) || top.contains(focused) || label?.contains(top));
  });
}"""


def tab_to(screen: Screen, name: str) -> None:
    """Press Tab until the control of that name has the focus; every stop on the way is in sight."""
    for _ in range(MOST_STOPS):
        screen.page.keyboard.press("Tab")
        screen.page.wait_for_function(IN_SIGHT)  # browsers scroll to it a moment later
        if focused_name(screen) == name:
            return
    raise AssertionError(f"Tab does not reach {name!r}.")


def press(screen: Screen, name: str, *, key: str = "Enter") -> None:
    tab_to(screen, name)
    screen.page.keyboard.press(key)


def focused_name(screen: Screen) -> str:
    name: str = screen.page.evaluate(
        """() => {
          const focused = document.activeElement;
          return (focused.labels?.[0] ?? focused).textContent.trim().replace(/\\s+/g, " ");
        }"""
    )
    return name


def test_the_whole_way(screen: Screen, ada: User) -> None:
    # Long enough that the options lie under the bar at the bottom until the page scrolls.
    quiz = make_quiz(items=[make_single_item("A long story. " * 20) for _ in range(2)])
    screen.open(f"/quizzes/{quiz.slug}/")
    press(screen, "Start")

    screen.expect_item(1, total=2)
    screen.wait_for_script()
    tab_to(screen, "Headache")
    screen.page.keyboard.press("ArrowDown")  # to the next option, which chooses it
    screen.expect_state("Saved")
    expect(screen.option("Bone pain")).to_be_checked()
    press(screen, "Strike out: Cough", key="Space")
    strike = screen.page.get_by_role("button", name="Strike out: Cough")
    expect(strike).to_have_attribute("aria-pressed", "true")
    press(screen, "Next")

    screen.expect_item(2, total=2)
    screen.wait_for_script()
    press(screen, "Headache", key="Space")
    screen.expect_state("Saved")
    press(screen, "Check")

    expect(screen.page.get_by_role("main")).to_contain_text("Every question has an answer.")
    press(screen, "Submit")

    expect(screen.page.locator(".score")).to_have_text("1 of 2 points")
    press(screen, "Source: Guide")
    expect(screen.page.get_by_text("Section a").first).to_be_visible()
    attempt = Attempt.objects.get()
    assert (stored(attempt, 1), stored(attempt, 2)) == (("b", 1), ("a", 1))


def test_enter_in_an_option_saves_and_stays(screen: Screen, attempt: Attempt) -> None:
    screen.open_item(attempt)
    screen.option("Cough").focus()
    screen.page.keyboard.press("Space")
    screen.page.keyboard.press("Enter")
    screen.expect_state("Saved")
    screen.expect_item(1)
    assert stored(attempt) == ("d", 1)
