from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from accounts.services import sign_in as accounts_sign_in

from .. import access
from ..items import AnswerError
from .edge import TooLargeError, read_json, refuse, say, too_large


@require_POST
def sign_in(request: HttpRequest, attempt_id: UUID) -> HttpResponse:
    """Sign the attempt's own learner in again, without leaving the question."""
    try:
        fields = read_json(request)
    except TooLargeError:
        return too_large()
    except AnswerError as error:
        return refuse(422, error.code, say(error))
    outcome = accounts_sign_in.in_place(
        request,
        email=_text(fields.get("email")),
        password=_text(fields.get("password")),
        owner_id=access.owner_of_attempt(attempt_id),
    )
    return _reply(request, outcome)


def _text(value: Any) -> str:
    return value if isinstance(value, str) and "\x00" not in value else ""


def _reply(request: HttpRequest, outcome: str) -> HttpResponse:
    if outcome == "ok":
        return JsonResponse({"csrf_token": get_token(request)})
    if outcome == "locked":
        return refuse(429, "locked", gettext("Too many tries. Wait a while, then try again."))
    if outcome == "second_factor":
        return refuse(
            409,
            "second_factor",
            gettext("Your account needs a second step. Sign in on another tab, then come back."),
            url=reverse("account_login"),
        )
    return refuse(422, "credentials", gettext("The e-mail address or the password is not right."))
