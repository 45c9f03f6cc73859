"""A learner asks about a reviewed item; an educator of its pack answers, once."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from accounts.services.audit import record

from ..models import ItemQuestion, Response


class AnsweredAlreadyError(Exception):
    """Somebody else's answer was first."""


def ask(*, response: Response, learner: User, reason: str, now: datetime) -> bool:
    """Keep the question. Says whether it is new: an item of an attempt is asked about once.

    Only about a response that is closed: nothing is said of an item before its feedback is due.
    """
    if response.closed_at is None:
        raise ValueError("An item is asked about after its attempt is graded.")
    _question, fresh = ItemQuestion.objects.get_or_create(
        response=response, defaults={"learner": learner, "reason": reason, "asked_at": now}
    )
    return fresh


@transaction.atomic
def answer(*, question: ItemQuestion, person: User, text: str, now: datetime) -> ItemQuestion:
    """Raises AnsweredAlreadyError where another answer stands."""
    waiting = ItemQuestion.objects.filter(pk=question.pk, answered_at=None)
    if not waiting.update(answer=text, answered_by=person, answered_at=now):
        raise AnsweredAlreadyError
    question.refresh_from_db()
    item = question.response.item_id
    record(
        actor=person, action="question.answered", target=question, detail={"item": item}, now=now
    )
    return question
