"""The oracle itself, against sets written by hand."""

from __future__ import annotations

import pytest

from learning.facts import Fact
from tests.oracle.closure import (
    asserted,
    content_words,
    down,
    inverse_unsafe,
    is_general,
    key_holds,
    neighbours,
    read_alike,
    same_in_name,
    support,
    unsafe,
    up,
)
from tests.oracle.small import CONDITIONS, HAS, claim, concept, world

PAINS = (
    concept("pain"),
    concept("bone-pain", "pain"),
    concept("belly-pain", "pain"),
    concept("jaundice"),
)


def test_hierarchy_is_strict_and_goes_all_the_way() -> None:
    known = world((), ())
    assert up(known, "spine") == {"bone", "illness"}
    assert down(known, "illness") == {"bone", "spine", "liver", "brain"}
    assert up(known, "illness") == down(known, "spine") == set()


def test_names_are_the_same_whatever_case_and_white_space() -> None:
    known = world(
        (
            concept("sore-head", also=("head  Ache",)),
            concept("headache", also=("cephalgia",)),
            concept("migraine", also=("Cephalgia",)),
        ),
        (),
    )
    assert same_in_name(known, "headache") == {"sore-head", "migraine"}
    assert same_in_name(known, "sore-head") == {"headache"}


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("Pain in the Bones", {"pain", "bone"}),
        ("loss of mass", {"loss", "mass"}),
        ("gas and legs", {"gas", "leg"}),
        ("to an or on with a", set()),
        ("short-lived", {"short", "lived"}),
    ],
)
def test_content_words(label: str, words: set[str]) -> None:
    assert content_words(label) == words


def test_neighbours_go_both_ways() -> None:
    known = world((concept("itch", near=("rash",)), "rash"), ())
    assert neighbours(known, "rash") == {"itch"}
    assert neighbours(known, "itch") == {"rash"}


def test_relations_are_read_alike_one_step_either_way() -> None:
    assert read_alike(HAS) == {HAS, "to_report"}
    assert read_alike("less_commonly_spreads_to") == {"less_commonly_spreads_to", "spreads_to"}
    assert "first_spreads_to" in read_alike("spreads_to")
    assert read_alike("unheard_of") == {"unheard_of"}


# The worked cases


def test_pain_is_unsafe_everywhere_and_bone_pain_a_lure_for_the_liver() -> None:
    said = ("illness has_finding pain", "bone has_finding bone-pain", "liver has_finding jaundice")
    known = world(PAINS, said)
    assert unsafe(known, "liver", HAS) == {"pain", "jaundice", "belly-pain"}
    assert unsafe(known, "bone", HAS) == {"pain", "bone-pain", "belly-pain"}
    assert unsafe(known, "spine", HAS) == {"pain", "bone-pain", "belly-pain"}
    assert unsafe(known, "brain", HAS) == {"pain", "belly-pain"}
    assert is_general(known, "bone", HAS, "pain")
    assert not is_general(known, "bone", HAS, "bone-pain")


def test_pain_is_broader_than_the_key_and_no_lure_for_the_liver_either() -> None:
    known = world(PAINS, ("bone has_finding bone-pain", "liver has_finding belly-pain"))
    assert unsafe(known, "bone", HAS) == {"pain", "bone-pain"}
    assert unsafe(known, "liver", HAS) == {"pain", "belly-pain"}
    assert support(known, "bone", HAS) == {"pain", "bone-pain"}


def test_what_is_narrower_than_an_own_value_is_unsafe() -> None:
    known = world(PAINS, ("bone has_finding pain", "liver has_finding belly-pain"))
    assert unsafe(known, "bone", HAS) == {"pain", "bone-pain", "belly-pain"}
    assert support(known, "bone", HAS) == {"pain"}


def test_vomiting_is_neither_key_nor_lure_once_it_is_general() -> None:
    known = world(
        ("vomiting", "seizure"),
        (
            "illness has_finding vomiting",
            "brain has_finding vomiting",
            "brain has_finding seizure",
        ),
    )
    for site in ("bone", "liver", "brain", "spine"):
        assert "vomiting" in unsafe(known, site, HAS)
        assert inverse_unsafe(known, site, HAS, "vomiting")
        assert is_general(known, site, HAS, "vomiting")
    assert not key_holds(known, "brain", HAS, "vomiting", ["brain has_finding vomiting"])
    assert key_holds(known, "brain", HAS, "seizure", ["brain has_finding seizure"])
    assert asserted(known, "brain", HAS).own == {"vomiting", "seizure"}
    assert asserted(known, "bone", HAS).general == {"vomiting"}


# Rule by rule


def test_the_same_in_name_is_unsafe() -> None:  # U1
    known = world(("fatigue", concept("tiredness", also=("Fatigue",)), "rash"), ())
    assert unsafe(known, "bone", HAS, ["fatigue"]) == {"fatigue", "tiredness"}


def test_rules_apply_to_asserted_values_and_not_to_each_other() -> None:
    known = world(
        (concept("ache", near=("rash",)), concept("left-jab", "ache"), concept("right-jab", "ache"),
         concept("rash", "redness", near=("spots",)), "redness", "spots", concept("dots", "spots")),
        ("bone has_finding left-jab",),
    )  # fmt: skip
    assert unsafe(known, "bone", HAS) == {"left-jab", "ache"}
    assert unsafe(known, "bone", HAS, ["ache"]) == {"left-jab", "ache", "right-jab", "rash"}


