"""The fields of a save, read strictly. `docs/contract.md` is this file in words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NoReturn
from uuid import UUID

from .items import AnswerError, Json, marked
from .services import Accepted, Refused, Save

LARGEST_BODY = 64 * 1024  # bytes
LARGEST_COUNT = 2**31 - 1  # of seq and base_rev: what every database's integer holds


def read_body(body: bytes) -> Mapping[str, Any]:
    """The JSON object of a request. Raises AnswerError where it is anything else."""
    try:
        fields = json.loads(body.decode("utf-8"), parse_constant=_no_constant)
        # Half a character can be written in JSON, and nothing behind this can take it.
        json.dumps(fields, ensure_ascii=False).encode("utf-8")
    except (ValueError, RecursionError):
        raise AnswerError(marked("The request is not readable JSON.")) from None
    if not isinstance(fields, dict):
        raise AnswerError(marked("The request must be a JSON object."))
    return fields


def read_answer(fields: Mapping[str, Any]) -> Json:
    """The answer of a JSON save: null clears it, and leaving it out is a mistake, not a wish."""
    if "answer" not in fields:
        raise AnswerError(marked("%(name)s is missing."), name="answer")
    return fields["answer"]


def read_save(fields: Mapping[str, Any], submitted: Json) -> Save:
    """A save from JSON or from a form's strings. Raises AnswerError naming the field."""
    return Save(
        client_id=_uuid(fields, "client_id"),
        seq=_count(fields, "seq", least=1),
        base_rev=_count(fields, "base_rev", least=0),
        submitted=submitted,
    )


def reply(outcome: Accepted | Refused) -> dict[str, Json]:
    """What the browser gets: the fields that `docs/contract.md` lists, messages apart."""
    common = {
        "server_rev": outcome.server_rev,
        "server_time": outcome.server_time.isoformat(),
        "seconds_left": outcome.seconds_left,
    }
    if isinstance(outcome, Accepted):
        return {"accepted": True, **common}
    return {"accepted": False, "error": outcome.error, "answer": outcome.answer, **common}


def _uuid(fields: Mapping[str, Any], name: str) -> UUID:
    value = fields.get(name)
    try:
        # One writing only: UUID() alone would also read underscores and other scripts' digits.
        if isinstance(value, str) and value.lower() == str(UUID(value)):
            return UUID(value)
    except ValueError:
        pass
    raise AnswerError(marked("%(name)s must be a UUID."), name=name)


def _count(fields: Mapping[str, Any], name: str, *, least: int) -> int:
    value = fields.get(name)
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= 10:
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise AnswerError(marked("%(name)s must be a whole number."), name=name)
    if not least <= value <= LARGEST_COUNT:
        raise AnswerError(marked("%(name)s is out of range."), name=name)
    return value


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)
