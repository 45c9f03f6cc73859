"""The gates: the only way a view gets a row. Absent and forbidden look alike from outside."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from accounts.models import User
from learning.access import own_modules, own_packs

from .models import Attempt, Item, ItemLine, ItemQuestion, Quiz, Response


def open_quiz(slug: str) -> Quiz:
    """A published quiz of a published module."""
    quiz = Quiz.objects.open_to_learners().select_related("module").filter(slug=slug).first()
    if quiz is None:
        raise Http404
    return quiz


def own_attempt(user: User, attempt_id: UUID) -> Attempt:
    attempt = Attempt.objects.filter(pk=attempt_id, learner_id=user.pk).first()
    if attempt is None:
        raise Http404
    return attempt


def own_response(user: User, attempt_id: UUID, position: int) -> Response:
    """One place of the person's own attempt, with all that the answer page shows."""
    response = (
        Response.objects.select_related("item", "attempt")
        .filter(attempt=attempt_id, attempt__learner=user.pk, position=position)
        .first()
    )
    if response is None:
        raise Http404
    return response


def owner_of_attempt(attempt_id: UUID) -> int | None:
    """Whose attempt it is, for signing in again in its middle. None looks like a wrong password."""
    return Attempt.objects.filter(pk=attempt_id).values_list("learner_id", flat=True).first()


def own_lines(user: User) -> QuerySet[ItemLine]:
    """The item lines of the packs that the person edits."""
    return ItemLine.objects.filter(pack__in=own_packs(user).values("pk"))


def own_items(user: User) -> QuerySet[Item]:
    return Item.objects.filter(line__in=own_lines(user).values("pk"))


def own_questions(user: User) -> QuerySet[ItemQuestion]:
    """What learners ask about the items of the packs that the person edits."""
    return ItemQuestion.objects.filter(response__item__in=own_items(user).values("pk"))


def own_quizzes(user: User) -> QuerySet[Quiz]:
    """The quizzes of the modules that the person edits."""
    return Quiz.objects.filter(module__in=own_modules(user).values("pk"))
