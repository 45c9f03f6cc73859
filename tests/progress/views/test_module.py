"""GET /modules/<module>/: what it is for, its lessons with what was read, its quizzes."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import User
from learning.models import Module
from progress.services import mark_read
from tests.factories import NOW, make_module, make_quiz
from tests.support.lessons import make_full_lesson, make_lesson
from tests.support.queries import statements


def shown(client: Client, module: Module) -> str:
    reply = client.get(f"/modules/{module.slug}/")
    assert reply.status_code == 200
    return reply.content.decode()


@pytest.fixture
def module(db: None) -> Module:
    return make_module(title="Bones & <joints>", summary="Where it <goes>.")


def test_says_what_it_is_for(ada_client: Client, module: Module) -> None:
    make_full_lesson(module=module)
    text = shown(ada_client, module)
    assert "<h1>Bones &amp; &lt;joints&gt;</h1>" in text
    assert "Where it &lt;goes&gt;." in text
    assert "<li>Name place 0</li>" in text
    assert "No nurse has reviewed" in text


def test_lists_lessons_in_their_order_with_what_was_read(
    ada: User, ada_client: Client, bob_client: Client, module: Module
) -> None:
    second = make_lesson(module=module, position=2, title="Second")
    make_lesson(module=module, position=1, title="First")
    make_lesson(module=module, title="A draft", published=False)
    mark_read(learner=ada, lesson=second, now=NOW)
    text = shown(ada_client, module)
    assert text.index("First") < text.index("Not read yet") < text.index("Second")
    assert text.count("Not read yet") == 1
    assert "A draft" not in text
    assert shown(bob_client, module).count("Not read yet") == 2


def test_lists_its_own_quizzes(ada_client: Client, module: Module) -> None:
    mine, other = make_quiz(module=module), make_quiz()
    draft = make_quiz(module=module, published=False)
    text = shown(ada_client, module)
    assert f'href="/quizzes/{mine.slug}/"' in text
    assert other.slug not in text
    assert draft.slug not in text


def test_without_lessons_it_says_so(ada_client: Client, module: Module) -> None:
    assert "no lessons yet" in shown(ada_client, module)


def test_what_is_not_published_is_absent(ada_client: Client) -> None:
    for slug in (make_module(published=False).slug, "nothing"):
        assert ada_client.get(f"/modules/{slug}/").status_code == 404


def test_the_visitor_is_asked_to_sign_in(client: Client, module: Module) -> None:
    assert client.get(f"/modules/{module.slug}/").status_code == 302


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_statements(ada_client: Client, module: Module, count: int) -> None:
    for _ in range(count):
        make_full_lesson(module=module, parts=count)
        make_quiz(module=module, items=1)
    with statements(8):  # session, user, module, lessons, aims, review, reads, quizzes
        shown(ada_client, module)
