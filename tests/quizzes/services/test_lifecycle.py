"""The life of an item: which steps there are, and that two people leave one decision."""

from collections.abc import Callable
from functools import partial

import pytest
from django.db import IntegrityError, transaction

from accounts.models import User
from quizzes.models import Item
from quizzes.services.lifecycle import (
    NotPossibleError,
    approve_item,
    draft_item,
    edit_draft,
    reject_item,
    withdraw_item,
)
from tests.factories import LONG_AGO, NOW, make_item, make_single, make_single_item
from tests.support.people import make_person
from tests.support.together import at_once

Status = Item.Status
DECIDED = [Status.APPROVED, Status.REJECTED, Status.WITHDRAWN, Status.SUPERSEDED]


def draft() -> Item:
    return make_single_item(status=Status.DRAFT)


def outcome(call: Callable[[], None]) -> str:
    try:
        call()
    except NotPossibleError:
        return "too late"
    return "done"


def statuses(item: Item) -> list[tuple[int, str]]:
    return list(
        Item.objects.filter(line=item.line).order_by("number").values_list("number", "status")
    )


def test_a_draft_is_the_lines_next_version(eve: User) -> None:
    first = make_single_item()
    second = draft_item(line=first.line, value=make_single("Better?"), author=eve, now=NOW)
    assert (second.number, second.status, second.created_by) == (2, Status.DRAFT, eve)
    assert second.value == make_single("Better?")
    assert second.decided_at is None


def test_a_draft_can_be_edited(db: None) -> None:
    item = draft()
    edit_draft(item=item, value=make_single("Better?"))
    assert Item.objects.get().value == make_single("Better?")


@pytest.mark.parametrize("status", DECIDED)
def test_what_is_decided_is_never_edited(db: None, status: str) -> None:
    item = make_single_item("As it was?", status=status)
    with pytest.raises(NotPossibleError):
        edit_draft(item=item, value=make_single("Better?"))
    assert Item.objects.get().value.stem == "As it was?"


def test_approving_says_who_and_when(eve: User) -> None:
    item = draft()
    approve_item(item=item, person=eve, now=NOW)
    item.refresh_from_db()
    assert (item.status, item.decided_by, item.decided_at) == (Status.APPROVED, eve, NOW)


def test_approving_supersedes_the_version_before(eve: User) -> None:
    first = make_single_item()
    second = draft_item(line=first.line, value=make_single("Better?"), author=eve, now=NOW)
    approve_item(item=second, person=eve, now=NOW)
    assert statuses(first) == [(1, Status.SUPERSEDED), (2, Status.APPROVED)]
    first.refresh_from_db()
    assert (first.decided_by, first.decided_at) == (eve, NOW)


@pytest.mark.parametrize("status", DECIDED)
def test_only_a_draft_is_approved_or_rejected(eve: User, status: str) -> None:
    item = make_single_item(status=status)
    with pytest.raises(NotPossibleError):
        approve_item(item=item, person=eve, now=NOW)
    with pytest.raises(NotPossibleError):
        reject_item(item=item, person=eve, reason="No.", now=NOW)
    item.refresh_from_db()
    assert (item.status, item.decided_by, item.decided_at) == (status, None, LONG_AGO)


def test_an_approval_that_fails_supersedes_nothing(eve: User) -> None:
    first = make_single_item()
    second = make_item(line=first.line, status=Status.REJECTED)
    with pytest.raises(NotPossibleError):
        approve_item(item=second, person=eve, now=NOW)
    assert statuses(first) == [(1, Status.APPROVED), (2, Status.REJECTED)]


def test_rejecting_keeps_the_reason(eve: User) -> None:
    item = draft()
    reject_item(item=item, person=eve, reason="Two right answers.", now=NOW)
    item.refresh_from_db()
    assert (item.status, item.status_reason) == (Status.REJECTED, "Two right answers.")


def test_withdrawing_keeps_the_reason(eve: User) -> None:
    item = make_single_item()
    withdraw_item(item=item, person=eve, reason="The guideline changed.", now=NOW)
    item.refresh_from_db()
    assert (item.status, item.status_reason) == (Status.WITHDRAWN, "The guideline changed.")


@pytest.mark.parametrize("status", [Status.DRAFT, *DECIDED[1:]])
def test_only_what_is_in_service_is_withdrawn(eve: User, status: str) -> None:
    item = make_single_item(status=status)
    with pytest.raises(NotPossibleError):
        withdraw_item(item=item, person=eve, reason="Old.", now=NOW)


def test_the_database_holds_one_approved_version_of_a_line(db: None) -> None:
    first = make_single_item()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_item(line=first.line)


def test_the_database_wants_a_date_for_every_decision(db: None) -> None:
    item = draft()
    with pytest.raises(IntegrityError), transaction.atomic():
        Item.objects.filter(pk=item.pk).update(status=Status.APPROVED)


@pytest.mark.django_db(transaction=True)
def test_of_two_approvals_at_once_one_counts() -> None:
    people = [make_person(name, "educator") for name in ("eve", "erik")]
    item = draft()
    calls = [
        partial(outcome, partial(approve_item, item=item, person=person, now=NOW))
        for person in people
    ]
    assert sorted(at_once(calls)) == ["done", "too late"]
    assert statuses(item) == [(1, Status.APPROVED)]


@pytest.mark.django_db(transaction=True)
def test_two_versions_approved_at_once_leave_one_in_service() -> None:
    eve = make_person("eve", "educator")
    line = make_single_item().line
    drafts = [make_item(line=line, status=Status.DRAFT) for _ in range(2)]
    at_once(partial(approve_item, item=item, person=eve, now=NOW) for item in drafts)
    found = sorted(status for _number, status in statuses(drafts[0]))
    assert found == [Status.APPROVED, Status.SUPERSEDED, Status.SUPERSEDED]


@pytest.mark.django_db(transaction=True)
def test_approving_and_rejecting_at_once_leave_one_decision() -> None:
    eve = make_person("eve", "educator")
    item = draft()
    calls = [
        partial(outcome, partial(approve_item, item=item, person=eve, now=NOW)),
        partial(outcome, partial(reject_item, item=item, person=eve, reason="No.", now=NOW)),
    ]
    assert sorted(at_once(calls)) == ["done", "too late"]


@pytest.mark.django_db(transaction=True)
def test_drafts_made_at_once_get_numbers_of_their_own() -> None:
    line = make_single_item().line
    made = at_once(
        partial(draft_item, line=line, value=make_single(), author=None, now=NOW) for _ in range(5)
    )
    assert sorted(item.number for item in made) == [2, 3, 4, 5, 6]
