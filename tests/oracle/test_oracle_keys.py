"""Keys, and questions that ask for the subject."""

from __future__ import annotations

from tests.oracle.closure import inverse_support, inverse_unsafe, is_general, key_holds
from tests.oracle.small import CONDITIONS, HAS, claim, concept, world

PAINS = (concept("pain"), concept("bone-pain", "pain"), concept("ache", also=("Bone Pain",)))


def test_subjects_support_what_is_broader_than_what_they_hold() -> None:
    known = world(PAINS, ("bone has_finding bone-pain", "liver has_finding pain"))
    assert inverse_support(known, HAS, "pain") == {"bone", "liver"}
    assert inverse_support(known, HAS, "bone-pain") == {"bone"}


def test_a_subject_is_unsafe_when_the_value_is_unsafe_for_it_or_it_is_close_to_a_key() -> None:
    conditions = (
        *CONDITIONS,
        concept("skeleton", kind="spread", also=("Bone disease",)),
        concept("joint", kind="spread", near=("bone",)),
        concept("skin", kind="spread"),
    )
    known = world(
        ("rash", "itch"),
        ("bone has_finding rash", claim("liver has_finding rash", strength="implied")),
        conditions=conditions,
    )

    def found(value: str, *keys: str) -> set[str]:
        return {c.id for c in conditions if inverse_unsafe(known, c.id, HAS, value, keys)}

    assert found("itch") == set()
    assert found("rash") == {"bone", "liver", "illness", "spine", "skeleton"}
    assert found("itch", "bone") == {"bone", "illness", "spine", "skeleton", "joint"}
    assert found("itch", "skin") == {"skin"}


def test_a_value_is_general_when_something_above_holds_it_or_what_is_narrower() -> None:
    def refused(*said: str, polarity: bool = True, status: str = "accepted") -> set[str]:
        facts = [claim(text, polarity=polarity, status=status) for text in said]
        known = world(PAINS, facts)
        return {p.id for p in PAINS if is_general(known, "spine", HAS, p.id)}

    assert refused() == set()
    assert refused("illness has_finding pain") == {"pain"}
    assert refused("illness has_finding bone-pain") == {"pain", "bone-pain", "ache"}
    assert refused("bone to_report ache") == {"ache", "bone-pain"}
    assert refused("illness has_finding pain", status="withheld") == {"pain"}
    assert refused("illness has_finding pain", status="retracted") == set()
    assert refused("illness has_finding pain", polarity=False) == set()
    assert refused("spine has_finding pain", "liver has_finding pain") == set()


def test_a_key_rests_on_stated_claims_of_exactly_its_slot() -> None:
    known = world(
        PAINS,
        (
            claim("bone has_finding bone-pain", slug="narrow"),
            claim("bone has_finding pain", slug="exact", status="caveat"),
            claim("bone has_finding pain", slug="implied", strength="implied"),
            claim("bone has_finding pain", slug="contested", status="contested"),
            claim("bone has_finding pain", slug="denied", polarity=False),
            claim("bone to_report pain", slug="other-relation"),
            claim("spine has_finding pain", slug="below"),
        ),
    )

    def held(value: str) -> set[str]:
        return {f.id for f in known.facts if key_holds(known, "bone", HAS, value, [f.id])}

    assert held("pain") == {"narrow", "exact"}
    assert held("bone-pain") == {"narrow"}
    assert held("ache") == set()
    assert key_holds(known, "bone", HAS, "pain", ["narrow", "exact"])
    assert not key_holds(known, "bone", HAS, "pain", ["narrow", "below"])
    assert not key_holds(known, "bone", HAS, "pain", ["narrow", "missing"])
    assert not key_holds(known, "bone", HAS, "pain", [])
