"""The page of an item: a draft is edited, everything else is read."""

from typing import Any

import pytest
from django.contrib.admin import ModelAdmin
from django.test import Client

from accounts.models import User
from learning.models import Pack
from learning.services.publishing import ChangedMeanwhileError
from quizzes.items import Citation, Option, Rationale, SingleChoice
from quizzes.models import Item
from quizzes.services.lifecycle import approve_item, edit_draft
from tests.factories import NOW, make_item, make_pack, make_single, make_single_item
from tests.support.desk import errors_of, fields_of, is_absent, page, said

Status = Item.Status
DECIDED = [Status.APPROVED, Status.REJECTED, Status.WITHDRAWN, Status.SUPERSEDED]


@pytest.fixture
def pack(eve: User) -> Pack:
    return make_pack(editors=[eve])


@pytest.fixture
def draft(pack: Pack) -> Item:
    return make_single_item(pack=pack, status=Status.DRAFT)


def save(client: Client, item: Item, **changes: Any) -> Any:
    address = page(item, "change")
    return client.post(address, fields_of(client, address) | changes, follow=True)


def value_of(item: Item) -> SingleChoice:
    value = Item.objects.get(pk=item.pk).value
    assert isinstance(value, SingleChoice)
    return value


def test_saving_unchanged_changes_nothing(eve_client: Client, draft: Item) -> None:
    before = draft.value
    save(eve_client, draft)
    assert value_of(draft) == before


def test_an_edit_keeps_the_ids(eve_client: Client, draft: Item) -> None:
    save(eve_client, draft, text_2="Back pain", right="1", text_5="Fever", keep_order="")
    value = value_of(draft)
    texts = {option.id: option.text for option in value.options[:4]}
    assert texts == {"a": "Headache", "b": "Back pain", "c": "Jaundice", "d": "Cough"}
    assert (value.key, value.fixed_order, value.options[4].text) == ("a", False, "Fever")
    assert Item.objects.count() == 1


def test_what_the_form_does_not_show_lives_on(eve_client: Client, pack: Pack) -> None:
    sources = (Citation("Guide", "Page 1"), Citation("Atlas", "Page 2"))
    proved = Rationale("Listed for the brain.", sources, reason="F5", proof=("c1", "c2"))
    options = (
        Option("a", "Bone pain"),
        Option("b", "Headache", proved),
        Option("c", "Fits", proved),
    )
    item = make_item(
        SingleChoice("Bone: which finding?", options, key="a"), pack=pack, status=Status.DRAFT
    )
    save(eve_client, item, source_2="Manual", text_3="Double vision")
    same, changed = value_of(item).options[1:]
    assert same.rationale.citations == (Citation("Manual", "Page 1"), sources[1])
    assert (same.rationale.reason, same.rationale.proof) == ("F5", ("c1", "c2"))
    # A proof speaks of one text: another text has none.
    assert (changed.rationale.reason, changed.rationale.proof) == ("", ())


def test_a_wrong_option_that_becomes_the_key_loses_its_proof(
    eve_client: Client, pack: Pack
) -> None:
    proved = Rationale("Listed for the brain.", reason="F5", proof=("c1",))
    value = SingleChoice("Bone?", (Option("a", "Pain"), Option("b", "Fits", proved)), key="a")
    item = make_item(value, pack=pack, status=Status.DRAFT)
    save(eve_client, item, right="2")
    assert value_of(item).options[1].rationale == Rationale("Listed for the brain.")


def test_pack_and_name_stay(eve: User, eve_client: Client, draft: Item) -> None:
    other = make_pack(editors=[eve])
    line = draft.line
    save(eve_client, draft, pack=other.pk, short_name="else", question="Better?")
    draft = Item.objects.get()
    assert (draft.value.stem, draft.line, draft.line.pack) == ("Better?", line, line.pack)


def test_an_unused_block_is_folded_away(eve_client: Client, draft: Item) -> None:
    body = eve_client.get(page(draft, "change")).content.decode()
    assert body.count("<details>") == 2


@pytest.mark.parametrize("status", DECIDED)
def test_what_is_decided_is_read_only(eve_client: Client, pack: Pack, status: str) -> None:
    item = make_single_item("Which <site> fits?", pack=pack, status=status)
    response = eve_client.get(page(item, "change"))
    body = response.content.decode()
    assert "Which &lt;site&gt; fits?" in body
    assert "Reason about Bone pain." in body
    assert 'name="_save"' not in body
    assert "<textarea" not in body


