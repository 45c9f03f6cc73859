"""What must never be is a constraint: for each one, a row that the database refuses.

A new constraint without a case fails `test_each_constraint_has_a_case` with its name.
"""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction

from accounts.models import Heartbeat, Invitation, User
from learning.models import LoadedRow
from quizzes.models import Attempt, Item, ItemLine, Quiz, QuizEntry, Response, Revision
from tests.factories import NOW, make_attempt, make_pack, make_quiz, make_single_item
from tests.support.knowledge_cases import KNOWLEDGE_CASES
from tests.support.source import APPS

LATER = NOW + timedelta(minutes=5)
Case = Callable[[User], object]


def changed(row: models.Model, **fields: Any) -> object:
    return type(row)._default_manager.filter(pk=row.pk).update(**fields)


def again(row: models.Model, **fields: Any) -> object:
    """The same row once more, under a key of its own."""
    copy = type(row)._default_manager.get(pk=row.pk)
    copy.pk = uuid4() if isinstance(copy, Attempt) else None
    copy._state.adding = True
    for name, value in fields.items():
        setattr(copy, name, value)
    copy.save(force_insert=True)
    return copy


def response(ada: User) -> Response:
    return make_attempt(ada).responses.get(position=1)


def revision(ada: User) -> Revision:
    fields = {"rev": 1, "base_rev": 0, "client_id": uuid4(), "seq": 1, "saved_at": NOW}
    return Revision.objects.create(response=response(ada), answer="a", **fields)


def invitation() -> Invitation:
    fields = {"email": "x@example.org", "token_hash": "x", "created_at": NOW, "expires_at": LATER}
    return Invitation.objects.create(**fields)


def loaded_row() -> LoadedRow:
    return LoadedRow.objects.create(pack=make_pack(), kind="item", slug="x", digest="x")


def drafted() -> Item:
    return make_single_item(status=Item.Status.DRAFT)


FULL = {"finished_at": NOW, "points": Decimal(1), "maximum": Decimal(3)}

CASES: dict[str, list[Case]] = KNOWLEDGE_CASES | {
    "user_email_unique_ignoring_case": [
        lambda ada: User.objects.create_user(email="ada@example.org"),
        lambda ada: User.objects.create_user(email="ADA@EXAMPLE.ORG"),
    ],
    "heartbeat_single_row": [lambda _ada: Heartbeat.objects.create(pk=2, beat_at=NOW)],
    "invitation_used_by_somebody": [
        lambda _ada: changed(invitation(), used_at=NOW),
        lambda ada: changed(invitation(), used_by=ada),
    ],
    "loaded_row_unique": [lambda _ada: again(loaded_row())],
    "item_line_unique_in_pack": [lambda _ada: again(drafted().line)],
    "item_unique_version": [lambda _ada: again(drafted())],
    "item_one_approved_version": [lambda _ada: again(make_single_item(), number=2)],
    "item_decided_unless_draft": [
        lambda _ada: changed(drafted(), decided_at=NOW),
        lambda _ada: changed(drafted(), status="approved"),
        lambda _ada: changed(make_single_item(), decided_at=None),
        lambda _ada: changed(make_single_item(), status="withdrawn", decided_at=None),
    ],
    "quiz_time_limit_in_range": [
        lambda _ada: changed(make_quiz(), time_limit_minutes=0),
        lambda _ada: changed(make_quiz(), time_limit_minutes=601),
    ],
    "quiz_entry_line_once": [lambda _ada: again(make_quiz().entries.get(position=1), position=9)],
    "attempt_one_open_per_quiz": [
        lambda ada: again(make_attempt(ada)),
        lambda ada: again(make_attempt(ada), kind=Attempt.Kind.REDO),
    ],
    "attempt_points_when_finished": [
        lambda ada: changed(make_attempt(ada), finished_at=NOW),
        lambda ada: changed(make_attempt(ada), points=1, maximum=3),
        lambda ada: changed(make_attempt(ada), maximum=3),
        lambda ada: changed(make_attempt(ada), **{**FULL, "finished_at": None}),
        lambda ada: changed(make_attempt(ada), **{**FULL, "points": None}),
    ],
    "attempt_points_in_range": [
        lambda ada: changed(make_attempt(ada), **{**FULL, "points": Decimal(-1)}),
        lambda ada: changed(make_attempt(ada), **{**FULL, "points": Decimal("3.001")}),
    ],
    "attempt_deadline_after_start": [
        lambda ada: changed(make_attempt(ada), deadline_at=NOW),
        lambda ada: changed(make_attempt(ada), deadline_at=NOW - timedelta(seconds=1)),
    ],
    "response_unique_position": [lambda ada: again(response(ada))],
    "response_points_when_closed": [
        lambda ada: changed(response(ada), points=1),
        lambda ada: changed(response(ada), closed_at=NOW),
    ],
    "response_points_not_negative": [
        lambda ada: changed(response(ada), points=Decimal("-0.001"), closed_at=NOW),
    ],
    "response_answered_when_revised": [
        lambda ada: changed(response(ada), rev=1),
        lambda ada: changed(response(ada), answered_at=NOW),
    ],
    "revision_unique_rev": [lambda ada: again(revision(ada), client_id=uuid4())],
    "revision_unique_save": [lambda ada: again(revision(ada), rev=2, base_rev=1)],
    "revision_grows_by_one": [
        lambda ada: changed(revision(ada), rev=2),
        lambda ada: changed(revision(ada), base_rev=1),
        lambda ada: changed(revision(ada), rev=0),
    ],
}


