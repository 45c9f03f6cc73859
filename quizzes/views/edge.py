"""The clock, the dice and the words that views bring to the layers below."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.middleware.csrf import get_token
from django.utils import timezone
from django.utils.translation import gettext

from accounts.models import User

from .. import contract
from ..items import AnswerError, marked


class TooLargeError(Exception):
    """The body is larger than any answer."""


class LearnerRequest(HttpRequest):
    """A request behind `login_required`."""

    user: User


def now() -> datetime:
    return timezone.now()


def grace() -> timedelta:
    return timedelta(seconds=settings.SAVE_GRACE_SECONDS)


def new_seed() -> int:
    return secrets.randbits(63)


def say(error: AnswerError) -> str:
    """The error in the reader's language."""
    text = gettext(error.message)
    return text % error.values if error.values else text


def read_json(request: HttpRequest) -> Mapping[str, Any]:
    """A script's fields. Raises AnswerError, and TooLargeError before reading too much."""
    if request.content_type != "application/json":
        raise AnswerError(marked("The request must be sent as application/json."))
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not (length.isascii() and length.isdigit()):
        raise AnswerError(marked("The request does not say how long it is."))
    if len(length) > 9 or int(length) > contract.LARGEST_BODY:
        raise TooLargeError
    try:
        return contract.read_body(request.body)
    except UnreadablePostError:  # the connection broke in the middle
        raise AnswerError(marked("The request is not readable JSON.")) from None


def too_large() -> HttpResponse:
    return refuse(413, "too_large", gettext("The request is too large."))


def refuse(status: int, error: str, message: str, **more: Any) -> JsonResponse:
    body = {"accepted": False, "error": error, "message": message, **more}
    return JsonResponse(body, status=status)


def signed_out(request: HttpRequest) -> HttpResponse:
    return refuse(
        401,
        "signed_out",
        gettext("You are signed out. Sign in to go on; your answer is kept on this page."),
        csrf_token=get_token(request),
    )
