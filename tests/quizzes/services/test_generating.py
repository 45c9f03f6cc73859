"""Items from the real pack: drawn, stored once, and out of service when their proof falls."""

from __future__ import annotations

import io
import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from accounts.models import User
from learning.models import Claim, Pack
from learning.selectors import knowledge_of
from learning.services import changes
from quizzes.generation.graph import Graph
from quizzes.generation.prove import Provenance, failures
from quizzes.models import Item, Quiz
from quizzes.services import generating, start_attempt
from tests.factories import NOW

pytestmark = pytest.mark.django_db
PACK = "metastatic_breast_cancer"


@pytest.fixture
def pack() -> Pack:
    folder = Path(settings.BASE_DIR) / "fixtures" / PACK
    call_command("load_content", str(folder), stdout=io.StringIO())
    return Pack.objects.get(slug=PACK)


@pytest.fixture
def served(pack: Pack) -> list[Item]:
    made = generating.generate(pack=pack, seed="1", count=24, author=None, now=NOW)
    steps = [step for step in made if step.item is not None]
    generating.approve_generated(made=steps, person=None, now=NOW)
    return list(Item.objects.in_service())


def change(pack: Pack, claim: Claim, **fields: object) -> None:
    with transaction.atomic():
        Claim.objects.filter(pk=claim.pk).update(**fields)
        changes.knowledge_changed(pack, NOW)


def out_of_service(served: list[Item]) -> set[int]:
    return {item.pk for item in served} - set(
        Item.objects.in_service().values_list("pk", flat=True)
    )


def scanned(pack: Pack, served: list[Item]) -> set[int]:
    """The same question asked of each item by itself."""
    graph = Graph(knowledge_of(pack))
    return {
        item.pk
        for item in served
        if list(failures(item.value, Provenance.load(item.provenance), graph))
    }


def test_all_three_families_come_out(served: list[Item]) -> None:
    assert {item.type for item in served} == {"matching", "single", "multiple"}
    assert len(served) == 24


def test_the_same_draw_is_stored_once(pack: Pack, served: list[Item]) -> None:
    again = generating.generate(pack=pack, seed="1", count=24, author=None, now=NOW)
    assert all(step.known for step in again if step.item is not None)
    assert Item.objects.in_service().count() == len(served)


def test_every_option_says_why_and_which_source(served: list[Item]) -> None:
    for item in served:
        for part in item.value.review(None):
            for line in part.lines:
                assert line.rationale.text, item
                assert line.rationale.citations, item
                assert bool(line.rationale.reason) != line.correct, item


@pytest.mark.parametrize("status", ["contested", "withheld", "retracted"])
def test_a_claim_that_falls_takes_exactly_its_items_along(
    pack: Pack, served: list[Item], status: str
) -> None:
    claim = served[0].item_claims.filter(role="key").select_related("claim")[0].claim
    change(pack, claim, status=status, reason="Found to be doubtful.")
    fallen = out_of_service(served)
    assert served[0].pk in fallen
    assert fallen == scanned(pack, served)
    assert fallen == {i.pk for i in served if i.item_claims.filter(claim=claim).exists()}


def test_a_claim_that_comes_back_brings_its_items_back(pack: Pack, served: list[Item]) -> None:
    claim = served[0].item_claims.filter(role="key").select_related("claim")[0].claim
    change(pack, claim, status="contested", reason="Found to be doubtful.")
    change(pack, claim, status="accepted", reason="")
    assert out_of_service(served) == set()


def test_a_veto_takes_out_what_it_makes_unsafe(pack: Pack, served: list[Item]) -> None:
    item = next(i for i in served if i.provenance["model"] == "finding-for-site")
    keyed = set(item.provenance["key_claims"])
    subject = item.provenance["query"]["subject"]
    concepts = set(item.provenance["concepts"].values())
    key = Claim.objects.get(pack=pack, slug=min(keyed)).object
    lure = min(concepts - {key.slug if key else ""})
    with transaction.atomic():
        pack.vetoes.create(
            slug="planted",
            subject=pack.concepts.get(slug=subject),
            relation="has_finding",
            object=pack.concepts.get(slug=lure),
            reason="True after all.",
        )
        changes.knowledge_changed(pack, NOW)
    fallen = out_of_service(served)
    assert item.pk in fallen
    assert fallen == scanned(pack, served)


