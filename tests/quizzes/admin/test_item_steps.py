"""Deciding on an item: each decision has a page that asks, and happens once."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from accounts.models import AuditEntry, User
from learning.models import Pack
from quizzes.items import Option, SingleChoice
from quizzes.models import Item
from quizzes.services.lifecycle import approve_item, edit_draft, reject_item
from tests.factories import (
    NOW,
    make_item,
    make_module,
    make_pack,
    make_quiz,
    make_single,
    make_single_item,
)
from tests.support.desk import page, said, take

Status = Item.Status
DECIDED = [Status.APPROVED, Status.REJECTED, Status.WITHDRAWN, Status.SUPERSEDED]


@pytest.fixture
def pack(eve: User) -> Pack:
    return make_pack(editors=[eve])


@pytest.fixture
def draft(pack: Pack) -> Item:
    return make_single_item(pack=pack, status=Status.DRAFT)


def status(item: Item) -> str:
    return Item.objects.get(pk=item.pk).status


def steps_on(client: Client, item: Item) -> list[str]:
    steps = client.get(page(item, "change")).context.get("steps", [])
    return [step["url"].rstrip("/").rsplit("/", 1)[-1] for step in steps]


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (Status.DRAFT, ["approve", "reject"]),
        (Status.APPROVED, ["new-version", "withdraw"]),
        (Status.REJECTED, ["new-version"]),
        (Status.WITHDRAWN, ["new-version"]),
        (Status.SUPERSEDED, ["new-version"]),
    ],
)
def test_the_page_offers_what_can_be_decided(
    eve_client: Client, pack: Pack, state: str, expected: list[str]
) -> None:
    assert steps_on(eve_client, make_single_item(pack=pack, status=state)) == expected


@pytest.mark.parametrize("step", ["approve", "reject"])
def test_looking_decides_nothing(eve_client: Client, draft: Item, step: str) -> None:
    body = eve_client.get(page(draft, step)).content.decode()
    assert "Which finding fits first?" in body
    assert "Reason about Bone pain." in body
    assert status(draft) == Status.DRAFT


def test_approving_is_audited_and_in_the_history(
    eve: User, eve_client: Client, draft: Item
) -> None:
    response = take(eve_client, draft, "approve")
    assert said(response) == ["The item is approved and in service."]
    assert status(draft) == Status.APPROVED
    assert AuditEntry.objects.get(action="item.approved").actor == eve
    assert LogEntry.objects.get().get_change_message() == "The item is approved and in service."


def test_rejecting_wants_a_reason(eve: User, eve_client: Client, draft: Item) -> None:
    response = take(eve_client, draft, "reject", reason="  ")
    assert response.context["form"].errors == {"reason": ["Write a reason."]}
    assert status(draft) == Status.DRAFT
    take(eve_client, draft, "reject", reason="Two options are right.")
    item = Item.objects.get()
    assert (item.status, item.status_reason) == (Status.REJECTED, "Two options are right.")
    entry = AuditEntry.objects.get(action="item.rejected")
    assert (entry.actor, entry.detail) == (eve, {"reason": "Two options are right."})
    assert "Two options are right." in eve_client.get(page(item, "change")).content.decode()


def test_too_long_a_reason_is_refused(eve_client: Client, draft: Item) -> None:
    response = take(eve_client, draft, "reject", reason="x" * 501)
    assert "at most 500 characters" in response.context["form"].errors["reason"][0]
    assert status(draft) == Status.DRAFT


def test_withdrawing_wants_a_reason_and_names_the_quizzes(
    eve: User, eve_client: Client, pack: Pack
) -> None:
    item = make_single_item(pack=pack)
    make_quiz(items=[item], module=make_module(pack=pack), title="Bone and liver")
    body = eve_client.get(page(item, "withdraw")).content.decode()
    assert "Bone and liver" in body
    assert "1 of 1 questions in service" in body
    take(eve_client, item, "withdraw", reason="The guideline changed.")
    assert status(item) == Status.WITHDRAWN
    assert AuditEntry.objects.get(action="item.withdrawn").actor == eve


def test_a_new_version_is_a_draft_and_takes_the_place_when_approved(
    eve_client: Client, pack: Pack
) -> None:
    first = make_single_item(pack=pack)
    response = take(eve_client, first, "new-version")
    second = Item.objects.get(number=2)
    assert response.redirect_chain[-1][0] == page(second, "change")
    assert (second.status, second.value, second.line) == (Status.DRAFT, first.value, first.line)
    body = eve_client.get(page(second, "approve")).content.decode()
    assert "It takes the place of version 1" in body
    take(eve_client, second, "approve")
    assert (status(first), status(second)) == (Status.SUPERSEDED, Status.APPROVED)


def test_where_a_draft_waits_no_second_one_is_made(eve_client: Client, pack: Pack) -> None:
    first = make_single_item(pack=pack)
    make_item(line=first.line, status=Status.DRAFT)
    body = eve_client.get(page(first, "new-version")).content.decode()
    assert "There is a draft of this item already." in body
    assert "Make a draft" not in body
    take_anyway = eve_client.post(page(first, "new-version"), {"seen": ""})
    assert take_anyway.status_code == 302
    assert Item.objects.count() == 2


def test_what_students_would_miss_is_said_before_approving(eve_client: Client, pack: Pack) -> None:
    bare = SingleChoice("Which?", (Option("a", "One"), Option("b", "Two")), key="a")
    item = make_item(bare, pack=pack, status=Status.DRAFT)
    body = eve_client.get(page(item, "approve")).content.decode()
    assert "2 options have no explanation." in body
    assert "2 options name no source." in body


@pytest.mark.parametrize("state", DECIDED)
def test_coming_too_late_is_told_in_a_sentence(eve_client: Client, pack: Pack, state: str) -> None:
    item = make_single_item(pack=pack, status=state)
    for step, words in (("approve", "Only a draft can be approved."), ("reject", "Only a draft")):
        response = eve_client.post(page(item, step), {"reason": "No."}, follow=True)
        assert said(response)[0].startswith(words)
    assert status(item) == state


def test_a_draft_edited_in_the_meantime_is_not_approved(eve_client: Client, draft: Item) -> None:
    seen = eve_client.get(page(draft, "approve")).context["form"]["seen"].value()
    edit_draft(item=draft, value=make_single("Something else?"))
    response = eve_client.post(page(draft, "approve"), {"seen": seen}, follow=True)
    assert said(response)[0].startswith("Somebody changed this while you were looking at it")
    assert status(draft) == Status.DRAFT
    assert not LogEntry.objects.exists()


def test_a_forged_confirmation_that_saw_nothing_decides_nothing(
    eve_client: Client, draft: Item
) -> None:
    eve_client.post(page(draft, "approve"), {"seen": ""})
    assert status(draft) == Status.DRAFT


def test_losing_at_the_last_moment_is_told_in_a_sentence(
    eve_client: Client, adam: User, draft: Item, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody decided between the look at the status and the conditional update."""
    seen = eve_client.get(page(draft, "approve")).context["form"]["seen"].value()

    def too_late(**arguments: Any) -> None:
        reject_item(item=draft, person=adam, reason="No.", now=NOW)
        approve_item(**arguments)

    monkeypatch.setattr("quizzes.services.lifecycle.approve_item", too_late)
    response = eve_client.post(page(draft, "approve"), {"seen": seen}, follow=True)
    assert said(response)[0].startswith("Somebody decided on this version while you were looking")
    assert not AuditEntry.objects.filter(action="item.approved").exists()


@pytest.mark.parametrize("step", ["approve", "reject", "withdraw", "new-version"])
def test_nobody_decides_on_somebody_elses_item(
    erik_client: Client, ada_client: Client, pack: Pack, step: str
) -> None:
    for state in (Status.DRAFT, Status.APPROVED):
        item = make_single_item(pack=pack, status=state)
        fields = {"seen": "", "reason": "Mine."}
        assert erik_client.post(page(item, step), fields).status_code == 404
        assert ada_client.post(page(item, step), fields).status_code == 302
        assert status(item) == state
    assert Item.objects.count() == 2
