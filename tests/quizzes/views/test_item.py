"""GET /attempts/<id>/items/<n>/: one item, shown. Its plain form: test_item_form.py."""

import re

import pytest
from django.test import Client

from accounts.models import User
from quizzes.models import Attempt
from tests.factories import (
    let_deadline_pass,
    make_attempt,
    make_item,
    make_single,
    make_single_item,
)
from tests.support.queries import statements

from .steps import begun, save, stored, submitted, text, url


@pytest.fixture
def attempt(ada: User) -> Attempt:
    return begun(ada)


def hidden(shown: str, name: str) -> str:
    found = re.search(rf'<input type="hidden" name="{name}" value="([^"]*)">', shown)
    assert found, f"no hidden field {name}"
    return found[1]


def checked(shown: str) -> list[str]:
    inputs = re.findall(r"<input[^>]*type=\"radio\"[^>]*>", shown)
    return [m[1] for tag in inputs if "checked" in tag and (m := re.search(r'value="(\w+)"', tag))]


def test_shows_the_stem_and_every_option(ada_client: Client, attempt: Attempt) -> None:
    shown = text(ada_client.get(url("item", attempt, 1)))
    assert stored(attempt).item.value.stem in shown
    for option in ("Headache", "Bone pain", "Jaundice", "Cough"):
        assert f'<span class="option-text">{option}</span>' in shown
    assert checked(shown) == []
    assert re.search(r"1\s+of\s+3", shown)


def test_shows_no_rationale_and_no_source(ada_client: Client, attempt: Attempt) -> None:
    shown = text(ada_client.get(url("item", attempt, 1)))
    assert "Reason about" not in shown
    assert "Guide" not in shown


def test_shows_the_stored_answer_and_what_the_next_save_must_name(
    ada_client: Client, attempt: Attempt
) -> None:
    fresh = text(ada_client.get(url("item", attempt, 1)))
    assert (hidden(fresh, "base_rev"), hidden(fresh, "seq")) == ("0", "1")
    save(ada_client, attempt, "c")
    shown = text(ada_client.get(url("item", attempt, 1)))
    assert checked(shown) == ["c"]
    assert (hidden(shown, "base_rev"), hidden(shown, "seq")) == ("1", "1")


def test_every_page_is_a_client_of_its_own(ada_client: Client, attempt: Attempt) -> None:
    where = url("item", attempt, 1)
    clients = {hidden(text(ada_client.get(where)), "client_id") for _ in range(3)}
    assert len(clients) == 3


def test_the_order_of_options_is_the_same_on_every_device(ada: User, ada_client: Client) -> None:
    lines = [make_item(make_single(f"{n}?", fixed_order=False)) for n in range(6)]
    attempt = make_attempt(ada, items=lines)

    def order(position: int) -> list[str]:
        shown = text(ada_client.get(url("item", attempt, position)))
        return re.findall(r'<span class="option-text">(.*?)</span>', shown)

    orders = [order(position) for position in range(1, 7)]
    assert orders == [order(position) for position in range(1, 7)]
    assert len({tuple(o) for o in orders}) > 1


def test_clinical_text_is_shown_as_it_was_written(ada: User, ada_client: Client) -> None:
    stem = "BP <90/60 & SpO2 >= 92%: what if 5 < x < 7?"
    options = {"a": "<script>alert(1)</script>", "b": "x > 7 & y", "c": "5 < x"}
    attempt = make_attempt(ada, items=[make_single_item(stem, options)])
    shown = text(ada_client.get(url("item", attempt, 1)))
    assert "BP &lt;90/60 &amp; SpO2 &gt;= 92%: what if 5 &lt; x &lt; 7?" in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert "<script>alert" not in shown


def test_leads_to_the_result_once_it_is_closed(ada_client: Client, attempt: Attempt) -> None:
    submitted(attempt)
    reply = ada_client.get(url("item", attempt, 1))
    assert reply.headers["Location"] == url("result", attempt)


def test_leads_to_the_result_after_the_deadline(ada_client: Client, attempt: Attempt) -> None:
    let_deadline_pass(attempt)
    reply = ada_client.get(url("item", attempt, 1))
    assert reply.headers["Location"] == url("result", attempt)


def test_is_kept_out_of_every_cache(ada_client: Client, attempt: Attempt) -> None:
    reply = ada_client.get(url("item", attempt, 1))
    assert reply.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("position", [0, 4, 32_768, 2**31, 2**63, 10**60])
def test_a_place_that_is_not_there_is_absent(
    ada_client: Client, attempt: Attempt, position: int
) -> None:
    assert ada_client.get(url("item", attempt, position)).status_code == 404
    assert ada_client.post(url("item", attempt, position)).status_code == 404


@pytest.mark.parametrize("position", ["-1", "1.0", "x", "%00", "٣", "1e1", "9" * 5000])
def test_a_place_that_is_no_number_is_absent(
    ada_client: Client, attempt: Attempt, position: str
) -> None:
    where = url("item", attempt, 1).replace("/1/", f"/{position}/")
    assert ada_client.get(where).status_code in {400, 404}


def test_the_outsider_gets_404(
    bob_client: Client, eve_client: Client, adam_client: Client, attempt: Attempt
) -> None:
    for client in (bob_client, eve_client, adam_client):
        assert client.get(url("item", attempt, 1)).status_code == 404
        assert client.post(url("item", attempt, 1)).status_code == 404


def test_the_visitor_is_asked_to_sign_in(client: Client, attempt: Attempt) -> None:
    where = url("item", attempt, 1)
    assert client.get(where).headers["Location"] == f"/accounts/login/?next={where}"
    assert client.post(where).headers["Location"] == f"/accounts/login/?next={where}"


@pytest.mark.parametrize("item_count", [1, 3])
def test_the_number_of_statements(ada: User, ada_client: Client, item_count: int) -> None:
    attempt = begun(ada, items=item_count)
    with statements(4):  # session, user, response, places
        ada_client.get(url("item", attempt, 1))


def test_the_longest_texts_are_shown_whole(ada: User, ada_client: Client) -> None:
    item = make_single_item("s" * 4000, {"a": "x" * 500, "b": "y" * 500})
    attempt = make_attempt(ada, items=[item])
    shown = text(ada_client.get(url("item", attempt, 1)))
    assert "s" * 4000 in shown
    assert "y" * 500 in shown
