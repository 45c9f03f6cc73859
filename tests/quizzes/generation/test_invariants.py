"""The invariants of safe distractors on random graphs, judged by the oracle in tests/oracle."""

from __future__ import annotations

from random import Random

import pytest

from learning.facts import Knowledge
from quizzes.generation.base import Draft
from quizzes.generation.graph import Graph
from quizzes.generation.prove import failures, provenance_of
from tests.oracle import closure, edits, reasons, words
from tests.quizzes.generation.judging import (
    RELATION,
    Element,
    drawn,
    elements,
    graph,
    refused,
    texts,
)

QUICK = range(24)
LONG = range(10_000)
SHARES = 50  # of the long run, each a test of its own

numbers = pytest.mark.parametrize("number", QUICK)


def claims_of_the_slot(knowledge: Knowledge, draft: Draft, e: Element) -> list[str]:
    """Those of the draft's key claims that speak of this element."""
    wanted = (e.subject, RELATION, e.value)
    return [
        fact.id
        for fact in knowledge.facts
        if fact.id in draft.key_claims and (fact.subject, fact.relation, fact.object) == wanted
    ]


def check_every_element(number: int) -> int:
    """Soundness, reasons, keys, general values, exactness: invariants 1, 2, 3, 10, 12, 13."""
    knowledge = graph(number)
    drafts = drawn(knowledge)
    for draft in drafts:
        for e in elements(draft):
            where = f"graph {number}: {draft.slot.canonical}: {e.value} for {e.subject}"
            if e.correct:
                cited = claims_of_the_slot(knowledge, draft, e)
                assert closure.key_holds(knowledge, e.subject, RELATION, e.value, cited), where
                assert not closure.is_general(knowledge, e.subject, RELATION, e.value), where
                continue
            if e.inverse:
                args = (e.subject, RELATION, e.value, tuple(e.keys))
                assert not closure.inverse_unsafe(knowledge, *args), where
            else:
                unsafe = closure.unsafe(knowledge, e.subject, RELATION, tuple(e.keys))
                assert e.value not in unsafe, where
            assert reasons.reason_holds(
                knowledge,
                e.subject,
                RELATION,
                e.value,
                e.rationale.reason,
                e.rationale.proof,
            ), f"{where}: {e.rationale.reason} {e.rationale.proof}"
    return len(drafts)


@numbers
def test_every_key_is_right_and_every_lure_is_proved_wrong(number: int) -> None:
    check_every_element(number)


def test_the_quick_graphs_give_items() -> None:
    assert sum(len(drawn(graph(number), most=5)) for number in QUICK) > 50


@numbers
def test_the_unsafe_set_is_the_oracles(number: int) -> None:
    """Equal and not merely within: nothing is left out for being hard to prove."""
    knowledge = graph(number)
    mine = Graph(knowledge)
    subjects = [c.id for c in knowledge.concepts.values() if c.kind != "finding"]
    for subject in subjects[:12]:
        assert set(mine.unsafe(subject, RELATION)) == set(
            closure.unsafe(knowledge, subject, RELATION)
        ), f"graph {number}: {subject}"


@numbers
def test_the_order_of_rows_changes_nothing(number: int) -> None:  # invariant 7
    knowledge = graph(number)
    shuffled = edits.shuffle(knowledge, Random(number))
    assert list(map(texts, drawn(knowledge))) == list(map(texts, drawn(shuffled)))


@numbers
def test_an_unrelated_claim_changes_nothing(number: int) -> None:  # invariant 4
    knowledge = graph(number)
    more = edits.add_unrelated(knowledge)
    assert list(map(texts, drawn(knowledge))) == list(map(texts, drawn(more)))


@numbers
def test_another_name_for_everything_gives_the_same_items(number: int) -> None:  # invariant 6
    knowledge = graph(number)
    renamed = edits.rename(knowledge, words.renaming(Random(number)))
    before = [(d.slot, sorted(d.concepts_of.values()), d.proof_claims) for d in drawn(knowledge)]
    after = [(d.slot, sorted(d.concepts_of.values()), d.proof_claims) for d in drawn(renamed)]
    assert before == after


@numbers
def test_retracting_a_claim_kills_what_rests_on_it(number: int) -> None:  # invariant 5
    knowledge = graph(number)
    drafts = drawn(knowledge)
    for fact in knowledge.facts[:8]:
        smaller = Graph(edits.retract(knowledge, fact.id))
        for draft in drafts:
            named = fact.id in (*draft.key_claims, *draft.proof_claims)
            dead = bool(list(failures(draft.item, provenance_of(draft), smaller)))
            assert dead == named, f"graph {number}: {fact.id}: {draft.slot.canonical}"


@numbers
def test_what_was_just_drawn_proves_again(number: int) -> None:  # invariants 2 and 14
    knowledge = graph(number)
    mine = Graph(knowledge)
    for draft in drawn(knowledge):
        assert list(failures(draft.item, provenance_of(draft), mine)) == []


@numbers
def test_a_single_answer_has_no_second_right_option(number: int) -> None:
    knowledge = graph(number)
    for draft in (d for d in drawn(knowledge) if d.item.type == "single"):
        subject = draft.slot.query.subject
        wrong = [e for e in elements(draft) if not e.correct]
        if subject is not None:
            right = closure.support(knowledge, subject, RELATION)
            assert not {e.value for e in wrong} & set(right)
        else:
            right = closure.inverse_support(knowledge, RELATION, draft.slot.query.object or "")
            assert not {e.subject for e in wrong} & set(right)


@numbers
def test_refusals_say_which_slot_and_why(number: int) -> None:  # invariant 11
    for refusal in refused(graph(number)):
        assert refusal.slot
        assert refusal.reason.endswith(".")


@pytest.mark.long
@pytest.mark.parametrize("share", range(SHARES))
def test_ten_thousand_graphs(share: int) -> None:
    numbers_of_share = LONG[share::SHARES]
    made = sum(check_every_element(number) for number in numbers_of_share)
    print(f"graphs {numbers_of_share[0]}..{numbers_of_share[-1]} by {SHARES}: {made} items")  # noqa: T201
    assert made > 0


def test_drafts_are_values() -> None:
    drafts = drawn(graph(3)) or drawn(graph(4))
    assert all(isinstance(draft, Draft) for draft in drafts)
