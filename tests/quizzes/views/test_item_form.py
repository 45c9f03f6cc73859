"""POST /attempts/<id>/items/<n>/: answering without a script."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from quizzes.models import Attempt, Revision
from tests.factories import let_deadline_pass
from tests.support.queries import statements

from .steps import PHONE, begun, post_form, save, stored, submitted, text, url
from .test_item import checked, hidden


@pytest.fixture
def attempt(ada: User) -> Attempt:
    return begun(ada)


def test_an_answer_is_stored_and_the_next_item_comes(ada_client: Client, attempt: Attempt) -> None:
    reply = post_form(ada_client, attempt, "c")
    assert (reply.status_code, reply.headers["Location"]) == (302, url("item", attempt, 2))
    assert (stored(attempt).answer, stored(attempt).rev) == ("c", 1)


def test_the_form_as_the_page_gives_it_is_accepted(ada_client: Client, attempt: Attempt) -> None:
    shown = text(ada_client.get(url("item", attempt, 1)))
    names = ("client_id", "seq", "base_rev")
    posted = {name: hidden(shown, name) for name in names} | {"answer": "c"}
    assert ada_client.post(url("item", attempt, 1), posted).status_code == 302
    assert stored(attempt).answer == "c"


@pytest.mark.parametrize(
    ("position", "go", "target"),
    [
        (1, "next", 2),
        (3, "next", "check"),
        (2, "back", 1),
        (1, "back", 1),
        (2, "stay", 2),
        (2, "check", "check"),
        (1, "3", 3),
        (2, "0", 1),
        (2, "99", 3),
        (2, "99999999999999999999", 2),
        (2, "-1", 2),
        (2, "²", 2),
        (2, "", 2),
        (2, "https://example.org/", 2),
        (2, "//example.org", 2),
    ],
)
def test_where_a_press_leads(
    ada_client: Client, attempt: Attempt, position: int, go: str, target: int | str
) -> None:
    reply = post_form(ada_client, attempt, "a", position=position, go=go)
    place = url("check", attempt) if target == "check" else url("item", attempt, int(target))
    assert (reply.status_code, reply.headers["Location"]) == (302, place)
    assert stored(attempt, position).answer == "a"


def test_a_form_without_a_choice_is_a_blank_answer(ada_client: Client, attempt: Attempt) -> None:
    post_form(ada_client, attempt, "c")
    assert post_form(ada_client, attempt, "", seq=2, base_rev=1).status_code == 302
    assert stored(attempt).answer is None


def test_sending_the_same_form_twice_stores_once(ada_client: Client, attempt: Attempt) -> None:
    post_form(ada_client, attempt, "c")
    assert post_form(ada_client, attempt, "c").status_code == 302
    assert Revision.objects.count() == 1


def test_a_stale_form_shows_both_answers_and_stores_neither(
    ada_client: Client, attempt: Attempt
) -> None:
    save(ada_client, attempt, "c", client_id=PHONE)
    reply = post_form(ada_client, attempt, "a")
    shown = text(reply)
    assert reply.status_code == 409
    assert re.search(r'id="conflict-stored">\s*Jaundice\s*<', shown)
    assert re.search(r'id="conflict-mine">\s*Headache\s*<', shown)
    assert checked(shown) == ["a"]
    assert (stored(attempt).answer, stored(attempt).rev) == ("c", 1)


def test_the_page_of_a_conflict_can_be_sent_to_keep_ones_own(
    ada_client: Client, attempt: Attempt
) -> None:
    save(ada_client, attempt, "c", client_id=PHONE)
    shown = text(post_form(ada_client, attempt, "a"))
    names = ("client_id", "seq", "base_rev")
    posted = {name: hidden(shown, name) for name in names} | {"answer": "a", "go": "stay"}
    assert ada_client.post(url("item", attempt, 1), posted).status_code == 302
    assert (stored(attempt).answer, stored(attempt).rev) == ("a", 2)


def test_a_stale_form_with_the_stored_answer_is_no_conflict(
    ada_client: Client, attempt: Attempt
) -> None:
    save(ada_client, attempt, "c", client_id=PHONE)
    reply = post_form(ada_client, attempt, "c")
    assert (reply.status_code, reply.headers["Location"]) == (302, url("item", attempt, 2))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"answer": "z"}, "Choose one of the options."),
        ({"answer": "a\ud7ff"}, "Choose one of the options."),
        ({"client_id": ""}, "client_id must be a UUID."),
        ({"client_id": "x" * 36}, "client_id must be a UUID."),
        ({"seq": ""}, "seq must be a whole number."),
        ({"seq": "0"}, "seq is out of range."),
        ({"seq": "9" * 10}, "seq is out of range."),
        ({"seq": "9" * 11}, "seq must be a whole number."),
        ({"base_rev": "-1"}, "base_rev must be a whole number."),
        ({"base_rev": "1.5"}, "base_rev must be a whole number."),
        ({"base_rev": "٣"}, "base_rev must be a whole number."),
    ],
)
def test_an_unreadable_form_comes_back_with_the_error_at_the_field(
    ada_client: Client, attempt: Attempt, fields: dict[str, Any], words: str
) -> None:
    reply = post_form(ada_client, attempt, **{"answer": "a", **fields})
    shown = text(reply)
    assert reply.status_code == 422
    assert f'id="answer-error" role="alert" >{words}</p>' in shown
    assert 'aria-describedby="answer-instruction answer-error"' in shown
    assert 'aria-invalid="true"' in shown
    assert stored(attempt).rev == 0


def test_a_page_from_the_browsers_memory_with_another_choice_shows_both_answers(
    ada_client: Client, attempt: Attempt
) -> None:
    post_form(ada_client, attempt, "c")
    reply = post_form(ada_client, attempt, "a")  # the same client and number
    shown = text(reply)
    assert reply.status_code == 409
    assert re.search(r'id="conflict-stored">\s*Jaundice\s*<', shown)
    assert (checked(shown), stored(attempt).answer) == (["a"], "c")
    names = ("client_id", "seq", "base_rev")
    posted = {name: hidden(shown, name) for name in names} | {"answer": "a"}
    assert ada_client.post(url("item", attempt, 1), posted).status_code == 302
    assert stored(attempt).answer == "a"


def test_an_unreadable_form_keeps_the_revision_that_it_saw(
    ada_client: Client, attempt: Attempt
) -> None:
    """Else the second try would pass over a newer answer without a word."""
    save(ada_client, attempt, "c", client_id=PHONE)
    shown = text(post_form(ada_client, attempt, "z"))
    assert hidden(shown, "base_rev") == "0"


@pytest.mark.parametrize("fields", [{}, {"answer": "a"}, {"answer": ["a", "c"]}])
def test_a_form_without_its_hidden_fields_is_unreadable(
    ada_client: Client, attempt: Attempt, fields: dict[str, Any]
) -> None:
    assert ada_client.post(url("item", attempt, 1), fields).status_code == 422
    assert stored(attempt).rev == 0


def test_a_nul_is_refused(ada_client: Client, attempt: Attempt) -> None:
    assert post_form(ada_client, attempt, "a\x00").status_code == 400
    assert stored(attempt).rev == 0


def test_json_at_the_forms_address_is_unreadable(ada_client: Client, attempt: Attempt) -> None:
    reply = ada_client.post(url("item", attempt, 1), {"answer": "a"}, "application/json")
    assert reply.status_code == 422


def test_too_many_fields_are_refused(ada_client: Client, attempt: Attempt) -> None:
    fields = {f"answer.{n}": "a" for n in range(1100)}
    assert ada_client.post(url("item", attempt, 1), fields).status_code == 400


@pytest.mark.parametrize("past", [15, 86_400])
def test_a_form_after_the_end_is_not_taken_and_says_so(
    ada_client: Client, attempt: Attempt, past: int
) -> None:
    let_deadline_pass(attempt, by=timedelta(seconds=past))
    reply = post_form(ada_client, attempt, "a")
    assert (reply.status_code, reply.headers["Location"]) == (
        302,
        url("result", attempt) + "?late=1",
    )
    assert stored(attempt).rev == 0
    assert "That answer was not taken" in text(ada_client.get(reply.headers["Location"]))


def test_a_form_after_submitting_that_changes_nothing_just_shows_the_result(
    ada_client: Client, attempt: Attempt
) -> None:
    save(ada_client, attempt, "a")
    submitted(attempt)
    reply = post_form(ada_client, attempt, "a", seq=2)
    assert (reply.status_code, reply.headers["Location"]) == (302, url("result", attempt))


def test_a_form_without_a_token_stores_nothing(ada: User, attempt: Attempt) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(ada)
    assert post_form(client, attempt, "a").status_code == 403
    assert stored(attempt).rev == 0


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options"])
def test_no_other_method(ada_client: Client, attempt: Attempt, method: str) -> None:
    assert getattr(ada_client, method)(url("item", attempt, 1)).status_code == 405


@pytest.mark.parametrize("item_count", [1, 3])
def test_the_number_of_statements(ada: User, ada_client: Client, item_count: int) -> None:
    attempt = begun(ada, items=item_count)
    with statements(8):  # session, user, response, then as a save, and how many items there are
        post_form(ada_client, attempt, "a")
