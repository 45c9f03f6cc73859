"""An answer is saved at once, and the page says so only when the server did."""

from __future__ import annotations

import pytest
from playwright.sync_api import Request, expect

from quizzes.models import Attempt
from tests.browser.screen import Screen, item_path, stored


def test_a_choice_is_saved_at_once(screen: Screen, attempt: Attempt) -> None:
    screen.open_item(attempt)
    screen.expect_state("No answer yet")
    screen.choose("Bone pain")
    screen.expect_state("Saved")
    assert stored(attempt) == ("b", 1)


def test_saved_is_said_after_the_server_said_so_and_never_before(
    screen: Screen, attempt: Attempt
) -> None:
    screen.open_item_and_stop_time(attempt)
    held = screen.save_is_held()
    screen.choose("Bone pain")
    screen.expect_state("Saving")
    assert stored(attempt) == (None, 0)
    screen.let_go(held)
    screen.expect_state("Saved")
    assert stored(attempt) == ("b", 1)


@pytest.mark.parametrize("body", ["<h1>Welcome to our hotel</h1>", "{}", "true"])
def test_a_network_in_between_cannot_acknowledge(
    screen: Screen, attempt: Attempt, body: str
) -> None:
    """A hotel's sign-in page answers 200 as well."""
    screen.open_item(attempt)
    screen.save_fails(status=200, body=body)
    screen.choose("Bone pain")
    screen.expect_state("Not saved yet, will retry")
    screen.save_works()
    screen.expect_state("Saved")


def test_one_save_is_under_way_at_a_time_and_the_newest_answer_goes_next(
    screen: Screen, attempt: Attempt
) -> None:
    screen.open_item_and_stop_time(attempt)
    held = screen.save_is_held()
    for text in ("Bone pain", "Jaundice", "Cough"):
        screen.choose(text)
    assert len(held) == 1
    screen.let_go(held)
    screen.expect_state("Saved")
    assert stored(attempt) == ("d", 2)


def test_a_failed_save_is_said_at_once_and_tried_again_unchanged(
    screen: Screen, attempt: Attempt
) -> None:
    sent: list[str | None] = []
    screen.open_item(attempt)
    screen.page.on("request", lambda request: sent.append(body_of_save(request)))
    screen.save_fails()
    screen.choose("Bone pain")
    screen.expect_state("Not saved yet, will retry")
    assert stored(attempt) == (None, 0)
    screen.save_works()
    screen.expect_state("Saved")
    assert stored(attempt) == ("b", 1)
    bodies = [body for body in sent if body]
    assert len(bodies) >= 2
    assert len(set(bodies)) == 1


def test_a_save_whose_reply_was_lost_is_not_stored_twice(screen: Screen, attempt: Attempt) -> None:
    screen.open_item(attempt)
    screen.save_loses_replies()
    screen.choose("Bone pain")
    screen.expect_state("Not saved yet, will retry")
    assert stored(attempt) == ("b", 1)
    with screen.page.expect_event("requestfailed"):
        screen.choose("Cough")  # the earlier save goes out again, and is lost again
    screen.save_works()
    screen.expect_state("Saved")
    assert stored(attempt) == ("d", 2)


def test_a_save_that_hangs_is_said_after_three_seconds(screen: Screen, attempt: Attempt) -> None:
    clock = screen.page.clock
    screen.open_item_and_stop_time(attempt)
    screen.save_hangs()
    screen.choose("Bone pain")
    clock.run_for(2_999)
    screen.expect_state("Saving")
    clock.run_for(1)
    screen.expect_state("Not saved yet, will retry")
    screen.save_works()
    clock.run_for(12_000)  # gives up listening, and sends again
    screen.expect_state("Saved")
    assert stored(attempt) == ("b", 1)


def test_an_unreadable_answer_is_said_at_its_field(screen: Screen, attempt: Attempt) -> None:
    screen.open_item(attempt)
    screen.page.locator("[value=c]").evaluate("input => { input.value = 'nothing'; }")
    screen.choose("Jaundice")
    screen.expect_state("Not saved")
    group = screen.page.get_by_role("radiogroup")
    expect(group).to_have_attribute("aria-invalid", "true")
    expect(group).to_have_accessible_description("Choose one. Choose one of the options.")
    assert stored(attempt) == (None, 0)
    screen.choose("Cough")
    screen.expect_state("Saved")
    expect(group).not_to_have_attribute("aria-invalid", "true")
    expect(group).to_have_accessible_description("Choose one.")


def test_a_reload_shows_what_was_saved(screen: Screen, attempt: Attempt) -> None:
    screen.open_item(attempt)
    screen.choose("Bone pain")
    screen.expect_state("Saved")
    screen.page.reload()
    expect(screen.option("Bone pain")).to_be_checked()
    screen.expect_state("Saved")


def test_a_plain_post_after_a_save_is_not_stale(screen: Screen, attempt: Attempt) -> None:
    screen.open_item(attempt)
    screen.choose("Bone pain")
    screen.expect_state("Saved")
    screen.post_plainly()
    screen.expect_item(2)
    assert stored(attempt) == ("b", 2)


def test_a_plain_post_repeats_a_save_whose_reply_was_lost(screen: Screen, attempt: Attempt) -> None:
    screen.open_item(attempt)
    screen.save_loses_replies()
    screen.choose("Bone pain")
    screen.expect_state("Not saved yet, will retry")
    screen.post_plainly()
    screen.expect_item(2)
    assert stored(attempt) == ("b", 1)


def test_strike_out_marks_an_option_and_changes_no_answer(screen: Screen, attempt: Attempt) -> None:
    screen.open_item(attempt)
    strike = screen.page.get_by_role("button", name="Strike out: Jaundice")
    strike.click()
    expect(strike).to_have_attribute("aria-pressed", "true")
    screen.expect_state("No answer yet")
    screen.choose("Jaundice")
    screen.expect_state("Saved")
    expect(strike).to_have_attribute("aria-pressed", "false")
    assert stored(attempt) == ("c", 1)


def test_nothing_is_kept_in_the_browser(screen: Screen, attempt: Attempt) -> None:
    screen.open_item(attempt)
    screen.choose("Bone pain")
    screen.expect_state("Saved")
    screen.open(item_path(attempt, 2))
    screen.wait_for_script()
    kept = "() => [localStorage.length, sessionStorage.length]"
    assert screen.page.evaluate(kept) == [0, 0]
    assert screen.page.evaluate("async () => (await indexedDB.databases()).length") == 0


def body_of_save(request: Request) -> str | None:
    return request.post_data if request.url.endswith("/save/") else None
