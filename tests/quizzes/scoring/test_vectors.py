"""Worked responses with the points each earns: tests/data/scoring_vectors.json.

Each item type is held to all vectors of its type from the day on which it is registered.
"""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from quizzes import items
from quizzes.items import Json

VECTORS = json.loads((Path(__file__).parents[2] / "data" / "scoring_vectors.json").read_text())
NAMED = {vector["type"] for vector in VECTORS}

# Types that have vectors and do not exist yet. Registering one means striking it out here.
AWAITED = {
    "bowtie", "cloze_drag", "cloze_dropdown", "grouping", "highlight",
    "matrix_multiple", "matrix_single", "numeric", "ordering", "rationale_dyad",
    "rationale_triad", "select_n", "true_false",
}  # fmt: skip


def single(item: dict[str, Any]) -> dict[str, Json]:
    options = [{"id": ident, "text": f"Option {ident}"} for ident in item["options"]]
    return {"type": "single", "stem": "Which one?", "options": options, "key": item["key"]}


def named(idents: list[str]) -> list[dict[str, Json]]:
    return [{"id": ident, "text": f"Option {ident}"} for ident in idents]


def multiple(item: dict[str, Any]) -> dict[str, Json]:
    stem = "Which ones? Select all that apply."
    return {
        "type": "multiple",
        "stem": stem,
        "options": named(item["options"]),
        "keys": item["keys"],
    }


def matching(item: dict[str, Any]) -> dict[str, Json]:
    return {
        "type": "matching",
        "stem": "Match each entry.",
        "left": named(item["left"]),
        "right": named(item["right"]),
        "keys": item["keys"],
    }


# How a vector's bare item reads as a whole item of its type.
WRITTEN_OUT: dict[str, Callable[[dict[str, Any]], dict[str, Json]]] = {
    "single": single,
    "multiple": multiple,
    "matching": matching,
}


def runnable() -> list[Any]:
    return [
        pytest.param(vector, id=f"{vector['type']}-{vector['case']}".replace(" ", "-"))
        for vector in VECTORS
        if vector["type"] in items.TYPES
    ]


def test_each_vector_is_run_or_awaits_its_type() -> None:
    assert len(VECTORS) == 64
    assert NAMED - set(items.TYPES) == AWAITED
    assert NAMED & set(items.TYPES) == set(WRITTEN_OUT)


@pytest.mark.parametrize("vector", runnable())
def test_earns_the_points_of_the_vector(vector: dict[str, Any]) -> None:
    item = items.load(WRITTEN_OUT[vector["type"]](vector["item"]))
    score = item.score(item.parse(vector["response"]))
    assert (score.points, score.maximum) == (
        Decimal(str(vector["points"])),
        Decimal(str(vector["max"])),
    )
