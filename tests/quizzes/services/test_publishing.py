"""What educators decide is taken on what they saw, done once, and audited."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from accounts.models import AuditEntry, User
from learning.services.publishing import ChangedMeanwhileError
from quizzes.models import Item, Quiz
from quizzes.reports import fingerprint
from quizzes.services.lifecycle import NotPossibleError, edit_draft
from quizzes.services.publishing import (
    NothingInServiceError,
    approve,
    publish_quiz,
    reject,
    withdraw,
    withdraw_quiz,
)
from tests.factories import (
    NOW,
    make_attempt,
    make_item,
    make_module,
    make_quiz,
    make_single,
    make_single_item,
)
from tests.support.people import make_person
from tests.support.together import at_once

Status = Item.Status


def audited(action: str) -> list[tuple[User | None, str, Any]]:
    entries = AuditEntry.objects.filter(action=action)
    return [(entry.actor, entry.object_id, entry.detail) for entry in entries]


def outcome(call: Callable[[], object]) -> str:
    try:
        call()
    except (ChangedMeanwhileError, NotPossibleError):
        return "too late"
    return "done"


@pytest.fixture
def draft(db: None) -> Item:
    return make_single_item(status=Status.DRAFT)


def test_approving_is_audited(eve: User, draft: Item) -> None:
    approve(item=draft, seen=fingerprint(draft), person=eve, now=NOW)
    assert audited("item.approved") == [(eve, str(draft.pk), {})]
    assert Item.objects.get().status == Status.APPROVED


def test_the_audit_names_the_version_that_was_replaced(eve: User) -> None:
    first = make_single_item()
    second = make_item(line=first.line, status=Status.DRAFT)
    approve(item=second, seen=fingerprint(second), person=eve, now=NOW)
    assert audited("item.approved") == [(eve, str(second.pk), {"replaced_version": 1})]


@pytest.mark.parametrize("act", [approve, partial(reject, reason="No.")])
def test_a_draft_edited_since_it_was_read_is_not_decided(
    eve: User, draft: Item, act: Callable[..., Item]
) -> None:
    seen = fingerprint(draft)
    edit_draft(item=draft, value=make_single("Other?"))
    with pytest.raises(ChangedMeanwhileError):
        act(item=draft, seen=seen, person=eve, now=NOW)
    assert Item.objects.get().status == Status.DRAFT
    assert audited("item.approved") == audited("item.rejected") == []


def test_a_decision_that_comes_too_late_is_not_audited(eve: User, draft: Item) -> None:
    seen = fingerprint(draft)
    reject(item=draft, seen=seen, person=eve, reason="Unclear.", now=NOW)
    with pytest.raises(NotPossibleError):
        approve(item=draft, seen=seen, person=eve, now=NOW)
    assert audited("item.approved") == []
    assert audited("item.rejected") == [(eve, str(draft.pk), {"reason": "Unclear."})]


def test_withdrawing_is_audited_with_its_reason(eve: User) -> None:
    item = make_single_item()
    withdraw(item=item, person=eve, reason="The guideline changed.", now=NOW)
    assert audited("item.withdrawn") == [(eve, str(item.pk), {"reason": "The guideline changed."})]


def test_a_running_attempt_keeps_a_withdrawn_item(ada: User, eve: User) -> None:
    attempt = make_attempt(ada, items=1)
    response = attempt.responses.get()
    withdraw(item=response.item, person=eve, reason="Old.", now=NOW)
    assert attempt.responses.get().item == response.item


def test_publishing_a_quiz_is_audited(eve: User) -> None:
    quiz = make_quiz(items=2, published=False)
    publish_quiz(quiz=quiz, version=1, person=eve, now=NOW)
    quiz.refresh_from_db()
    assert (quiz.published_at, quiz.version) == (NOW, 2)
    assert audited("quiz.published") == [(eve, str(quiz.pk), {"items": 2})]


def test_a_quiz_with_nothing_in_service_is_not_published(eve: User) -> None:
    module = make_module()
    drafts = [make_single_item(pack=module.pack, status=Status.DRAFT)]
    for quiz in (
        make_quiz(items=0, module=module, published=False),
        make_quiz(items=drafts, module=module, published=False),
    ):
        with pytest.raises(NothingInServiceError):
            publish_quiz(quiz=quiz, version=1, person=eve, now=NOW)
    assert not Quiz.objects.filter(published_at__isnull=False).exists()


@pytest.mark.parametrize("version", [0, 2])
def test_a_quiz_that_changed_since_it_was_read_is_not_published(eve: User, version: int) -> None:
    quiz = make_quiz(published=False)
    with pytest.raises(ChangedMeanwhileError):
        publish_quiz(quiz=quiz, version=version, person=eve, now=NOW)
    assert Quiz.objects.get().published_at is None


def test_withdrawing_a_quiz_is_audited(eve: User) -> None:
    quiz = make_quiz()
    withdraw_quiz(quiz=quiz, version=1, person=eve, now=NOW)
    quiz.refresh_from_db()
    assert (quiz.published_at, quiz.version) == (None, 2)
    assert audited("quiz.withdrawn") == [(eve, str(quiz.pk), {})]


def test_a_quiz_that_is_not_shown_cannot_be_withdrawn(eve: User) -> None:
    quiz = make_quiz(published=False)
    with pytest.raises(ChangedMeanwhileError):
        withdraw_quiz(quiz=quiz, version=1, person=eve, now=NOW)


@pytest.mark.django_db(transaction=True)
def test_of_two_approvals_at_once_one_counts_and_one_is_audited() -> None:
    people = [make_person(name, "educator") for name in ("eve", "erik")]
    item = make_single_item(status=Status.DRAFT)
    seen = fingerprint(item)
    calls = [
        partial(outcome, partial(approve, item=item, seen=seen, person=person, now=NOW))
        for person in people
    ]
    assert sorted(at_once(calls)) == ["done", "too late"]
    assert len(audited("item.approved")) == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_publications_at_once_one_counts() -> None:
    people = [make_person(name, "educator") for name in ("eve", "erik")]
    quiz = make_quiz(published=False)
    calls = [
        partial(outcome, partial(publish_quiz, quiz=quiz, version=1, person=person, now=NOW))
        for person in people
    ]
    assert sorted(at_once(calls)) == ["done", "too late"]
    assert len(audited("quiz.published")) == 1
