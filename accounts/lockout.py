"""Lock-out after bad sign-ins: axes counts, this says who and how."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from accounts.requests import wants_json


def username(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """The address that somebody tries to sign in with, written one way.

    Never empty for a real try: axes would count every try without a name
    together, and lock out a whole school after six of them.
    """
    given = (credentials or {}).get("email") or (credentials or {}).get("username")
    return str(given or request.POST.get("login", "")).strip().lower()[:255]


def locked_out(
    request: HttpRequest,
    response: HttpResponse | None = None,
    credentials: dict[str, Any] | None = None,
) -> HttpResponse:
    """What axes answers with in place of the view."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    if wants_json(request):
        message = _("Too many tries. Wait %(minutes)d minutes, then try again.")
        body = {"accepted": False, "error": "locked", "message": message % {"minutes": minutes}}
        answer: HttpResponse = JsonResponse(body, status=429)
    else:
        answer = render(request, "account/locked_out.html", {"minutes": minutes}, status=429)
    answer.headers["Retry-After"] = str(minutes * 60)
    return answer
