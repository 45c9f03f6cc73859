"""Publishing a quiz and withdrawing it from learners."""

import pytest
from django.test import Client

from accounts.models import AuditEntry, User
from learning.models import Module
from quizzes.models import Item, Quiz
from tests.factories import make_attempt, make_module, make_pack, make_quiz, make_single_item
from tests.support.desk import fields_of, page, said, take

Status = Item.Status


@pytest.fixture
def module(eve: User) -> Module:
    return make_module(pack=make_pack(editors=[eve]))


@pytest.fixture
def quiz(module: Module) -> Quiz:
    return make_quiz(items=3, module=module, published=False, time_limit_minutes=10)


def is_shown(quiz: Quiz) -> bool:
    return Quiz.objects.get(pk=quiz.pk).published_at is not None


def test_the_form_publishes_nothing(eve_client: Client, quiz: Quiz) -> None:
    address = page(quiz, "change")
    sent = fields_of(eve_client, address)
    assert "published_at" not in sent
    eve_client.post(address, sent | {"published_at": "2026-03-02", "published_at_0": "2026-03-02"})
    assert not is_shown(quiz)


def test_the_question_says_what_learners_get(eve_client: Client, quiz: Quiz) -> None:
    quiz.entries.create(
        line=make_single_item(pack=quiz.module.pack, status=Status.DRAFT).line, position=4
    )
    body = " ".join(eve_client.get(page(quiz, "publish")).content.decode().split())
    assert "3 of 4" in body
    assert "10 minutes" in body
    assert "Learners can start the quiz as soon as you confirm." in body
    assert not is_shown(quiz)


def test_an_unpublished_module_is_said(eve_client: Client, quiz: Quiz) -> None:
    Module.objects.update(published_at=None)
    body = eve_client.get(page(quiz, "publish")).content.decode()
    assert "Its module is not published yet" in body


def test_publishing_is_audited(eve: User, eve_client: Client, quiz: Quiz) -> None:
    assert said(take(eve_client, quiz, "publish")) == ["The quiz is published."]
    assert is_shown(quiz)
    entry = AuditEntry.objects.get(action="quiz.published")
    assert (entry.actor, entry.detail) == (eve, {"items": 3})


def test_a_quiz_with_nothing_in_service_cannot_be_published(
    eve_client: Client, module: Module
) -> None:
    drafts = [make_single_item(pack=module.pack, status=Status.DRAFT)]
    quiz = make_quiz(items=drafts, module=module, published=False)
    body = eve_client.get(page(quiz, "publish")).content.decode()
    assert "No question of this quiz is in service" in body
    assert "Yes, publish it" not in body
    response = eve_client.post(page(quiz, "publish"), {"seen": "1"}, follow=True)
    assert said(response)[0].startswith("No question of this quiz is in service")
    assert not is_shown(quiz)


def test_a_quiz_that_changed_since_it_was_read_is_not_published(
    eve_client: Client, quiz: Quiz
) -> None:
    Quiz.objects.filter(pk=quiz.pk).update(version=2)
    response = eve_client.post(page(quiz, "publish"), {"seen": "1"}, follow=True)
    assert said(response)[0].startswith("Somebody changed this while you were looking at it")
    assert not is_shown(quiz)


def test_withdrawing_counts_running_attempts_and_leaves_them(
    ada: User, ada_client: Client, eve: User, eve_client: Client, module: Module
) -> None:
    quiz = make_quiz(items=2, module=module)
    attempt = make_attempt(ada, quiz=quiz)
    body = " ".join(eve_client.get(page(quiz, "withdraw")).content.decode().split())
    assert "1 attempt is running. It can be finished." in body
    assert said(take(eve_client, quiz, "withdraw")) == ["The quiz is withdrawn from learners."]
    assert not is_shown(quiz)
    assert AuditEntry.objects.get(action="quiz.withdrawn").actor == eve
    assert ada_client.get(f"/quizzes/{quiz.slug}/").status_code == 404
    assert ada_client.get(f"/attempts/{attempt.pk}/items/1/").status_code == 200


def test_what_is_done_already_is_told(eve_client: Client, quiz: Quiz) -> None:
    response = eve_client.get(page(quiz, "withdraw"), follow=True)
    assert said(response) == ["This quiz is not published."]


def test_nobody_publishes_somebody_elses_quiz(
    erik_client: Client, ada_client: Client, quiz: Quiz
) -> None:
    assert erik_client.post(page(quiz, "publish"), {"seen": "1"}).status_code == 404
    assert ada_client.post(page(quiz, "publish"), {"seen": "1"}).status_code == 302
    assert not is_shown(quiz)