def ours() -> dict[str, tuple[type[models.Model], Any]]:
    """Every constraint of our models, by name, with its model."""
    return {
        constraint.name: (model, constraint)
        for app in APPS
        for model in apps.get_app_config(app).get_models()
        for constraint in model._meta.constraints
    }


def blamed(name: str, error: str) -> bool:
    """Does the database's message speak of this constraint? SQLite names columns where it can."""
    model, constraint = ours()[name]
    if name in error:
        return True
    fields = getattr(constraint, "fields", ())
    columns = [field.column for field in model._meta.fields if field.name in fields]
    named = ", ".join(f"{model._meta.db_table}.{column}" for column in columns)
    return bool(columns) and error == f"UNIQUE constraint failed: {named}"


def test_each_constraint_has_a_case() -> None:
    assert set(CASES) == set(ours())


@pytest.mark.parametrize(
    ("name", "case"),
    [
        pytest.param(name, case, id=f"{name}-{number}")
        for name, cases in CASES.items()
        for number, case in enumerate(cases)
    ],
)
def test_the_database_says_no(ada: User, name: str, case: Case) -> None:
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        case(ada)
    assert blamed(name, str(refusal.value)), refusal.value


def test_what_the_rules_allow_is_taken(ada: User, bob: User) -> None:
    """The other side of the same rules, so that no case above passes for another reason."""
    attempt = make_attempt(ada, time_limit_minutes=5)
    again(attempt, learner=bob)
    again(attempt, quiz=make_quiz())
    assert attempt.deadline_at == LATER
    changed(attempt, **FULL)
    again(attempt)  # a second finished one
    again(attempt, finished_at=None, points=None, maximum=None)  # and one open beside them
    changed(response(ada), rev=1, answered_at=NOW)
    changed(response(ada), points=0, closed_at=NOW)
    again(make_single_item(), number=2, status="withdrawn")
    for minutes in (1, 600, None):
        changed(make_quiz(), time_limit_minutes=minutes)
    changed(invitation(), used_at=NOW, used_by=ada)


def test_a_learner_with_attempts_and_an_item_that_was_met_cannot_be_deleted(ada: User) -> None:
    attempt = make_attempt(ada)
    item = attempt.responses.get(position=1).item
    for row in (ada, item, item.line):
        with pytest.raises(models.ProtectedError):
            row.delete()
    assert ItemLine.objects.filter(pk=item.line_id).exists()


def test_a_deleted_quiz_leaves_its_attempts(ada: User) -> None:
    attempt = make_attempt(ada)
    Quiz.objects.get().delete()
    attempt.refresh_from_db()
    assert (attempt.quiz, attempt.responses.count(), QuizEntry.objects.count()) == (None, 3, 0)
