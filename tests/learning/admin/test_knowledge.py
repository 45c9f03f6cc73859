"""The admin pages of knowledge beside claims: saved, scoped, refused when stale."""

from __future__ import annotations

from typing import Any

import pytest
from django.db.models import Model
from django.test import Client

from learning.models import Claim, Concept, Lesson, Pack, Review, Source
from tests.factories import make_module
from tests.support.desk import errors_of, fields_of, is_absent, page
from tests.support.knowledge import make_knowledge

KINDS = ["source", "concept", "disagreement", "objective", "veto", "closure", "lesson"]


@pytest.fixture
def rows(pack: Pack) -> dict[str, Model]:
    found = make_knowledge(pack, make_module(pack=pack))
    return {str(row._meta.model_name): row for row in found}


@pytest.mark.parametrize("kind", KINDS)
def test_an_owner_saves_and_a_stale_save_is_refused(
    eve_client: Client, rows: dict[str, Any], kind: str
) -> None:
    row = rows[kind]
    early = fields_of(eve_client, page(row, "change"))
    response = eve_client.post(page(row, "change"), early)
    assert response.status_code == 302, errors_of(response)
    row.refresh_from_db()
    assert row.version == 2
    assert "__all__" in errors_of(eve_client.post(page(row, "change"), early))


@pytest.mark.parametrize("kind", [*KINDS, "review"])
def test_somebody_elses_row_looks_absent(
    erik_client: Client, rows: dict[str, Any], kind: str
) -> None:
    assert is_absent(erik_client.get(page(rows[kind], "change")))
    listed = erik_client.get(page(type(rows[kind]), "changelist"))
    assert not listed.context["cl"].result_list


def test_a_heading_that_is_cited_stays(eve_client: Client, rows: dict[str, Any]) -> None:
    address = page(rows["source"], "change")
    sent = fields_of(eve_client, address) | {"headings-0-text": "Bones"}
    assert eve_client.post(address, sent).status_code == 200
    assert Source.objects.get().headings.get().text == "Bone"


def test_a_concept_keeps_the_kind_that_its_claims_need_and_no_circle(
    eve_client: Client, rows: dict[str, Any]
) -> None:
    pain = rows["concept"]
    bone = Concept.objects.get(kind="spread")
    bone.broader.add(pain)
    address = page(pain, "change")
    sent = fields_of(eve_client, address) | {"kind": "site", "broader": [bone.pk]}
    assert set(errors_of(eve_client.post(address, sent))) == {"kind", "broader"}


def test_a_lesson_is_given_its_claims(eve_client: Client, rows: dict[str, Any]) -> None:
    address = page(rows["lesson"], "change")
    claim = Claim.objects.get()
    sent = fields_of(eve_client, address) | {"teaches": [claim.pk]}
    assert eve_client.post(address, sent).status_code == 302
    assert list(Lesson.objects.get().claims.all()) == [claim]


def test_a_reading_is_of_one_thing(eve_client: Client, rows: dict[str, Any]) -> None:
    sent = {
        "name": "Nora", "credential": "RN", "is_nurse": "on",
        "read_on": "2026-01-01", "next_due": "2027-01-01", "claim": rows["claim"].pk,
    }  # fmt: skip
    both = sent | {"module": rows["review"].module_id}
    assert "module" in errors_of(eve_client.post(page(Review, "add"), both))
    assert eve_client.post(page(Review, "add"), sent).status_code == 302
    assert Review.objects.get(name="Nora").recorded_by is not None
