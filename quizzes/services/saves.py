"""Taking an answer. A save is acknowledged after its row is written, and never before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar
from uuid import UUID

from django.db import transaction
from django.http import Http404

from accounts.models import User

from .. import timing
from ..items import Answer, AnswerError, Json, marked
from ..models import Response, Revision


class ReusedError(AnswerError):
    """The client's number came back with another answer."""

    code: ClassVar[str] = "seq_reused"


@dataclass(frozen=True, slots=True)
class Save:
    """What a browser sends: who it is, its how-manieth save, and what it last saw."""

    client_id: UUID
    seq: int
    base_rev: int
    submitted: Json


@dataclass(frozen=True, slots=True)
class Accepted:
    server_rev: int
    server_time: datetime
    seconds_left: int | None


@dataclass(frozen=True, slots=True)
class Refused:
    """The stored answer stands: `stale` where a newer save was there, `submitted` after the end."""

    error: str
    answer: Answer
    server_rev: int
    server_time: datetime
    seconds_left: int | None


@transaction.atomic
def record_answer(
    *, learner: User, attempt_id: UUID, position: int, save: Save, now: datetime, grace: timedelta
) -> Accepted | Refused:
    """Store an answer, or say why not. Raises AnswerError where it cannot be read, ReusedError
    where its number was used for another answer, Http404 where the learner has no such place.

    The attempt's row is locked, so that a save and a submit cannot pass each other; it is locked
    before the response's, as submitting does: in the other order PostgreSQL finds a deadlock.
    """
    response = _locked(learner, attempt_id, position)
    earlier = response.revisions.filter(client_id=save.client_id, seq=save.seq).first()
    if earlier is not None:
        return _replayed(earlier, response, save)
    if response.attempt.is_closed(now=now, grace=grace):
        return _refused("submitted", response, now)
    answer = response.item.value.parse(save.submitted)
    if save.base_rev != response.rev:
        return _refused("stale", response, now)
    return _accept(response, save, answer, now)


def _locked(learner: User, attempt_id: UUID, position: int) -> Response:
    response = (
        Response.objects.select_related("attempt", "item")
        .select_for_update(of=("attempt", "self"))
        .filter(attempt=attempt_id, attempt__learner=learner.pk, position=position)
        .first()
    )
    if response is None:
        raise Http404
    return response


def _replayed(earlier: Revision, response: Response, save: Save) -> Accepted:
    if response.item.value.parse(save.submitted) != earlier.answer:
        raise ReusedError(marked("This save was sent before with another answer."))
    return Accepted(earlier.rev, earlier.saved_at, earlier.seconds_left)


def _refused(error: str, response: Response, now: datetime) -> Refused:
    left = timing.seconds_left(response.attempt.deadline_at, now=now)
    return Refused(error, response.answer, response.rev, now, left)


def _accept(response: Response, save: Save, answer: Answer, now: datetime) -> Accepted:
    left = timing.seconds_left(response.attempt.deadline_at, now=now)
    revision = Revision.objects.create(
        response=response,
        rev=save.base_rev + 1,
        client_id=save.client_id,
        seq=save.seq,
        base_rev=save.base_rev,
        answer=answer,
        saved_at=now,
        seconds_left=left,
    )
    Response.objects.filter(pk=response.pk).update(answer=answer, rev=revision.rev, answered_at=now)
    return Accepted(revision.rev, now, left)
