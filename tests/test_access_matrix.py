"""Who may do what, at every address: access_table.py against the running project.

The addresses come from the URL resolver. One without a row in the table fails with its name.
"""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache

from tests.access_table import METHODS, PEOPLE, TABLE, WRITES_WHEN_READ
from tests.support.routes import Route, routes
from tests.support.visits import Visit
from tests.support.world import World, make_world

REFUSALS = {"in", "401", "403", "404", "405"}
OTHERS = ("HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
ROUTES = routes()
OUTSIDERS = {"visitor", "bob", "erik"}  # nothing that an address names belongs to them
# Published; and whoever has the link.
SHOWN_TO_ALL = {
    "quizzes:start", "learning:source", "progress:module", "progress:lesson", "accounts:invitation",
}  # fmt: skip
OURS = [name for name in ROUTES if name.startswith(("quizzes:", "progress:", "learning:"))]

Visits = dict[tuple[str, str], Visit]


@pytest.fixture
def world(db: None) -> World:
    cache.clear()  # where requests are counted: six people in a minute are a flood to one limit
    return make_world()


def body_for(world: World, route: Route) -> dict[str, Any]:
    """A body that does something wherever something can be done."""
    if route.name == "quizzes:save":
        client_id = "11111111-1111-4111-8111-111111111111"
        return {"client_id": client_id, "seq": 1, "base_rev": 0, "answer": "a"}
    picked = world.row_of(route).pk if "object_id" in route.parts else 1
    return {
        "post": "yes", "action": "delete_selected", "_selected_action": picked, "index": 0,
        "seen": "1", "reason": "Because.", "answer": "a", "title": "New",
        "email": "new@example.org",
    }  # fmt: skip


def visits(world: World, person: str, methods: tuple[str, ...], names: list[str]) -> Visits:
    browser = world.client(person)
    return {
        (method, name): Visit(
            browser,
            method,
            ROUTES[name].path(**world.values(ROUTES[name])),
            body_for(world, ROUTES[name]),
        )
        for name in names
        for method in methods
    }


def test_every_address_has_its_row_and_every_row_its_address() -> None:
    assert set(ROUTES) - set(TABLE) == set()
    assert set(TABLE) - set(ROUTES) == set()


@pytest.mark.parametrize("person", PEOPLE)
def test_the_table_is_true(world: World, person: str) -> None:
    seen = visits(world, person, METHODS, list(ROUTES))
    found = {(method, name): visit.word for (method, name), visit in seen.items()}
    assert found == {(method, name): TABLE[name][method][person] for method, name in seen}
    assert changed_although_refused(seen) == {}
    assert changed_by_looking(seen) == {}
    assert told_apart_from_absent(world, person, seen) == []


def changed_although_refused(seen: Visits) -> dict[tuple[str, str], set[str]]:
    return {key: v.written for key, v in seen.items() if v.word in REFUSALS and v.written}


def changed_by_looking(seen: Visits) -> dict[tuple[str, str], set[str]]:
    found = {
        (method, name): visit.written - WRITES_WHEN_READ.get(name, set())
        for (method, name), visit in seen.items()
        if method == "GET"
    }
    return {key: tables for key, tables in found.items() if tables}


def told_apart_from_absent(world: World, person: str, seen: Visits) -> list[tuple[str, str]]:
    """Whoever does not get the page must get what a thing that is not there gives: every byte."""
    browser = world.client(person)
    found = []
    for (method, name), visit in seen.items():
        absent = world.absent(ROUTES[name])
        if absent is None or (visit.word != "404" and person not in OUTSIDERS):
            continue
        path = ROUTES[name].path(**absent)
        other = Visit(browser, method, path, body_for(world, ROUTES[name]))
        if visit.shown() != other.shown() and name not in SHOWN_TO_ALL:
            found.append((method, name))
    return found


@pytest.mark.parametrize("person", PEOPLE)
def test_our_own_addresses_know_no_other_method(world: World, person: str) -> None:
    for (method, name), visit in visits(world, person, OTHERS, OURS).items():
        get = TABLE[name]["GET"][person]
        allowed = {get} if method == "HEAD" else {"405", "in"} & {"405", get}
        assert visit.word in allowed, f"{method} {name}: {visit.word}"
        assert visit.written == set(), f"{method} {name}"


@pytest.mark.parametrize(
    ("person", "method"), [("visitor", "PATCH"), ("bob", "PUT"), ("erik", "DELETE")]
)
def test_no_other_method_opens_a_door_of_a_library(world: World, person: str, method: str) -> None:
    """Where a person is refused, no method shows or changes anything; and none is an error."""
    names = [name for name in ROUTES if name not in OURS]
    for (_method, name), visit in visits(world, person, (method,), names).items():
        refused = all(TABLE[name][m][person] in REFUSALS for m in METHODS)
        assert visit.reply.status_code < 500, f"{method} {name}"
        assert not refused or visit.word in REFUSALS, f"{method} {name}: {visit.word}"
        assert not refused or not visit.written, f"{method} {name}: {visit.written}"


def test_students_and_visitors_get_no_admin_page() -> None:
    admin = [name for name, route in ROUTES.items() if route.pattern.startswith("admin/")]
    admin.remove("admin:logout")  # sends whoever may not see the admin to its door
    assert len(admin) > 60
    for person in ("visitor", "ada", "bob"):
        words = {TABLE[name][method][person] for name in admin for method in METHODS}
        assert words <= {"in", "403"}
