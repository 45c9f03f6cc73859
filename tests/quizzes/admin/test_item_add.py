"""Writing a new item by the short form."""

import re
from typing import Any

import pytest
from django.contrib.admin.models import ADDITION, LogEntry
from django.test import Client

from accounts.models import User
from learning.models import Pack
from quizzes.items import Citation, SingleChoice
from quizzes.models import Item, ItemLine
from tests.factories import make_pack, make_single_item
from tests.quizzes.admin.forms import filled
from tests.support.desk import errors_of, page

ADD = "/admin/quizzes/item/add/"


@pytest.fixture
def pack(eve: User) -> Pack:
    return make_pack(editors=[eve])


def add(client: Client, fields: dict[str, Any]) -> Item:
    response = client.post(ADD, fields)
    assert response.status_code == 302, errors_of(response)
    return Item.objects.get()


def value_of(item: Item) -> SingleChoice:
    assert isinstance(item.value, SingleChoice)
    return item.value


def test_what_is_written_becomes_a_draft(eve: User, eve_client: Client, pack: Pack) -> None:
    item = add(eve_client, filled(pack, why_whole="The liver makes bile.", keep_order="on"))
    value = value_of(item)
    assert (item.status, item.number, item.created_by) == (Item.Status.DRAFT, 1, eve)
    assert (item.line.pack, item.line.slug) == (pack, "liver-finding")
    assert value.stem == "Spread to the liver: which finding fits?"
    assert [option.text for option in value.options] == ["Bone pain", "Jaundice", "Cough"]
    assert value.key == value.options[1].id
    assert value.options[2].rationale.text == "Explanation 3."
    assert value.options[2].rationale.citations == (Citation("Guide", "Section 3"),)
    assert value.rationale.text == "The liver makes bile."
    assert value.fixed_order is True
    assert LogEntry.objects.get().action_flag == ADDITION


def test_option_ids_are_random_and_tell_nothing(eve_client: Client, pack: Pack) -> None:
    eve_client.post(ADD, filled(pack, short_name="one"))
    eve_client.post(ADD, filled(pack, short_name="two"))
    one, two = (value_of(item) for item in Item.objects.order_by("pk"))
    ids = [option.id for value in (one, two) for option in value.options]
    assert len(set(ids)) == 6
    assert all(re.fullmatch("[0-9a-f]{8}", name) for name in ids)


def test_empty_blocks_in_between_are_left_out(eve_client: Client, pack: Pack) -> None:
    fields = filled(pack, text_5="Headache", right="5")
    for name in ("text_3", "why_3", "source_3", "locator_3"):
        fields[name] = ""
    value = value_of(add(eve_client, fields))
    assert [option.text for option in value.options] == ["Bone pain", "Jaundice", "Headache"]
    assert value.key == value.options[2].id


def test_clinical_text_and_line_ends_survive(eve_client: Client, pack: Pack) -> None:
    stem = "BP <90/60 & SpO2 >= 92%.\r\n5 < x < 7: which finding?"
    value = value_of(add(eve_client, filled(pack, question=stem)))
    assert value.stem == "BP <90/60 & SpO2 >= 92%.\n5 < x < 7: which finding?"


def test_without_a_name_the_first_words_are_taken(eve_client: Client, pack: Pack) -> None:
    for _ in range(2):
        eve_client.post(ADD, filled(pack, short_name=""))
    slugs = ItemLine.objects.order_by("pk").values_list("slug", flat=True)
    slug = "spread-to-the-liver-which-finding-fits"
    assert list(slugs) == [slug, f"{slug}-2"]


def test_a_question_without_latin_letters_gets_a_name(eve_client: Client, pack: Pack) -> None:
    item = add(eve_client, filled(pack, short_name="", question="¿¿??"))
    assert item.line.slug == "item"


def test_the_browser_fills_in_the_name(eve_client: Client, pack: Pack) -> None:
    body = eve_client.get(ADD).content.decode()
    assert "#id_short_name" in body
    assert "#id_question" in body


def test_a_name_that_is_taken_is_refused(eve_client: Client, pack: Pack) -> None:
    line = make_single_item(pack=pack).line
    errors = errors_of(eve_client.post(ADD, filled(pack, short_name=line.slug)))
    assert errors == {"short_name": ["This pack has an item of this name. Choose another."]}


def test_the_only_pack_is_chosen_already(eve_client: Client, pack: Pack) -> None:
    form = eve_client.get(ADD).context["adminform"].form
    assert form["pack"].value() == pack.pk


def test_only_own_packs_can_be_chosen(eve_client: Client, pack: Pack) -> None:
    other = make_pack()
    form = eve_client.get(ADD).context["adminform"].form
    assert list(form.fields["pack"].queryset) == [pack]
    assert list(errors_of(eve_client.post(ADD, filled(other)))) == ["pack"]
    assert not ItemLine.objects.exists()


def test_one_person_s_packs_are_not_offered_to_the_next(
    eve_client: Client, erik: User, erik_client: Client, pack: Pack
) -> None:
    theirs = make_pack(editors=[erik])
    eve_client.get(ADD)
    form = erik_client.get(ADD).context["adminform"].form
    assert list(form.fields["pack"].queryset) == [theirs]


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"question": ""}, "question", "Write the question."),
        ({"question": "x" * 4001}, "question", "at most 4000 characters"),
        ({"text_2": ""}, "text_2", "An item has at least two options. Write this one."),
        ({"text_1": "x" * 501}, "text_1", "at most 500 characters"),
        ({"text_3": "  jaundice "}, "text_3", "Two options read the same."),
        ({"text_3": ""}, "text_3", "Write the option's text, or empty its explanation"),
        ({"right": ""}, "right", "Say which option is right."),
        ({"right": "7"}, "right", "Select a valid choice"),
        ({"right": "4"}, "right", "This option is empty. Choose one that has a text."),
        ({"why_1": "x" * 2001}, "why_1", "at most 2000 characters"),
        ({"source_2": ""}, "source_2", "This is empty."),
        ({"locator_3": ""}, "locator_3", "This is empty."),
        ({"source_whole": "Guide"}, "locator_whole", "This is empty."),
        ({"question": "a\x01b"}, "question", None),
    ],
)
def test_mistakes_are_told_at_their_field(
    eve_client: Client, pack: Pack, changes: dict[str, str], field: str, words: str | None
) -> None:
    response = eve_client.post(ADD, filled(pack, **changes))
    if words is None:  # unusual and still text
        assert response.status_code == 302
        return
    errors = errors_of(response)
    assert list(errors) == [field]
    assert words in errors[field][0]
    assert not ItemLine.objects.exists()


def test_errors_are_listed_on_top_with_links(eve_client: Client, pack: Pack) -> None:
    body = eve_client.post(ADD, filled(pack, question="")).content.decode()
    assert '<a href="#id_question">Question</a>: Write the question.' in body


def test_students_write_no_items(ada_client: Client, pack: Pack) -> None:
    assert ada_client.post(ADD, filled(pack)).status_code == 302
    assert not ItemLine.objects.exists()


def test_the_page_of_the_new_item_can_be_gone_on_with(eve_client: Client, pack: Pack) -> None:
    response = eve_client.post(ADD, filled(pack, _continue="1"))
    assert response.headers["Location"] == page(Item.objects.get(), "change")
