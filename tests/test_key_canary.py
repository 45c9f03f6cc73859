"""Nothing that reveals a key leaves the house before the feedback is due.

Unmistakable words are planted wherever a key hides: in every rationale and citation, in the names
of claims and of item lines. While Ada's attempt is open every address is visited as every person,
and no reply may hold one of them, in its body or its headers. The addresses come from the URL
resolver, so that a new page is visited by being there.
"""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from quizzes.models import Item, ItemLine
from quizzes.services import submit_attempt
from tests.access_table import PEOPLE
from tests.quizzes.items.payloads import Path, replaced, walk
from tests.quizzes.views.steps import (
    GRACE,
    PHONE,
    TAB,
    post_form,
    post_json,
    save,
    save_fields,
    url,
)
from tests.support.routes import routes
from tests.support.visits import Visit
from tests.support.world import World, make_world

ROUTES = routes()
CANARY = "canary"

# Where authors work on items: who edits a pack sees its keys. Each is shown to hold canaries.
DESK = {
    "admin:quizzes_item_change",
    "admin:quizzes_item_preview",
    "admin:quizzes_item_approve",
    "admin:quizzes_item_reject",
}
AUTHORS = {"eve", "adam"}
# Names of item lines are seen where items are chosen, and nowhere near a learner.
DESK_NAMES = {
    "admin:quizzes_item_changelist",
    "admin:quizzes_item_history",
    "admin:quizzes_quiz_change",
}


@pytest.fixture
def world(db: None) -> World:
    made = make_world()
    learnt = made.open.responses.values("item")
    for item in Item.objects.filter(pk__in=learnt) | Item.objects.filter(pk=made.draft.pk):
        Item.objects.filter(pk=item.pk).update(payload=planted(item.payload))
        ItemLine.objects.filter(pk=item.line_id).update(slug=f"{CANARY}-line-{item.line_id}")
    type(made.open).objects.filter(pk=made.open.pk).update(seed=SEED)
    return made


SEED = 7_777_777_777_777


def planted(payload: Any) -> Any:
    """The payload with a canary of its own in each rationale; the key's says so."""
    for path, _part in list(walk(payload)):
        if path and path[-1] == "rationale":
            payload = replaced(payload, path, rationale(payload, path))
    return payload


def rationale(payload: Any, path: Path) -> dict[str, Any]:
    here = payload["options"][path[1]]["id"] if len(path) > 1 else "item"
    mark = f"{CANARY}-key" if here == payload["key"] else f"{CANARY}-wrong"
    return {
        "text": f"{mark}-text-{here}",
        "citations": [{"source": f"{CANARY}-source-{here}", "locator": f"{CANARY}-locator-{here}"}],
        "reason": "F1",
        "proof": [f"{CANARY}-claim-{here}"],
    }


def sung(reply: Any) -> set[str]:
    """The canaries in a reply: in its body, its headers or its cookies."""
    heard = reply.content.decode("utf-8", "replace") + repr(reply.headers) + repr(reply.cookies)
    return {word for word in (CANARY, str(SEED)) if word in heard.lower()}


def visited(world: World, person: str) -> dict[str, Visit]:
    """Every address, those of an attempt with the open one."""
    browser = world.client(person)
    return {
        name: Visit(
            browser, "GET", route.path(**world.values(route) | {"attempt_id": world.open.pk}), {}
        )
        for name, route in ROUTES.items()
    }


@pytest.mark.parametrize("person", PEOPLE)
def test_no_page_sings_while_the_attempt_is_open(world: World, person: str) -> None:
    found = {name for name, visit in visited(world, person).items() if sung(visit.reply)}
    assert found == (DESK | DESK_NAMES if person in AUTHORS else set())
    world.open.refresh_from_db()
    assert world.open.finished_at is None


def test_no_reply_to_a_save_sings(world: World) -> None:
    ada, bob, visitor = (world.client(person) for person in ("ada", "bob", "visitor"))
    strict = Client(enforce_csrf_checks=True)
    strict.cookies.update(ada.cookies)
    replies = {
        200: save(ada, world.open, "a"),
        "replayed": save(ada, world.open, "a"),
        "right": save(ada, world.open, "b", position=2),
        409: save(ada, world.open, "c", seq=2),
        "seq_reused": save(ada, world.open, "c"),
        "unreadable": save(ada, world.open, "z", seq=3, base_rev=1),
        "malformed": post_json(ada, url("save", world.open, 1), "{"),
        413: save(ada, world.open, "x" * 70_000),
        404: save(bob, world.open, "a"),
        "no place": save(ada, world.open, "a", position=99),
        401: save(visitor, world.open, "a"),
        "csrf": post_json(strict, url("save", world.open, 1), save_fields()),
        405: ada.get(url("save", world.open, 1)),
        "signing in": post_json(visitor, url("sign_in", world.open), {"email": "x"}),
    }
    assert {str(status): reply.status_code for status, reply in replies.items()} == {
        "200": 200, "replayed": 200, "right": 200, "409": 409, "seq_reused": 422,
        "unreadable": 422, "malformed": 422, "413": 413, "404": 404, "no place": 404, "401": 401,
        "csrf": 401, "405": 405, "signing in": 422,
    }  # fmt: skip
    assert {status for status, reply in replies.items() if sung(reply)} == set()


def test_no_reply_to_the_plain_form_sings(world: World) -> None:
    ada, bob = world.client("ada"), world.client("bob")
    replies = {
        "next": post_form(ada, world.open, "a"),
        "conflict": post_form(ada, world.open, "c", client_id=PHONE),
        "reused": post_form(ada, world.open, "b"),
        "unreadable": post_form(ada, world.open, "z", seq=2, base_rev=1),
        "outsider": post_form(bob, world.open, "a"),
        "answered": ada.get(url("item", world.open, 1)),
        "start again": ada.post(f"/quizzes/{world.quiz.slug}/"),
        "too many fields": ada.post(url("item", world.open, 1), {f"x{n}": "" for n in range(1100)}),
    }
    assert {name: reply.status_code for name, reply in replies.items()} == {
        "next": 302, "conflict": 409, "reused": 409, "unreadable": 422, "outsider": 404,
        "answered": 200, "start again": 302, "too many fields": 400,
    }  # fmt: skip
    assert {name for name, reply in replies.items() if sung(reply)} == set()


def test_after_submitting_the_owner_and_nobody_else_learns_all(world: World) -> None:
    save(world.client("ada"), world.open, "a", client_id=TAB)
    submit_attempt(attempt=world.open, now=timezone.now(), grace=GRACE)
    result = url("result", world.open)
    shown = world.client("ada").get(result).content.decode()
    for option in ("a", "c", "d"):
        assert f"{CANARY}-wrong-text-{option}" in shown
    assert f"{CANARY}-key-text-b" in shown
    assert f"{CANARY}-source-b" in shown
    assert f"{CANARY}-locator-b" in shown
    assert f"{CANARY}-line" not in shown
    assert f"{CANARY}-claim" not in shown
    for person in ("visitor", "bob", "eve", "erik", "adam"):
        assert sung(world.client(person).get(result)) == set()
