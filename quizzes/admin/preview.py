"""An item as a learner meets it, without an attempt: nothing is saved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .. import selectors
from ..forms import answer_form
from ..items import Answer, AnswerError
from ..models import Attempt, Item, Response
from ..views.edge import now, say

SEED = 1


def preview_of(item: Item, submitted: Mapping[str, list[str]]) -> dict[str, Any]:
    """What the preview page draws: the question, and the feedback on the answer tried."""
    attempt = Attempt(title=str(item.line), seed=SEED)
    response = Response(attempt=attempt, item=item, position=1)
    answer, error = _tried(response, submitted)
    response.answer = answer
    return {
        "item": item,
        "form": answer_form(response, answer=answer, error=error),
        "entry": selectors.reviewed(response),
        "sources": selectors.sources_of([item], today=now().date()),
    }


def _tried(response: Response, submitted: Mapping[str, list[str]]) -> tuple[Answer, str]:
    try:
        return response.item.value.parse(response.prompt.answer_from_form(submitted)), ""
    except AnswerError as error:
        return None, say(error)
