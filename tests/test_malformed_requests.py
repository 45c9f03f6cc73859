"""Whatever stands in an address, a query or a header: an answer, and never an error of ours.

The addresses come from the URL resolver. Malformed saves have tests of their own, in
quizzes/views/test_save_malformed.py.
"""

import pytest

from tests.quizzes.views.steps import url
from tests.support.routes import Route, routes
from tests.support.visits import Visit
from tests.support.world import World, make_world

ROUTES = routes()
NAMING = [route for route in ROUTES.values() if route.parts]

# A NUL, half a character, a number that no database holds, text that no column holds, a sign.
IN_AN_ADDRESS = ("%00", "%ED%A0%80", "9" * 30, "x" * 3000, "%27%22%3C")
QUERIES = (
    "?q=%00",
    "?q=%ED%A0%80&o=9.9&p=99999999999999999999&all=&e=1&_popup=1&_to_field=x&type=x&status='",
    "?learner=99999999999999999999&state=x&published=x&line__pack__id__exact=9999999999999999999999",
    "?next=%0d%0aX:1&late=%F0%9F%98%80&answer=z&go=-1&term=x&app_label=x&model_name=x&field_name=x",
)
HEADERS: list[dict[str, str]] = [
    {"Accept-Language": "x" * 9000},
    {"Accept": "\xff"},
    {"X-CSRFToken": "\xe9"},
    {"Content-Type": "multipart/form-data"},
    {"Content-Type": "multipart/form-data; boundary=" + "x" * 300},
    {"Content-Type": "application/json; charset=nonsense"},
    {"Content-Encoding": "gzip"},
    {"Host": "elsewhere.example"},
    {"Host": "\x7f"},
    {"X-Forwarded-For": "'"},
    {"Range": "bytes=0-1"},
    {"If-None-Match": "*"},
    {"Origin": "null"},
    {"Cookie": "sessionid=x; csrftoken='; messages=x"},
]


@pytest.fixture
def world(db: None) -> World:
    return make_world()


def broken(world: World, person: str, paths: list[str]) -> list[str]:
    browser = world.client(person)
    visits = {path: Visit(browser, "GET", path, {}) for path in paths}
    return [path for path, visit in visits.items() if visit.reply.status_code >= 500]


def misnamed(world: World, route: Route) -> list[str]:
    """The route's address with something odd in one place after the other."""
    values = world.values(route)
    return [route.path(**{**values, part: odd}) for part in route.parts for odd in IN_AN_ADDRESS]


@pytest.mark.parametrize("person", ["ada", "adam"])
def test_odd_addresses(world: World, person: str) -> None:
    assert broken(world, person, [path for r in NAMING for path in misnamed(world, r)]) == []


@pytest.mark.parametrize("query", QUERIES, ids=range(len(QUERIES)))
def test_odd_queries(world: World, query: str) -> None:
    paths = [route.path(**world.values(route)) + query for route in ROUTES.values()]
    assert broken(world, "adam", paths) == []


@pytest.mark.parametrize("person", ["ada", "visitor"])
def test_odd_headers(world: World, person: str) -> None:
    client = world.client(person)
    places = [url("save", world.open, 1), url("item", world.open, 1), url("sign_in", world.open)]
    found = []
    for headers in HEADERS:
        kind = headers.get("Content-Type", "application/json")
        rest = {name: value for name, value in headers.items() if name != "Content-Type"}
        for path in [*places, "/accounts/login/", "/"]:
            reply = client.generic("POST", path, b'{"a": 1}', content_type=kind, headers=rest)
            if reply.status_code >= 500:
                found.append((path, headers))
    assert found == []