@pytest.mark.parametrize("status", DECIDED)
def test_what_is_decided_is_never_written(eve_client: Client, pack: Pack, status: str) -> None:
    item = make_single_item("As it was?", pack=pack, status=status)
    fields = {"question": "Forged?", "text_1": "One", "text_2": "Two", "right": "1"}
    response = eve_client.post(page(item, "change"), fields)
    assert "__all__" in errors_of(response)
    assert value_of(item).stem == "As it was?"
    assert Item.objects.count() == 1


def test_a_stale_save_is_refused_with_both_values(
    eve_client: Client, adam_client: Client, draft: Item
) -> None:
    address = page(draft, "change")
    late = fields_of(eve_client, address) | {"question": "By Eve?", "right": "3"}
    save(adam_client, draft, question="By Adam?", right="1", keep_order="")
    response = eve_client.post(address, late)
    errors = errors_of(response)
    assert "By Adam?" in errors["question"][0]
    assert "Option 1" in errors["right"][0]
    assert "Stored in the meantime: no." in errors["keep_order"][0]
    assert "Somebody saved this while you were editing" in errors["__all__"][0]
    assert value_of(draft).stem == "By Adam?"

    form = response.context["adminform"].form
    again = late | {"seen": form["seen"].value()}
    assert eve_client.post(address, again).status_code == 302
    assert (value_of(draft).stem, value_of(draft).key) == ("By Eve?", "c")


def test_a_save_that_loses_at_the_last_moment_is_told_so(
    eve_client: Client, draft: Item, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The form found nothing stale, and the write did: the page looks again at what is stored."""
    looks = []
    look = ModelAdmin.changeform_view

    def look_again(*args: Any, **kwargs: Any) -> Any:
        looks.append(args)
        if len(looks) == 2:
            edit_draft(item=draft, value=make_single("By Adam?"))
        return look(*args, **kwargs)

    def too_late(**_arguments: Any) -> Item:
        raise ChangedMeanwhileError

    sent = fields_of(eve_client, page(draft, "change")) | {"question": "By Eve?"}
    monkeypatch.setattr(ModelAdmin, "changeform_view", look_again)
    monkeypatch.setattr("quizzes.admin.items.save_draft", too_late)
    errors = errors_of(eve_client.post(page(draft, "change"), sent))
    assert "By Adam?" in errors["question"][0]
    assert value_of(draft).stem == "By Adam?"


def test_an_edit_after_the_decision_is_kept_as_the_next_draft(
    eve_client: Client, adam: User, draft: Item
) -> None:
    address = page(draft, "change")
    sent = fields_of(eve_client, address) | {"question": "Late?"}
    approve_item(item=draft, person=adam, now=NOW)
    response = eve_client.post(address, sent, follow=True)
    kept = Item.objects.get(number=2)
    assert said(response)[-1] == (
        "Somebody decided on that version while you were editing. "
        "Your text is kept as a new draft, version 2."
    )
    assert response.redirect_chain[-1][0] == page(kept, "change")
    assert (kept.status, kept.value.stem) == (Status.DRAFT, "Late?")
    assert Item.objects.get(number=1).status == Status.APPROVED


@pytest.mark.parametrize("name", ["change", "history", "preview", "approve", "reject"])
def test_somebody_elses_item_looks_absent(erik_client: Client, draft: Item, name: str) -> None:
    theirs = erik_client.get(page(draft, name))
    draft.pk += 1000
    absent = erik_client.get(page(draft, name))
    assert is_absent(theirs)
    assert (theirs.status_code, theirs.content) == (absent.status_code, absent.content)


def test_somebody_elses_item_is_not_written(
    erik_client: Client, eve_client: Client, draft: Item
) -> None:
    address = page(draft, "change")
    sent = fields_of(eve_client, address) | {"question": "By Erik?"}
    assert is_absent(erik_client.post(address, sent))
    assert value_of(draft).stem == "Which finding fits first?"


@pytest.mark.parametrize("key", ["x", "9" * 40, "1/../2", "%00"])
def test_an_address_without_an_item_is_absent(eve_client: Client, pack: Pack, key: str) -> None:
    for name in ("change", "approve", "preview"):
        response = eve_client.get(f"/admin/quizzes/item/{key}/{name}/")
        assert is_absent(response) or response.status_code == 400
