"""The preview: an item as a student meets it, for those who may edit it."""

import pytest
from django.test import Client

from accounts.models import User
from learning.models import Pack
from quizzes.models import Attempt, Item, Response
from tests.factories import make_pack, make_single_item
from tests.support.desk import page


@pytest.fixture
def item(eve: User) -> Item:
    pack: Pack = make_pack(editors=[eve])
    return make_single_item("BP <90/60 & pale: which?", pack=pack, status=Item.Status.DRAFT)


def test_it_draws_the_learners_page(eve_client: Client, item: Item) -> None:
    response = eve_client.get(page(item, "preview"))
    body = response.content.decode()
    names = [template.name for template in response.templates]
    assert "quizzes/items/single.html" in names
    assert "quizzes/parts/review.html" in names
    assert "BP &lt;90/60 &amp; pale: which?" in body
    assert body.count('type="radio"') == 4


def test_the_feedback_stands_below(eve_client: Client, item: Item) -> None:
    body = eve_client.get(page(item, "preview")).content.decode()
    question, feedback = body.split('class="review"')
    assert "Reason about" not in question
    for text in ("Headache", "Bone pain", "Jaundice", "Cough"):
        assert f"Reason about {text}." in feedback


@pytest.mark.parametrize(("answer", "points"), [("b", 1), ("a", 0), ("", 0)])
def test_an_answer_can_be_tried(eve_client: Client, item: Item, answer: str, points: int) -> None:
    response = eve_client.get(page(item, "preview"), {"answer": answer})
    entry = response.context["entry"]
    assert (entry.points, entry.blank) == (points, answer == "")


def test_an_answer_that_cannot_be_read_is_told(eve_client: Client, item: Item) -> None:
    response = eve_client.get(page(item, "preview"), {"answer": "zzz"})
    assert "Choose one of the options." in response.content.decode()


def test_nothing_is_saved(eve_client: Client, item: Item) -> None:
    eve_client.get(page(item, "preview"), {"answer": "b"})
    assert not Attempt.objects.exists()
    assert not Response.objects.exists()


def test_it_is_for_reading(eve_client: Client, item: Item) -> None:
    assert eve_client.post(page(item, "preview")).status_code == 405


def test_it_is_kept_out_of_caches(eve_client: Client, item: Item) -> None:
    response = eve_client.get(page(item, "preview"))
    assert response.headers["Cache-Control"] == "private, no-store"


def test_nobody_else_sees_it(erik_client: Client, ada_client: Client, item: Item) -> None:
    assert erik_client.get(page(item, "preview")).status_code == 404
    assert ada_client.get(page(item, "preview")).status_code == 302


def test_an_admin_sees_it(adam_client: Client, item: Item) -> None:
    assert adam_client.get(page(item, "preview")).status_code == 200
