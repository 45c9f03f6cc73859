"""What the stories of these pages do again and again."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from quizzes.models import Attempt, Response
from quizzes.services import submit_attempt
from tests.factories import make_attempt

TAB = "11111111-1111-4111-8111-111111111111"
PHONE = "22222222-2222-4222-8222-222222222222"
GRACE = timedelta(seconds=10)


def begun(learner: User, *, items: int = 3, minutes: int | None = None) -> Attempt:
    """An attempt that runs now: the views read the real clock."""
    return make_attempt(learner, items=items, time_limit_minutes=minutes, now=timezone.now())


def submitted(attempt: Attempt) -> Attempt:
    return submit_attempt(attempt=attempt, now=timezone.now(), grace=GRACE)


def url(name: str, attempt: Attempt | UUID, *position: int) -> str:
    attempt_id = attempt.pk if isinstance(attempt, Attempt) else attempt
    return reverse(f"quizzes:{name}", args=[attempt_id, *position])


def save_fields(answer: Any = "a", **fields: Any) -> dict[str, Any]:
    return {"client_id": TAB, "seq": 1, "base_rev": 0, "answer": answer, **fields}


def post_json(client: Client, where: str, body: Any, **headers: Any) -> Any:
    """Post JSON as the page's script does; text goes out as it is."""
    text = body if isinstance(body, str | bytes) else json.dumps(body)
    return client.post(where, data=text, content_type="application/json", headers=headers or None)


def save(
    client: Client, attempt: Attempt, answer: Any = "a", *, position: int = 1, **fields: Any
) -> Any:
    return post_json(client, url("save", attempt, position), save_fields(answer, **fields))


def post_form(
    client: Client, attempt: Attempt, answer: str = "", *, position: int = 1, **fields: Any
) -> Any:
    """Post the plain form; an empty answer is a form without a choice."""
    posted = save_fields(answer, **fields)
    if not answer:
        del posted["answer"]
    return client.post(url("item", attempt, position), posted)


def stored(attempt: Attempt, position: int = 1) -> Response:
    return attempt.responses.get(position=position)


def text(response: Any) -> str:
    return str(response.content.decode())
