"""One best answer: what is particular to it. Promises that all types share: test_contract.py."""

from decimal import Decimal
from random import Random
from typing import Any

import pytest

from quizzes import items
from quizzes.items import AnswerError, ItemError, Json, Option, Rationale, SingleChoice

SEEDS = range(200)


def payload(**changes: Json) -> dict[str, Json]:
    return {
        "type": "single",
        "stem": "Which day comes right after Monday?",
        "options": [
            {"id": "a", "text": "Sunday"},
            {"id": "b", "text": "Tuesday"},
            {"id": "c", "text": "Friday"},
        ],
        "key": "b",
        **changes,
    }


def day(**changes: Json) -> items.Item:
    return items.load(payload(**changes))


def option(ident: str, text: str) -> dict[str, str]:
    return {"id": ident, "text": text}


def test_reads_what_an_author_must_write() -> None:
    assert day() == SingleChoice(
        stem="Which day comes right after Monday?",
        options=(Option("a", "Sunday"), Option("b", "Tuesday"), Option("c", "Friday")),
        key="b",
        rationale=Rationale(),
        fixed_order=False,
    )


@pytest.mark.parametrize(
    ("changes", "place", "words"),
    [
        ({"stem": ""}, "stem", "empty"),
        ({"stem": " \n\t"}, "stem", "empty"),
        ({"stem": None}, "stem", "text"),
        ({"stem": "x" * 4001}, "stem", "longer than 4000"),
        ({"stem": "x\x00"}, "stem", "not text"),
        ({"stem": "x\udc00"}, "stem", "not text"),
        ({"options": None}, "options", "list"),
        ({"options": {"a": "Sunday"}}, "options", "list"),
        ({"options": []}, "options", "at least 2"),
        ({"options": [option("b", "Tuesday")]}, "options", "at least 2"),
        ({"options": [option(f"o{n}", f"{n}") for n in range(31)]}, "options", "more than 30"),
        ({"options": ["a", "b"]}, "options[0]", "group"),
        ({"options": [option("a", "x"), option("a", "y")]}, "options[1].id", "'a' stands twice"),
        ({"options": [option("a", "x"), option("b", "X ")]}, "options[1].text", "read the same"),
        ({"options": [option("a", "x"), option("b", " ")]}, "options[1].text", "empty"),
        ({"options": [option("a", "x"), option("b b", "y")]}, "options[1].id", "characters"),
        ({"options": [option("a", "x"), option("b" * 41, "y")]}, "options[1].id", "longer than 40"),
        ({"options": [option("a", "x"), option("b", "y" * 501)]}, "options[1].text", "than 500"),
        ({"key": "z"}, "key", "No option has the id 'z'"),
        ({"key": ["b"]}, "key", "text"),
        ({"key": None}, "key", "text"),
        ({"fixed_order": 1}, "fixed_order", "true or false"),
        ({"fixed_order": None}, "fixed_order", "true or false"),
        ({"rationale": "because"}, "rationale", "group"),
        ({"rationale": {"citations": [{}]}}, "rationale.citations[0].source", "empty"),
        ({"rationale": {"proof": [""]}}, "rationale.proof[0]", "name"),
        ({"rationale": {"proof": ["x" * 101]}}, "rationale.proof[0]", "name"),
        ({"points": 2}, "", "'points'"),
    ],
)
def test_a_bad_item_is_refused_with_the_place(
    changes: dict[str, Any], place: str, words: str
) -> None:
    with pytest.raises(ItemError) as refusal:
        day(**changes)
    assert refusal.value.place == place
    assert words in str(refusal.value)


def test_clinical_text_stays_as_it_is() -> None:
    stem = "BP <90/60 & SpO2 >= 92%: which site, if 5 < x < 7?"
    assert day(stem=stem).prompt(Random(1)).stem == stem


def test_every_option_comes_first_about_as_often() -> None:
    first = [day().prompt(Random(seed)).fields[0].choices[0].id for seed in SEEDS]
    assert {ident: first.count(ident) > len(SEEDS) / 5 for ident in "abc"} == dict.fromkeys(
        "abc", True
    )


def test_a_fixed_order_is_kept() -> None:
    orders = {
        tuple(choice.id for choice in day(fixed_order=True).prompt(Random(seed)).fields[0].choices)
        for seed in SEEDS
    }
    assert orders == {("a", "b", "c")}


def test_the_prompt_is_the_same_whichever_option_is_the_key() -> None:
    for seed in SEEDS:
        assert len({day(key=key).prompt(Random(seed)) for key in "abc"}) == 1


@pytest.mark.parametrize(("answer", "points"), [("b", 1), ("a", 0), ("c", 0), (None, 0)])
def test_only_the_key_earns_the_point(answer: str | None, points: int) -> None:
    score = day().score(answer)
    assert (score.points, score.maximum) == (Decimal(points), Decimal(1))
    assert score.profile == "single"


@pytest.mark.parametrize(
    "answer", ["", "B", "b ", "z", ["b"], {"b": True}, 1, True, "\x00", "\ud800"]
)
def test_an_answer_that_names_no_option_is_unreadable(answer: Json) -> None:
    with pytest.raises(AnswerError, match="Choose one of the options"):
        day().parse(answer)


def test_the_review_marks_each_option() -> None:
    (part,) = day().review("a")
    assert (part.answered, part.keyed, part.right) == (("Sunday",), ("Tuesday",), False)
    assert [(line.text, line.chosen, line.correct) for line in part.lines] == [
        ("Sunday", True, False),
        ("Tuesday", False, True),
        ("Friday", False, False),
    ]
