"""Nobody leaves a question without its answer, unless they say so."""

from __future__ import annotations

from playwright.sync_api import Dialog, expect

from quizzes.models import Attempt
from tests.browser.screen import Screen, item_path, stored


def test_next_waits_for_the_save(screen: Screen, attempt: Attempt) -> None:
    screen.open_item_and_stop_time(attempt)
    held = screen.save_is_held()
    screen.choose("Bone pain")
    screen.press("Next")
    screen.expect_state("Saving")
    screen.expect_path(item_path(attempt))
    screen.let_go(held)
    screen.expect_item(2)
    assert stored(attempt) == ("b", 1)


def test_next_without_a_change_just_goes(screen: Screen, attempt: Attempt) -> None:
    screen.open_item(attempt)
    screen.press("Next")
    screen.expect_item(2)
    screen.press("Back")
    screen.expect_item(1)
    assert stored(attempt) == (None, 0)


def test_the_browsers_own_back_button_shows_what_was_saved(
    screen: Screen, attempt: Attempt
) -> None:
    screen.open_item(attempt)
    screen.choose("Bone pain")
    screen.press("Next")
    screen.expect_item(2)
    screen.page.go_back()
    screen.expect_item(1)
    expect(screen.option("Bone pain")).to_be_checked()
    screen.choose("Cough")
    screen.expect_state("Saved")
    assert stored(attempt) == ("d", 2)


def test_where_saves_fail_the_page_itself_carries_the_answer(
    screen: Screen, attempt: Attempt
) -> None:
    screen.open_item(attempt)
    screen.save_fails()
    screen.choose("Bone pain")
    screen.expect_state("Not saved yet, will retry")
    screen.press("Next")
    screen.expect_item(2)
    assert stored(attempt) == ("b", 1)


def test_where_saves_hang_the_page_itself_carries_the_answer(
    screen: Screen, attempt: Attempt
) -> None:
    screen.open_item_and_stop_time(attempt)
    screen.save_hangs()
    screen.choose("Bone pain")
    screen.press("Next")
    screen.page.clock.run_for(3_000)
    screen.expect_item(2)
    assert stored(attempt) == ("b", 1)


def test_without_a_line_the_page_stays_with_the_answer_until_it_is_saved(
    screen: Screen, attempt: Attempt
) -> None:
    screen.open_item(attempt)
    screen.page.context.set_offline(True)
    screen.choose("Bone pain")
    screen.expect_state("Not saved yet, will retry")
    screen.press("Next")
    expect(screen.page.get_by_text("The server does not answer.")).to_be_visible()
    screen.expect_item(1)
    expect(screen.option("Bone pain")).to_be_checked()
    screen.page.context.set_offline(False)
    screen.expect_state("Saved")
    expect(screen.page.get_by_text("The server does not answer.")).to_be_hidden()
    screen.press("Next")
    screen.expect_item(2)
    assert stored(attempt) == ("b", 1)


def test_the_browser_asks_before_it_leaves_an_unsaved_answer(
    screen: Screen, attempt: Attempt
) -> None:
    screen.open_item(attempt)
    screen.save_fails()
    screen.choose("Bone pain")
    screen.expect_state("Not saved yet, will retry")
    with screen.page.expect_event("dialog") as asked:
        screen.go_away("/")
    assert asked.value.type == "beforeunload"
    asked.value.dismiss()
    screen.expect_item(1)
    screen.save_works()
    screen.expect_state("Saved")
    assert stored(attempt) == ("b", 1)


def test_the_browser_asks_nothing_once_it_is_saved(screen: Screen, attempt: Attempt) -> None:
    asked: list[str] = []

    def agree(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    screen.page.on("dialog", agree)
    screen.open_item(attempt)
    screen.choose("Bone pain")
    screen.expect_state("Saved")
    screen.go_away("/")
    screen.expect_path("/")
    assert asked == []
