"""GET /sources/<pack>/<source>/: the card of one document."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from learning.models import Heading, Module, Source
from tests.factories import NOW, make_module, make_pack
from tests.support.lessons import make_source
from tests.support.queries import statements


def path(source: Source) -> str:
    return f"/sources/{source.pack.slug}/{source.slug}/"


def shown(client: Client, source: Source) -> str:
    reply = client.get(path(source))
    assert reply.status_code == 200
    return reply.content.decode()


@pytest.fixture
def module(db: None) -> Module:
    return make_module()


def test_says_what_is_stated_and_what_is_not(ada_client: Client, module: Module) -> None:
    source = make_source(module.pack, title="A & B", publisher="<Press>", short="the page")
    text = shown(ada_client, source)
    assert "<h1>the page</h1>" in text
    assert "A &amp; B" in text
    assert "&lt;Press&gt;" in text
    assert text.count("not stated") == 9
    assert "its age is unknown" in text


def test_its_headings_can_be_led_to(ada_client: Client, module: Module) -> None:
    text = shown(ada_client, make_source(module.pack))
    assert '<li id="heading-2">Where it goes</li>' in text


@pytest.mark.parametrize(("age", "told"), [(5, False), (6, True)])
def test_says_its_age_over_five_years(
    ada_client: Client, module: Module, age: int, told: bool
) -> None:
    source = make_source(module.pack, year=timezone.localdate().year - age)
    assert (f"it is {age} years old" in shown(ada_client, source)) is told


def test_what_no_published_module_rests_on_is_absent(ada_client: Client, module: Module) -> None:
    hidden = make_source(make_module(published=False).pack)
    alone = make_source(make_pack())
    retired = make_source(module.pack, retired_at=NOW)
    misplaced = make_source(make_module().pack)
    wrong = f"/sources/{module.pack.slug}/{misplaced.slug}/"
    for address in (path(hidden), path(alone), path(retired), wrong, "/sources/no/no/"):
        assert ada_client.get(address).status_code == 404


def test_the_visitor_is_asked_to_sign_in(client: Client, module: Module) -> None:
    assert client.get(path(make_source(module.pack))).status_code == 302


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_statements(ada_client: Client, module: Module, count: int) -> None:
    source = make_source(module.pack)
    for number in range(count):
        make_module(pack=module.pack)
        Heading.objects.create(source=source, text=f"More {number}", position=10 + number)
    with statements(4):  # session, user, source, headings
        shown(ada_client, source)
