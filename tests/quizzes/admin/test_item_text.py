"""Item types without a short form are edited as readable text."""

import json
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from learning.models import Pack
from quizzes import items
from quizzes.admin import item_forms
from quizzes.items import Option, SingleChoice
from quizzes.models import Item
from tests.factories import make_item, make_pack, make_single, make_single_item
from tests.support.desk import errors_of, fields_of, page

ADD = "/admin/quizzes/item/add/"


@pytest.fixture
def pack(eve: User) -> Pack:
    return make_pack(editors=[eve])


@pytest.fixture
def draft(pack: Pack, monkeypatch: pytest.MonkeyPatch) -> Item:
    """An item of a type that has no short form."""
    monkeypatch.setattr(item_forms, "FORMS", {})
    return make_single_item(pack=pack, status=Item.Status.DRAFT)


def save(client: Client, item: Item, content: str) -> Any:
    address = page(item, "change")
    return client.post(address, fields_of(client, address) | {"content": content})


def stored(item: Item) -> items.Item:
    return Item.objects.get(pk=item.pk).value


def as_sent(value: items.Item, **changes: Any) -> str:
    return json.dumps(items.dump(value) | changes)


def test_the_text_is_readable_and_whole(eve_client: Client, pack: Pack, draft: Item) -> None:
    value = make_single("Sjögren & SpO2 < 92%: which finding?")
    item = make_item(value, pack=pack, status=Item.Status.DRAFT)
    text = fields_of(eve_client, page(item, "change"))["content"]
    assert '\n  "stem": "Sjögren & SpO2 < 92%: which finding?",\n' in text
    assert items.load(json.loads(text)) == value


def test_saving_unchanged_changes_nothing(eve_client: Client, draft: Item) -> None:
    before = draft.value
    address = page(draft, "change")
    assert eve_client.post(address, fields_of(eve_client, address)).status_code == 302
    assert stored(draft) == before


def test_an_edit_is_stored(eve_client: Client, draft: Item) -> None:
    value = make_single("Better?")
    assert save(eve_client, draft, as_sent(value)).status_code == 302
    assert stored(draft) == value


def test_an_item_too_large_for_the_short_form_is_edited_as_text(
    eve_client: Client, pack: Pack
) -> None:
    options = tuple(Option(f"o{n}", f"Finding {n}") for n in range(7))
    item = make_item(SingleChoice("Which?", options, "o0"), pack=pack, status=Item.Status.DRAFT)
    assert set(fields_of(eve_client, page(item, "change"))) == {"content", "seen"}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "This field is required."),
        ("{", "The text cannot be read at line 1, place 2."),
        ('{"stem": "a",\n "stem": "b"}', "The field stem stands twice."),
        ('{"stem": NaN}', "NaN is not a number."),
        ("[" * 5000, "The text cannot be read"),
        ("[]", "An item must be a group of named fields."),
        ('"text"', "An item must be a group of named fields."),
        ('{"type": "nonsense"}', "type: There is no item type 'nonsense'."),
        (as_sent(make_single(), stem=" "), "stem: This is empty."),
        (as_sent(make_single(), stem="\x00"), "stem: This holds a character that is not text."),
        (as_sent(make_single(), stem="\ud800"), "stem: This holds a character that is not text."),
        (as_sent(make_single(), key="z"), "key: No option has the id 'z'."),
        (as_sent(make_single(), colour="red"), "There is no field 'colour'."),
        (
            as_sent(make_single(), options=[{"id": "a", "text": "A"}, {"id": "b", "text": ""}]),
            "options, entry 2, text: This is empty.",
        ),
    ],
)
def test_mistakes_are_told_with_their_place(
    eve_client: Client, draft: Item, content: str, words: str
) -> None:
    before = draft.value
    errors = errors_of(save(eve_client, draft, content))
    assert list(errors) == ["content"]
    assert words in errors["content"][0]
    assert stored(draft) == before


def test_too_long_a_text_is_refused(eve_client: Client, draft: Item) -> None:
    errors = errors_of(save(eve_client, draft, "x" * 200_001))
    assert "at most 200000 characters" in errors["content"][0]


def test_a_new_item_starts_from_an_example_that_must_be_changed(
    eve_client: Client, pack: Pack, draft: Item
) -> None:
    sent = fields_of(eve_client, ADD) | {"pack": pack.pk}
    assert errors_of(eve_client.post(ADD, sent)) == {"content": ["This is still the example."]}
    value = make_single("A question of our own?")
    response = eve_client.post(ADD, sent | {"content": as_sent(value)})
    assert response.status_code == 302
    item = Item.objects.get(line__slug="a-question-of-our-own")
    assert (item.value, item.status) == (value, Item.Status.DRAFT)


def test_a_stale_text_is_refused_with_both(eve_client: Client, draft: Item) -> None:
    address = page(draft, "change")
    late = fields_of(eve_client, address) | {"content": as_sent(make_single("By Eve?"))}
    save(eve_client, draft, as_sent(make_single("By Adam?")))
    errors = errors_of(eve_client.post(address, late))
    assert "By Adam?" in errors["content"][0]
    assert stored(draft).stem == "By Adam?"


def test_an_unknown_type_falls_back_to_the_usual_one(eve_client: Client, pack: Pack) -> None:
    response = eve_client.get(ADD, {"type": "nonsense"})
    assert "question" in response.context["adminform"].form.fields
