"""The admin pages of claims: whose they are, what a claim must say, and who set its status."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from accounts.models import AuditEntry, User
from learning.models import Claim, Concept, Pack, Source
from tests.factories import make_pack
from tests.support.desk import errors_of, fields_of, is_absent, page, said, take
from tests.support.knowledge import STATEMENT, make_claim, make_concept, make_source
from tests.support.queries import statements


def edit(client: Client, claim: Claim, **fields: Any) -> Any:
    address = page(claim, "change")
    return client.post(address, fields_of(client, address) | fields)


def inline_errors(response: Any) -> list[str]:
    found = []
    for inline in response.context["inline_admin_formsets"]:
        found += inline.formset.non_form_errors()
        found += [error for errors in inline.formset.errors for error in errors]
    return [str(error) for error in found]


def new_claim(pack: Pack, **fields: Any) -> dict[str, Any]:
    source = Source.objects.get(pack=pack)
    return {
        "pack": pack.pk, "slug": "new", "statement": "It may cause fatigue.", "polarity": "on",
        "subject": Concept.objects.get(pack=pack, kind="spread").pk,
        "object": make_concept(pack, "fatigue").pk, "relation": "has_finding",
        "strength": "stated", "modality": "may", "weight": "core", "status": "accepted",
        "figure-TOTAL_FORMS": 0, "figure-INITIAL_FORMS": 0,
        "citations-TOTAL_FORMS": 1, "citations-INITIAL_FORMS": 0,
        "citations-0-place": source.headings.all()[0].pk, "citations-0-position": 1,
        **fields,
    }  # fmt: skip


def test_a_pack_editor_changes_its_claims(eve_client: Client, claim: Claim) -> None:
    assert edit(eve_client, claim, modality="often").status_code == 302
    claim.refresh_from_db()
    assert (claim.modality, claim.version) == ("often", 2)
    assert claim.citations.get().locator == "Bone"


def test_a_claim_is_added_with_its_citation(
    eve: User, eve_client: Client, pack: Pack, claim: Claim
) -> None:
    assert eve_client.post(page(Claim, "add"), new_claim(pack)).status_code == 302
    made = Claim.objects.get(slug="new")
    assert (made.citations.get().source.slug, made.citations.get().locator) == ("guide", "Bone")
    assert made.status_by == eve
    assert AuditEntry.objects.get(action="claim.status_set").detail["from"] == ""


@pytest.mark.parametrize("name", ["change", "history", "retract"])
def test_somebody_elses_claim_looks_absent(erik_client: Client, claim: Claim, name: str) -> None:
    theirs = erik_client.get(page(claim, name))
    claim.pk += 1000
    absent = erik_client.get(page(claim, name))
    assert is_absent(theirs)
    assert (theirs.status_code, theirs.headers.get("Location")) == (
        absent.status_code,
        absent.headers.get("Location"),
    )


def test_a_student_is_asked_to_sign_in(ada_client: Client, claim: Claim) -> None:
    for name in ("change", "retract"):
        assert ada_client.get(page(claim, name)).status_code in (302, 403)
    ada_client.post(page(claim, "retract"), {"seen": "1", "reason": "Because."})
    claim.refresh_from_db()
    assert claim.status == "accepted"


def test_a_claim_is_not_retracted_by_an_outsider(erik_client: Client, claim: Claim) -> None:
    erik_client.post(page(claim, "retract"), {"seen": "1", "reason": "Because."})
    erik_client.post(page(claim, "change"), {"statement": "Mine."})
    claim.refresh_from_db()
    assert (claim.status, claim.statement) == ("accepted", STATEMENT)


def test_a_stale_save_is_refused_and_shows_what_is_stored(eve_client: Client, claim: Claim) -> None:
    early = fields_of(eve_client, page(claim, "change"))
    edit(eve_client, claim, modality="often")
    errors = errors_of(eve_client.post(page(claim, "change"), early | {"modality": "rarely"}))
    assert "often" in str(errors["modality"])
    claim.refresh_from_db()
    assert claim.modality == "often"


def test_choices_are_of_the_same_pack(eve: User, eve_client: Client, claim: Claim) -> None:
    other = make_pack(editors=[eve])
    foreign = make_concept(other, "cough")
    make_source(other, "other", ("Elsewhere",))
    assert "object" in errors_of(edit(eve_client, claim, object=foreign.pk))
    body = eve_client.get(page(claim, "change")).content.decode()
    assert "cough" not in body
    assert "Elsewhere" not in body


def test_a_new_claim_points_to_one_pack_only(
    eve: User, eve_client: Client, pack: Pack, claim: Claim
) -> None:
    other = make_pack(editors=[eve])
    foreign = make_concept(other, "cough")
    heading = make_source(other, "other", ("Elsewhere",)).headings.get()
    response = eve_client.post(page(Claim, "add"), new_claim(pack, object=foreign.pk))
    assert list(errors_of(response)) == ["object"]
    Concept.objects.filter(slug="fatigue").delete()
    sent = new_claim(pack, **{"citations-0-place": heading.pk})
    response = eve_client.post(page(Claim, "add"), sent)
    assert inline_errors(response) == ["Cite sources of the same content pack."]
    assert Claim.objects.get() == claim


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"statement": "word " * 31}, "statement"),
        ({"status": "withheld"}, "reason"),
        ({"status": "caveat", "reason": "Old."}, "caution"),
        ({"status": "retracted", "reason": "Wrong."}, "status"),
        ({"relation": "invented"}, "relation"),
        ({"relation": "finding_at"}, "subject"),
        ({"relation": "share"}, "object"),
        ({"object": ""}, "object"),
    ],
)
def test_what_a_claim_must_say(
    eve_client: Client, claim: Claim, fields: dict[str, str], where: str
) -> None:
    assert where in errors_of(edit(eve_client, claim, **fields))
    claim.refresh_from_db()
    assert claim.version == 1


def test_thirty_words_are_enough(eve_client: Client, claim: Claim) -> None:
    assert edit(eve_client, claim, statement="word " * 30).status_code == 302


def test_nothing_is_taught_uncited(eve_client: Client, claim: Claim) -> None:
    response = edit(eve_client, claim, **{"citations-0-DELETE": "on"})
    assert inline_errors(response) == ["Cite at least one place in a source."]
    assert claim.citations.count() == 1


def test_a_figure_goes_with_its_relation_alone(eve_client: Client, claim: Claim) -> None:
    figure = {"figure-0-measure": "patients", "figure-0-low": "28", "figure-0-bound": "about"}
    response = edit(eve_client, claim, **figure)
    assert inline_errors(response) == ["A claim has an object or a figure, not both."]
    share = {"relation": "share", "object": ""}
    response = edit(eve_client, claim, **share)
    assert inline_errors(response) == ["This relation states a figure: fill it in."]
    assert edit(eve_client, claim, **share, **figure).status_code == 302
    claim.refresh_from_db()
    assert (claim.object, claim.figure.low) == (None, "28")


def test_who_set_the_status_is_kept_and_audited(
    eve: User, eve_client: Client, claim: Claim
) -> None:
    edit(eve_client, claim, status="withheld", reason="Too vague.")
    claim.refresh_from_db()
    assert (claim.status, claim.status_by) == ("withheld", eve)
    assert claim.status_at is not None
    entry = AuditEntry.objects.get(action="claim.status_set")
    assert (entry.actor, entry.object_id) == (eve, str(claim.pk))
    assert entry.detail == {"from": "accepted", "to": "withheld", "reason": "Too vague."}


def test_an_edit_that_leaves_the_status_sets_none(eve_client: Client, claim: Claim) -> None:
    edit(eve_client, claim, modality="often")
    claim.refresh_from_db()
    assert claim.status_by is None
    assert not AuditEntry.objects.filter(action="claim.status_set").exists()


def test_retracting_takes_a_confirmation_and_a_reason(
    eve: User, eve_client: Client, claim: Claim
) -> None:
    body = eve_client.get(page(claim, "retract")).content.decode()
    assert "No item in service rests on this claim." in body
    take(eve_client, claim, "retract", reason="")
    claim.refresh_from_db()
    assert claim.status == "accepted"
    assert said(take(eve_client, claim, "retract", reason="Wrong.")) == ["The claim is retracted."]
    claim.refresh_from_db()
    assert (claim.status, claim.reason, claim.status_by) == ("retracted", "Wrong.", eve)
    assert AuditEntry.objects.get(action="claim.status_set").detail["to"] == "retracted"


def test_a_claim_that_changed_meanwhile_is_not_retracted(eve_client: Client, claim: Claim) -> None:
    Claim.objects.filter(pk=claim.pk).update(version=2)
    eve_client.post(page(claim, "retract"), {"seen": "1", "reason": "Wrong."})
    claim.refresh_from_db()
    assert claim.status == "accepted"


@pytest.mark.parametrize("count", [1, 3])
def test_query_count_of_the_list_does_not_grow(
    eve_client: Client, pack: Pack, claim: Claim, count: int
) -> None:
    for number in range(1, count):
        other = make_concept(pack, f"other {number}")
        make_claim(pack, claim.subject, other, Source.objects.get())
    with statements(8):
        assert len(eve_client.get(page(Claim, "changelist")).context["cl"].result_list) == count


@pytest.mark.parametrize("count", [1, 3])
def test_query_count_of_the_form_does_not_grow_with_citations(
    eve_client: Client, claim: Claim, count: int
) -> None:
    for number in range(1, count):
        source = make_source(claim.pack, f"more-{number}")
        claim.citations.create(source=source, locator="Bone", position=number + 1)
    eve_client.get(page(claim, "change"))  # content types are asked for once in a process
    with statements(10):
        eve_client.get(page(claim, "change"))
