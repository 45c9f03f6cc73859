"""One of everything, owned by the people of the stories, for tests that visit every address.

Ada owns the attempts, Eve edits the content. Bob and Erik own nothing here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.db.models import Model
from django.test import Client
from django.utils import timezone

from accounts.models import AuditEntry, Invitation, User
from accounts.selectors import hash_of
from learning.models import Lesson, Module, Pack, Source
from quizzes.models import Attempt, Item, ItemQuestion, Quiz
from quizzes.services import submit_attempt
from tests.factories import make_attempt, make_module, make_pack, make_quiz, make_single_item
from tests.support.knowledge import make_knowledge
from tests.support.lessons import make_full_lesson, make_source
from tests.support.people import make_person, signed_in
from tests.support.routes import Route

STUDENTS, EDUCATORS = ("ada", "bob"), ("eve", "erik")
PEOPLE = {
    **dict.fromkeys(STUDENTS, "student"),
    **dict.fromkeys(EDUCATORS, "educator"),
    "adam": "admin",
}
NOBODY = UUID("00000000-0000-4000-8000-000000000000")
ABSENT = 2**31 - 1
REVIEWING = {
    "quizzes:result",
    "quizzes:redo",
    "quizzes:question",
}  # only a finished attempt has these
TOKEN = "invitation-token"

Values = dict[str, Any]


@dataclass(frozen=True)
class World:
    people: dict[str, User]
    quiz: Quiz
    draft: Item
    open: Attempt
    finished: Attempt
    lesson: Lesson
    source: Source
    rows: dict[str, Model]  # one row of every model that the admin shows, by `app_model`

    def client(self, person: str) -> Client:
        """A browser of that person; "visitor" is signed in nowhere."""
        client = Client() if person == "visitor" else signed_in(self.people[person])
        client.raise_request_exception = False
        return client

    def values(self, route: Route) -> Values:
        """What stands in the route's address: Ada's or Eve's own things."""
        named: Values = {
            "slug": self.quiz.slug,
            "module_slug": self.quiz.module.slug,
            "lesson_slug": self.lesson.slug,
            "pack_slug": self.quiz.module.pack.slug,
            "source_slug": self.source.slug,
            "attempt_id": self.attempt_of(route).pk,
            "position": 1,
            "object_id": self.row_of(route).pk if "object_id" in route.parts else None,
            "id": self.people["ada"].pk,
            "pk": self.rows["mfa_authenticator"].pk,
            "token": TOKEN,
            "content_type_id": 1,
            "app_label": "quizzes",
            "url": "nothing/",
            "key": "key",
            "uidb36": "1",
        }
        return {name: named[name] for name in route.parts}

    def absent(self, route: Route) -> Values | None:
        """The same with things that are not there; None where the address names no thing."""
        gone: Values = {
            "slug": "nothing",
            "module_slug": "nothing",
            "lesson_slug": "nothing",
            "pack_slug": "nothing",
            "source_slug": "nothing",
            "attempt_id": NOBODY,
            "object_id": ABSENT,
            "id": ABSENT,
            "pk": ABSENT,
            "token": "nothing",
        }
        if not set(route.parts) & set(gone):
            return None
        return {**self.values(route), **{n: gone[n] for n in route.parts if n in gone}}

    def attempt_of(self, route: Route) -> Attempt:
        return self.finished if route.name in REVIEWING else self.open

    def row_of(self, route: Route) -> Model:
        """The row that an admin page is about; drafts where they are changed or decided on."""
        if route.name == "admin:view_on_site":
            return self.quiz
        app, model = route.pattern.split("/")[1:3]
        return self.rows[f"{app}_{model}"]


def make_world() -> World:
    people = {name: make_person(name, role) for name, role in PEOPLE.items()}
    now = timezone.now()
    pack = make_pack(editors=[people["eve"]])
    module = make_module(pack=pack, editors=[people["eve"]])
    quiz = make_quiz(module=module)
    draft = make_single_item("A draft?", pack=pack, status=Item.Status.DRAFT)
    open_one = make_attempt(people["ada"], quiz=quiz, now=now)
    finished = make_attempt(people["ada"], quiz=make_quiz(module=module), now=now)
    submit_attempt(attempt=finished, now=now, grace=timedelta(0))
    make_module(pack=make_pack(editors=[people["erik"]]))  # Erik edits something else
    asked = ItemQuestion.objects.create(
        response=finished.responses.get(position=2),
        learner=people["ada"],
        reason="Is that so?",
        asked_at=now,
    )
    rows = _rows(people["ada"], pack, module, quiz, draft, open_one, asked)
    lesson = make_full_lesson(module=module)
    return World(people, quiz, draft, open_one, finished, lesson, make_source(pack), rows)


def _rows(
    ada: User,
    pack: Pack,
    module: Module,
    quiz: Quiz,
    draft: Item,
    attempt: Attempt,
    asked: ItemQuestion,
) -> dict[str, Model]:
    now = timezone.now()
    found: list[Model] = [
        *make_knowledge(pack, module),
        ada, pack, module, quiz, draft, attempt, asked,
        AuditEntry.objects.create(at=now, actor=ada, action="test"),
        Invitation.objects.create(
            email="new@example.org",
            token_hash=hash_of(TOKEN),
            created_at=now,
            expires_at=now + timedelta(days=1),
        ),
        EmailAddress.objects.create(user=ada, email=ada.email, primary=True, verified=True),
        RecoveryCodes.activate(ada).instance,
        AccessAttempt.objects.create(username="x", ip_address="127.0.0.1", failures_since_start=1),
        AccessFailureLog.objects.create(username="x", ip_address="127.0.0.1"),
        AccessLog.objects.create(username="x", ip_address="127.0.0.1"),
    ]  # fmt: skip
    return {row._meta.label_lower.replace(".", "_"): row for row in found}
