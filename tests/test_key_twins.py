"""Quizzes that differ only in which answer is the key cannot be told apart before the end.

Not by ids, order, length, headers or replies: the bytes are the same, tokens and addresses apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from ruamel.yaml import YAML

from accounts.models import User
from quizzes import items
from quizzes.items import Matching, MultipleResponse, Option
from quizzes.models import Attempt
from tests.factories import (
    make_attempt,
    make_item,
    make_module,
    make_pack,
    make_quiz,
    make_rationale,
    make_single,
)
from tests.quizzes.views.steps import PHONE, post_form, save, url

SEEDS = range(2)
# What differs by nature: addresses, tokens, the page's client, the time.
BY_NATURE = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
    r'|(?<=csrfmiddlewaretoken" value=")\w+'
    r'|(?<="server_time": ")[^"]+'
)

DAYS = tuple(
    Option(name, text, make_rationale(f"About {text}.", text))
    for name, text in {"a": "Sunday", "b": "Tuesday", "c": "Friday", "d": "Saturday"}.items()
)
LEFT = (Option("l1", "First"), Option("l2", "Second"))


def several(*keys: str) -> items.Item:
    return MultipleResponse("Which days? Select all that apply.", DAYS, keys)


def pairs(first: str, second: str) -> items.Item:
    return Matching("Match each place to a day.", LEFT, DAYS, {"l1": first, "l2": second})


# For each type, the same question with each of its possible keys.
TWINS: dict[str, list[items.Item]] = {
    "single": [make_single(key=key, fixed_order=False) for key in ("a", "b", "c", "d")],
    "multiple": [several("a", "b"), several("b", "c"), several("c", "d")],
    "matching": [pairs("a", "b"), pairs("b", "a"), pairs("c", "d")],
}
# How a choice is sent in each type: as JSON, and under which name in the plain form.
AS_JSON: dict[str, Callable[[str], Any]] = {
    "single": lambda choice: choice,
    "multiple": lambda choice: [choice],
    "matching": lambda choice: {"l1": choice},
}
IN_FORM = {"single": "answer", "multiple": "answer", "matching": "answer.l1"}


def test_each_type_has_twins() -> None:
    assert set(TWINS) == set(items.TYPES)
    assert all(len(twins) > 1 and len(set(map(repr, twins))) > 1 for twins in TWINS.values())


def blurred(reply: Any) -> tuple[int, dict[str, str], str]:
    headers = {name: BY_NATURE.sub("*", value) for name, value in reply.items()}
    return reply.status_code, headers, BY_NATURE.sub("*", reply.content.decode())


def told(client: Client, attempt: Attempt, choice: str, name: str) -> Iterator[tuple[str, Any]]:
    """All that a learner can ask before the end, in a fixed order."""
    assert attempt.quiz
    answer = AS_JSON[name](choice)
    other = "c" if choice == "a" else "a"
    form: dict[str, Any] = (
        {"answer": other} if IN_FORM[name] == "answer" else {"answer": "", IN_FORM[name]: other}
    )
    yield "start page", client.get(f"/quizzes/{attempt.quiz.slug}/")
    yield "item", client.get(url("item", attempt, 1))
    yield "saved", save(client, attempt, answer)
    yield "stale", save(client, attempt, answer, seq=2)
    yield "item, answered", client.get(url("item", attempt, 1))
    yield "conflict", post_form(client, attempt, client_id=PHONE, **form)
    yield "check", client.get(url("check", attempt))
    yield "home", client.get("/")


@pytest.mark.parametrize("answer", ["a", "b"])
@pytest.mark.parametrize("name", TWINS)
def test_twins_look_the_same(ada: User, ada_client: Client, name: str, answer: str) -> None:
    pack = make_pack()
    module = make_module(pack=pack)
    for seed in SEEDS:
        seen = []
        for value in TWINS[name]:
            item = make_item(value, pack=pack)
            quiz = make_quiz(module=module, items=[item], title="Twin", slug="twin")
            attempt = make_attempt(ada, quiz=quiz, seed=seed, now=timezone.now())
            seen.append(
                {what: blurred(reply) for what, reply in told(ada_client, attempt, answer, name)}
            )
            Attempt.objects.all().delete()
            quiz.delete()
        for what, first in seen[0].items():
            assert [other[what] == first for other in seen] == [True] * len(seen), (seed, what)


def test_the_twins_differ_once_they_are_over(ada: User, ada_client: Client) -> None:
    """So that the test above can fail: the same bytes would also come from an empty page."""
    shown = set()
    for value in TWINS["single"]:
        attempt = make_attempt(ada, items=[make_item(value)], now=timezone.now())
        ada_client.post(url("submit", attempt))
        shown.add(blurred(ada_client.get(url("result", attempt)))[2])
    assert len(shown) == len(TWINS["single"])


TELLING = re.compile(
    r"key|right|correct|true|false|wrong|answer|lure|distract|good|bad", re.IGNORECASE
)


def authored_ids() -> list[tuple[str, list[str], str]]:
    """Slug, option ids and key of every item in the packs that come with the project."""
    found = []
    for path in sorted(Path(settings.BASE_DIR).glob("fixtures/*/items.yaml")):
        for row in YAML(typ="safe").load(path)["items"]:
            item = row["item"]
            found.append((row["slug"], [o["id"] for o in item["options"]], item["key"]))
    return found


def test_option_ids_of_our_packs_say_nothing() -> None:
    authored = authored_ids()
    assert authored
    for slug, ids, _key in authored:
        assert [ident for ident in ids if TELLING.search(ident)] == [], slug
        assert len({len(ident) for ident in ids}) == 1, f"{slug}: one id is longer"
    for place in range(3):
        always = all(sorted(ids).index(key) == place for _slug, ids, key in authored)
        assert not always, f"the key is always the id number {place + 1} in order"