def test_a_synonym_that_makes_a_wrong_option_right_takes_it_out(
    pack: Pack, served: list[Item]
) -> None:
    item = next(i for i in served if i.provenance["model"] == "finding-for-site")
    key = Claim.objects.get(pack=pack, slug=item.provenance["key_claims"][0]).object
    assert key is not None
    lure = min(set(item.provenance["concepts"].values()) - {key.slug})
    with transaction.atomic():
        pack.concepts.get(slug=lure).synonyms.create(text=key.name)
        changes.knowledge_changed(pack, NOW)
    assert item.pk in out_of_service(served)
    assert out_of_service(served) == scanned(pack, served)


def test_nothing_falls_where_the_change_is_rolled_back(pack: Pack, served: list[Item]) -> None:
    claim = served[0].item_claims.filter(role="key").select_related("claim")[0].claim
    with transaction.atomic():
        Claim.objects.filter(pk=claim.pk).update(status="contested", reason="For a moment.")
        changes.knowledge_changed(pack, NOW)
        transaction.set_rollback(True)
    assert out_of_service(served) == set()


def test_a_running_attempt_keeps_the_item_that_fell(
    pack: Pack, served: list[Item], ada: User, bob: User
) -> None:
    call_command("setup_content", stdout=io.StringIO())
    quiz = Quiz.objects.get(slug="match-findings-to-sites")
    attempt = start_attempt(learner=ada, quiz=quiz, seed=1, now=NOW)
    item = attempt.responses.select_related("item")[0].item
    claim = item.item_claims.filter(role="key").select_related("claim")[0].claim
    change(pack, claim, status="retracted", reason="Wrong.")
    item.refresh_from_db()
    assert item.fallen_at == NOW
    assert attempt.responses.filter(item=item).exists()
    later = start_attempt(learner=bob, quiz=quiz, seed=1, now=NOW + timedelta(days=1))
    assert not later.responses.filter(item=item).exists()


def exported(*arguments: str) -> tuple[list[str], str]:
    out, err = io.StringIO(), io.StringIO()
    call_command("export_items", PACK, *arguments, stdout=out, stderr=err)
    return out.getvalue().splitlines(), err.getvalue()


def test_export_is_the_same_bytes_for_the_same_seed(pack: Pack) -> None:
    first, _ = exported("--count", "30", "--seed", "7")
    second, _ = exported("--count", "30", "--seed", "7")
    other, _ = exported("--count", "30", "--seed", "8")
    assert first == second != other
    assert len(first) == 30


def test_export_beyond_the_space_prints_what_there_is(pack: Pack) -> None:
    lines, said = exported("--count", "100000", "--seed", "7")
    rows = [json.loads(line) for line in lines]
    assert "That is all" in said
    assert len({row["id"] for row in rows}) == len(rows) > 100
    for row in rows:
        assert row["claims"]
        assert row["citations"]
        for wrong in [o for o in row.get("options", []) if not o["correct"]]:
            assert wrong["reason"] in {"F1", "F2", "F3", "F4", "F5"}
            assert wrong["proof"]
            assert wrong["citations"]
        for lure in row.get("lures", []):
            assert lure["reason"]
            assert lure["proof"]
        missing = [end for end in ("subject", "object") if row["query"][end] is None]
        assert len(missing) == 1


def test_generate_items_names_what_it_does_not_know(pack: Pack) -> None:
    with pytest.raises(CommandError, match="no item model nonsense"):
        call_command("generate_items", PACK, "--model", "nonsense", stdout=io.StringIO())
    with pytest.raises(CommandError, match="no pack nothing"):
        call_command("generate_items", "nothing", stdout=io.StringIO())


def test_proving_again_is_quick_in_queries(pack: Pack, served: list[Item]) -> None:
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries, transaction.atomic():
        generating.reprove(pack=pack, now=NOW)
    assert len(queries) <= 18
