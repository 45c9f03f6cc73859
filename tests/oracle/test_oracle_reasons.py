"""F1 to F5, each where it holds and where it does not."""

from __future__ import annotations

import pytest

from learning.facts import Fact, Knowledge
from tests.oracle.reasons import CODES, first_reason, reason_holds
from tests.oracle.small import HAS, claim, concept, world

FINDINGS = ("rash", "itch", "cough", concept("dry-cough", "cough"))


def proved(known: Knowledge, code: str, value: str, *ids: str, of: str = "bone") -> bool:
    return reason_holds(known, of, HAS, value, code, ids)


@pytest.mark.parametrize(
    ("fact", "holds"),
    [
        (claim("bone has_finding itch", slug="no", polarity=False), True),
        (claim("bone has_finding itch", slug="no", polarity=False, status="caveat"), True),
        (claim("bone has_finding itch", slug="no", polarity=False, status="contested"), False),
        (claim("bone has_finding itch", slug="no", polarity=False, status="retracted"), False),
        (claim("bone has_finding rash", slug="no", polarity=False), False),
        (claim("liver has_finding itch", slug="no", polarity=False), False),
        (claim("bone to_report itch", slug="no", polarity=False), False),
        (claim("liver has_finding itch", slug="no"), False),
    ],
)
def test_f1_a_denial(fact: Fact, holds: bool) -> None:
    known = world(FINDINGS, (fact,))
    assert proved(known, "F1", "itch", "no") == holds
    assert not proved(known, "F1", "itch", "no", "missing")
    assert not proved(known, "F1", "itch")


def test_no_reason_stands_against_an_unsafe_value() -> None:
    denial = claim("bone has_finding itch", slug="no", polarity=False)
    said = claim("spine has_finding itch", strength="implied")
    assert not proved(world(FINDINGS, (denial, said)), "F1", "itch", "no")
    vetoed = world(FINDINGS, (denial,), vetoes=("bone has_finding itch",))
    assert not proved(vetoed, "F1", "itch", "no")
    assert first_reason(vetoed, "bone", HAS, "itch") == ""


def test_f2_a_closed_slot_with_all_its_claims() -> None:
    said = ("bone has_finding rash", "bone has_finding cough", "liver has_finding rash")
    slot = "bone has_finding"
    known = world(FINDINGS, said, closures=(slot, "liver has_finding"))
    assert proved(known, "F2", "itch", slot, *said[:2])
    assert not proved(known, "F2", "dry-cough", slot, *said[:2])
    assert not proved(known, "F2", "itch", slot, said[0])
    assert not proved(known, "F2", "itch", *said[:2])
    assert not proved(known, "F2", "itch", slot)
    assert not proved(known, "F2", "itch", slot, *said)
    assert not proved(known, "F2", "itch", "liver has_finding", *said[:2])
    assert not proved(world(FINDINGS, (), closures=(slot,)), "F2", "itch", slot)


def test_f3_another_value_of_a_functional_relation() -> None:
    places = ("hip", "knee", "wrist")
    hip = "bone located_in hip"

    def stands(*more: Fact, vetoes: tuple[str, ...] = ()) -> bool:
        known = world(places, (claim(hip), *more), vetoes=vetoes)
        return reason_holds(known, "bone", "located_in", "knee", "F3", [hip])

    assert stands()
    assert stands(claim(hip, slug="again", strength="implied"))
    assert stands(claim("bone located_in wrist", polarity=False))
    assert stands(claim("bone located_in wrist", status="retracted"))
    assert stands(claim("liver located_in wrist"))
    assert not stands(claim("bone located_in wrist"))
    assert not stands(claim("bone located_in wrist", status="contested"))
    assert not stands(claim("bone located_in wrist", strength="implied"))
    assert not stands(claim("bone located_in knee", strength="implied"))
    assert not stands(vetoes=("bone located_in wrist",))
    implied = world(places, (claim(hip, strength="implied"),))
    assert not reason_holds(implied, "bone", "located_in", "knee", "F3", [hip])
    assert not proved(world(FINDINGS, ("bone has_finding rash",)), "F3", "itch",
                      "bone has_finding rash")  # fmt: skip


def test_f4_disjoint_with_all_that_is_asserted() -> None:
    said = (
        claim("bone has_finding rash"),
        claim("illness to_report cough", strength="implied"),
        claim("itch disjoint_from rash", slug="one"),
        claim("cough disjoint_from itch", slug="two"),
        claim("itch disjoint_from dry-cough", slug="beside"),
    )
    known = world(FINDINGS, said)
    assert proved(known, "F4", "itch", "one", "two")
    assert not proved(known, "F4", "itch", "one")
    assert not proved(known, "F4", "itch", "one", "two", "beside")
    weak = (*said[:3], claim("cough disjoint_from itch", slug="two", strength="implied"))
    assert not proved(world(FINDINGS, weak), "F4", "itch", "one", "two")
    assert not proved(world(FINDINGS, said[2:]), "F4", "itch", "one", "two")
    assert not proved(known, "F4", "itch", of="brain")


def test_f5_said_elsewhere_and_nowhere_inside() -> None:
    said = ("liver has_finding itch", "brain has_finding itch", "liver has_finding rash")
    known = world(FINDINGS, said)
    assert proved(known, "F5", "itch", said[0])
    assert proved(known, "F5", "itch", *said[:2])
    assert not proved(known, "F5", "itch", said[2])
    assert not proved(known, "F5", "itch", *said)
    assert not proved(known, "F5", "itch", said[0], of="illness")
    for weak in (
        claim("liver has_finding itch", strength="implied"),
        claim("liver has_finding itch", status="withheld"),
        claim("liver has_finding itch", polarity=False),
        claim("liver to_report itch", slug=said[0]),
    ):
        assert not proved(world(FINDINGS, (weak,)), "F5", "itch", said[0])
    inside = world(FINDINGS, (*said, "illness to_report itch"))
    assert not proved(inside, "F5", "itch", said[0])


def test_the_first_reason_that_holds_is_the_one_to_give() -> None:
    said = [
        claim("bone has_finding rash"),
        claim("liver has_finding itch"),
        claim("itch disjoint_from rash"),
    ]
    assert first_reason(world(FINDINGS, said[:1]), "bone", HAS, "itch") == ""
    assert first_reason(world(FINDINGS, said[:2]), "bone", HAS, "itch") == "F5"
    assert first_reason(world(FINDINGS, said), "bone", HAS, "itch") == "F4"
    closed = world(FINDINGS, said, closures=("bone has_finding",))
    assert first_reason(closed, "bone", HAS, "itch") == "F2"
    said.append(claim("bone has_finding itch", slug="no", polarity=False))
    assert first_reason(world(FINDINGS, said), "bone", HAS, "itch") == "F1"
    places = world(("hip", "knee"), ("bone located_in hip", "liver located_in knee"))
    assert first_reason(places, "bone", "located_in", "knee") == "F3"


def test_an_unknown_code_or_value_proves_nothing() -> None:
    known = world(FINDINGS, ("liver has_finding itch",))
    assert not proved(known, "F6", "itch", "liver has_finding itch")
    assert not any(proved(known, code, "unheard-of", "liver has_finding itch") for code in CODES)
