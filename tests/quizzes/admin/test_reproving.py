"""Knowledge edited in the admin: items prove themselves again in the same transaction."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client

from accounts.models import AuditEntry, User
from learning.admin import knowledge
from learning.models import Claim, Pack
from learning.services.changes import Aftermath
from quizzes.models import Item, ItemClaim, Quiz
from quizzes.services import generating
from tests.factories import NOW, make_attempt, make_module, make_quiz
from tests.support.desk import fields_of, page, said, take

PACK = "metastatic_breast_cancer"


@pytest.fixture
def pack(eve: User) -> Pack:
    folder = Path(settings.BASE_DIR) / "fixtures" / PACK
    call_command("load_content", str(folder), stdout=io.StringIO())
    pack = Pack.objects.get(slug=PACK)
    pack.editors.add(eve)
    return pack


@pytest.fixture
def quiz(pack: Pack) -> Quiz:
    made = generating.generate(pack=pack, seed="1", count=3, author=None, now=NOW, models=())
    steps = [step for step in made if step.item is not None]
    generating.approve_generated(made=steps, person=None, now=NOW)
    items = list(Item.objects.in_service())
    return make_quiz(items=items, module=make_module(pack=pack), title="Where is it?")


@pytest.fixture
def key(quiz: Quiz) -> Claim:
    """A claim that an item of the quiz has as its key."""
    entry = ItemClaim.objects.filter(role="key", item__line__entries__quiz=quiz).first()
    assert entry is not None
    return entry.claim


def test_a_claim_withheld_takes_its_items_out_of_service_and_says_so(
    eve_client: Client, quiz: Quiz, key: Claim
) -> None:
    address = page(key, "change")
    sent = fields_of(eve_client, address) | {"status": "withheld", "reason": "Too vague."}
    told = said(eve_client.post(address, sent, follow=True))
    fallen = Item.objects.exclude(fallen_at=None).count()
    assert fallen >= 1
    assert any("left service" in text and "Where is it?" in text for text in told)
    assert any(text.startswith(f"{fallen} item") for text in told)
    sent = fields_of(eve_client, address) | {"status": "accepted", "reason": ""}
    told = said(eve_client.post(address, sent, follow=True))
    assert any("back in service" in text for text in told)
    assert not Item.objects.exclude(fallen_at=None).exists()


def test_a_retraction_says_first_whom_it_touches(
    ada: User, eve_client: Client, quiz: Quiz, key: Claim
) -> None:
    attempt = make_attempt(ada, quiz=quiz)
    item = Item.objects.in_service().filter(item_claims__claim=key)[0]
    body = eve_client.get(page(key, "retract")).content.decode()
    assert item.line.slug in body
    assert "Where is it?" in body
    assert "1 open attempt has such an item." in body
    assert not Item.objects.exclude(fallen_at=None).exists()
    told = said(take(eve_client, key, "retract", reason="Wrong."))
    assert told[0] == "The claim is retracted."
    assert "left service" in told[1]
    item.refresh_from_db()
    assert item.fallen_at is not None
    attempt.refresh_from_db()
    assert attempt.finished_at is None


def test_where_proving_fails_nothing_of_the_change_is_kept(
    eve_client: Client, quiz: Quiz, key: Claim, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object) -> None:
        raise RuntimeError("no proof today")

    address = page(key, "change")
    sent = fields_of(eve_client, address) | {"status": "withheld", "reason": "Too vague."}
    monkeypatch.setattr(knowledge, "knowledge_changed", fail)
    with pytest.raises(RuntimeError):
        eve_client.post(address, sent)
    key.refresh_from_db()
    assert (key.status, key.version) == ("accepted", 1)
    assert not AuditEntry.objects.filter(action="claim.status_set").exists()


def test_a_saved_veto_lets_the_pack_prove_again(
    eve_client: Client, pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[Pack] = []

    def note(changed: Pack, _now: object) -> Aftermath:
        calls.append(changed)
        return Aftermath()

    monkeypatch.setattr(knowledge, "knowledge_changed", note)
    veto = pack.vetoes.filter(retired_at=None)[0]
    address = page(veto, "change")
    eve_client.post(address, fields_of(eve_client, address) | {"reviewed_by": "A nurse"})
    veto.refresh_from_db()
    assert (veto.reviewed_by, veto.version) == ("A nurse", 2)
    assert calls == [pack]