def test_the_exception_wants_a_stated_claim_below_the_same_general_subject() -> None:  # U3
    def lures(*said: str, status: str = "accepted", strength: str = "stated") -> set[str]:
        plain = [claim(text, status=status, strength=strength) for text in said]
        known = world(PAINS, (claim("illness has_finding pain"), *plain), conditions=conditions)
        return {"bone-pain", "belly-pain"} - unsafe(known, "liver", HAS)

    conditions = (*CONDITIONS, concept("injury", kind="disease"))
    assert lures() == set()
    assert lures("bone has_finding bone-pain") == {"bone-pain"}
    assert lures("spine has_finding bone-pain") == {"bone-pain"}
    assert lures("bone has_finding bone-pain", strength="implied") == set()
    assert lures("bone has_finding bone-pain", status="contested") == set()
    assert lures("bone to_report bone-pain") == set()
    assert lures("injury has_finding bone-pain") == set()
    assert lures("illness has_finding bone-pain") == set()
    assert lures("bone has_finding bone-pain", "liver has_finding pain") == set()


def test_the_exception_is_not_for_keys() -> None:
    known = world(PAINS, ("illness has_finding pain", "bone has_finding bone-pain"))
    assert unsafe(known, "liver", HAS) == {"pain", "belly-pain"}
    assert unsafe(known, "liver", HAS, ["pain"]) == {"pain", "belly-pain", "bone-pain"}


def test_nesting_by_words_stands_in_for_hierarchy() -> None:  # U4, U6
    known = world(
        ("blood-and-lymph", "blood", "bloods-in-the-urine", "bloody-nose", "lymph-node",
         concept("oedema", also=("swollen legs",)), concept("leg"), concept("swollen-arm")),
        (),
    )  # fmt: skip
    assert unsafe(known, "bone", HAS, ["blood-and-lymph"]) == {"blood-and-lymph", "blood"}
    assert unsafe(known, "bone", HAS, ["blood"]) == {
        "blood",
        "blood-and-lymph",
        "bloods-in-the-urine",
    }
    assert unsafe(known, "bone", HAS, ["oedema"]) == {"oedema", "leg"}


def test_nesting_alone_knows_no_exception() -> None:
    findings = ("pain", "bone-pain", "jaundice")
    known = world(findings, ("illness has_finding pain", "bone has_finding bone-pain"))
    assert unsafe(known, "liver", HAS) == {"pain", "bone-pain"}


def test_neighbours_are_unsafe_and_so_are_their_namesakes() -> None:  # U8
    known = world(
        (concept("nausea", near=("vomiting",)), "vomiting", concept("emesis", also=("vomiting",)),
         concept("dizziness", near=("nausea",)), concept("retching", "vomiting")),
        ("brain has_finding nausea",),
    )  # fmt: skip
    assert unsafe(known, "brain", HAS) == {"nausea", "vomiting", "emesis", "dizziness"}
    assert unsafe(known, "bone", HAS) == set()


def test_what_is_said_above_below_and_of_a_namesake_counts_and_beside_does_not() -> None:
    conditions = (*CONDITIONS, concept("skeleton", kind="spread", also=("Bone disease",)))
    findings = ("aa", "bb", "cc", "dd", "ee")
    known = world(
        findings,
        (
            "illness has_finding aa",
            "spine has_finding bb",
            "skeleton has_finding cc",
            "liver has_finding dd",
            "bone has_finding ee",
        ),
        conditions=conditions,
    )
    assert unsafe(known, "bone", HAS) == {"aa", "bb", "cc", "ee"}
    assert asserted(known, "bone", HAS).own == {"bb", "cc", "ee"}
    assert asserted(known, "bone", HAS).general == {"aa"}
    assert support(known, "bone", HAS) == {"ee"}


@pytest.mark.parametrize(
    ("fact", "counts", "supports"),
    [
        (claim("bone has_finding rash"), True, True),
        (claim("bone has_finding rash", status="caveat"), True, True),
        (claim("bone has_finding rash", status="contested"), True, False),
        (claim("bone has_finding rash", status="withheld"), True, False),
        (claim("bone has_finding rash", status="retracted"), False, False),
        (claim("bone has_finding rash", strength="implied"), True, False),
        (claim("bone has_finding rash", polarity=False), False, False),
        (claim("bone to_report rash"), True, False),
        (claim("bone has_effect rash"), False, False),
    ],
)
def test_which_claims_count(fact: Fact, counts: bool, supports: bool) -> None:
    known = world(("rash", "itch"), (fact,))
    assert unsafe(known, "bone", HAS) == ({"rash"} if counts else set())
    assert support(known, "bone", HAS) == ({"rash"} if supports else set())


def test_a_veto_counts_and_supports_nothing() -> None:
    known = world(("rash", "itch"), (), vetoes=("illness has_finding rash", "bone to_report itch"))
    assert unsafe(known, "bone", HAS) == {"rash", "itch"}
    assert asserted(known, "bone", HAS).general == {"rash"}
    assert support(known, "bone", HAS) == support(known, "illness", HAS) == set()
    assert is_general(known, "bone", HAS, "rash")
    assert not is_general(known, "bone", HAS, "itch")
