"""The start page of the admin: what waits for whom."""

import pytest
from django.test import Client

from accounts.models import User
from learning.models import Pack
from quizzes.models import Item
from tests.factories import make_module, make_pack, make_quiz, make_single_item

DESK = "/admin/"


@pytest.fixture
def pack(eve: User) -> Pack:
    return make_pack(editors=[eve])


def words(client: Client) -> str:
    return " ".join(client.get(DESK).content.decode().split())


def test_it_counts_what_waits(eve_client: Client, pack: Pack) -> None:
    module = make_module(pack=pack, published=False)
    make_quiz(module=module, published=False)
    make_quiz(module=module)
    for _ in range(2):
        make_single_item(pack=pack, status=Item.Status.DRAFT)
    body = words(eve_client)
    assert "2 drafts to review" in body
    assert "1 quiz not published" in body
    assert "1 module not published" in body


def test_its_links_lead_to_what_waits(eve_client: Client, pack: Pack) -> None:
    draft = make_single_item(pack=pack, status=Item.Status.DRAFT)
    make_single_item(pack=pack)
    address = "/admin/quizzes/item/?status__exact=draft"
    assert f'href="{address}"' in words(eve_client)
    assert list(eve_client.get(address).context["cl"].result_list) == [draft]


def test_it_counts_nothing_of_others(erik_client: Client, pack: Pack) -> None:
    make_module(pack=pack, published=False)
    make_single_item(pack=pack, status=Item.Status.DRAFT)
    assert "Nothing waits for you." in words(erik_client)


def test_it_counts_everything_for_an_admin(adam_client: Client, pack: Pack) -> None:
    make_single_item(pack=pack, status=Item.Status.DRAFT)
    make_single_item(status=Item.Status.DRAFT)
    body = words(adam_client)
    assert "2 drafts to review" in body
    assert "Who has done what" in body


def test_educators_are_not_sent_to_the_attempts(eve_client: Client) -> None:
    assert "Who has done what" not in words(eve_client)


def test_students_have_no_desk(ada_client: Client) -> None:
    assert ada_client.get(DESK).status_code == 302
