"""Writing items by hand: what two people do to one draft at once."""

from functools import partial

import pytest

from accounts.models import User
from learning.services.publishing import ChangedMeanwhileError
from quizzes.models import Item, ItemLine
from quizzes.reports import fingerprint
from quizzes.services.authoring import NameTakenError, new_version, save_draft, start_line
from quizzes.services.lifecycle import approve_item, edit_draft
from tests.factories import NOW, make_pack, make_single, make_single_item
from tests.support.people import make_person
from tests.support.together import at_once

Status = Item.Status


@pytest.fixture
def draft(db: None) -> Item:
    return make_single_item(status=Status.DRAFT)


def test_a_line_starts_with_a_draft(eve: User) -> None:
    pack = make_pack(editors=[eve])
    item = start_line(pack=pack, slug="hip-pain", value=make_single(), author=eve, now=NOW)
    assert (item.line.pack, item.line.slug, item.number) == (pack, "hip-pain", 1)
    assert (item.status, item.created_by, item.created_at) == (Status.DRAFT, eve, NOW)


def test_a_name_that_is_taken_leaves_nothing(eve: User) -> None:
    line = make_single_item().line
    with pytest.raises(NameTakenError):
        start_line(pack=line.pack, slug=line.slug, value=make_single(), author=eve, now=NOW)
    assert (ItemLine.objects.count(), Item.objects.count()) == (1, 1)


def test_saving_changes_the_draft(eve: User, draft: Item) -> None:
    value = make_single("Better?")
    saved = save_draft(item=draft, value=value, seen=fingerprint(draft), author=eve, now=NOW)
    assert saved == draft
    assert Item.objects.get().value == value


def test_an_edit_that_came_first_is_not_overwritten(eve: User, draft: Item) -> None:
    seen = fingerprint(draft)
    edit_draft(item=draft, value=make_single("By Erik?"))
    with pytest.raises(ChangedMeanwhileError):
        save_draft(item=draft, value=make_single("By Eve?"), seen=seen, author=eve, now=NOW)
    assert Item.objects.get().value.stem == "By Erik?"


def test_an_edit_after_the_decision_becomes_the_next_draft(eve: User, draft: Item) -> None:
    seen = fingerprint(draft)
    approve_item(item=draft, person=None, now=NOW)
    late = save_draft(item=draft, value=make_single("Late?"), seen=seen, author=eve, now=NOW)
    assert (late.line, late.number, late.status) == (draft.line, 2, Status.DRAFT)
    draft = Item.objects.get(number=1)
    assert (draft.status, fingerprint(draft)) == (Status.APPROVED, seen)


def test_a_new_version_is_a_copy(eve: User) -> None:
    item = make_single_item()
    copy = new_version(item=item, author=eve, now=NOW)
    assert (copy.line, copy.number, copy.status) == (item.line, 2, Status.DRAFT)
    assert copy.value == item.value
    item.refresh_from_db()
    assert item.status == Status.APPROVED


def test_a_line_that_has_a_draft_gets_no_second_one(eve: User) -> None:
    item = make_single_item()
    first = new_version(item=item, author=eve, now=NOW)
    assert new_version(item=item, author=eve, now=NOW) == first
    assert Item.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_new_versions_at_once_are_one_draft() -> None:
    eve = make_person("eve", "educator")
    item = make_single_item()
    made = at_once(partial(new_version, item=item, author=eve, now=NOW) for _ in range(4))
    assert len({version.pk for version in made}) == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_edits_at_once_one_is_kept() -> None:
    eve = make_person("eve", "educator")
    draft = make_single_item(status=Status.DRAFT)
    seen = fingerprint(draft)

    def save(stem: str) -> str:
        try:
            save_draft(item=draft, value=make_single(stem), seen=seen, author=eve, now=NOW)
        except ChangedMeanwhileError:
            return "refused"
        return stem

    kept = [
        answer for answer in at_once(partial(save, s) for s in ("A?", "B?")) if answer != "refused"
    ]
    assert kept == [Item.objects.get().value.stem]
