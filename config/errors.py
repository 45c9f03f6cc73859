"""Answers to requests that never reach a view, or that a view could not finish."""

import sys

import structlog
from django.db import Error, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views import defaults

from accounts.requests import wants_json

log = structlog.get_logger(__name__)

RETRY_AFTER_SECONDS = 5


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A script gets a fresh token and tries again; a person gets a page that says what to do."""
    if not wants_json(request):
        return render(request, "403_csrf.html", status=403)
    body = {
        "accepted": False,
        "error": "csrf",
        "message": _("The page is out of date. Trying again with a fresh one."),
        "csrf_token": get_token(request),
    }
    return JsonResponse(body, status=401)


def is_database_down(error: BaseException | None) -> bool:
    """The database does not answer, as opposed to: it refuses this statement.

    SQLite reports a missing table as OperationalError too; that is a fault of
    ours, and waiting does not cure it.
    """
    if not isinstance(error, OperationalError | InterfaceError):
        return False
    return not str(error).startswith("no such ")


def database_down(request: HttpRequest) -> HttpResponse:
    """Rendered without the request: a template that asks for the user asks the database again."""
    log.error("database_down", error=str(sys.exc_info()[1])[:200])
    if wants_json(request):
        message = _("The database does not answer. Try again in a moment.")
        body = {"accepted": False, "error": "unavailable", "message": message}
        response: HttpResponse = JsonResponse(body, status=503)
    else:
        response = HttpResponse(render_to_string("503.html"), status=503)
    response.headers["Retry-After"] = str(RETRY_AFTER_SECONDS)
    response.headers["Cache-Control"] = "no-store"
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """Errors from middleware arrive here and nowhere else, the database's among them."""
    error = sys.exc_info()[1]
    if isinstance(error, Error) and is_database_down(error):
        return database_down(request)
    return defaults.server_error(request)
