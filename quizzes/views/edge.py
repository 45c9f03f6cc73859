"""The clock, the dice and the words that views bring to the layers below."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.utils import timezone
from django.utils.translation import gettext

from accounts.models import User

from ..items import AnswerError


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
