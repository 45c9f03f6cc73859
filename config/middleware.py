"""What every request and every answer goes through."""

import re
from collections.abc import Callable, Iterable

import structlog
from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django_structlog.middlewares import RequestMiddleware

from config.errors import database_down, is_database_down

GetResponse = Callable[[HttpRequest], HttpResponseBase]

HEALTH_PATH = "/healthz"
# Whoever reads a log must not be able to use what is in it.
SECRET_PATHS = re.compile(r"^(/accounts/(?:invitation|confirm-email|password/reset/key)/).+")


class RequestLogMiddleware(RequestMiddleware):
    """One line per request, without query strings or tokens, and without a query of its own."""

    def prepare(self, request: HttpRequest) -> None:
        if request.path != HEALTH_PATH:
            super().prepare(request)

    def handle_response(self, request: HttpRequest, response: HttpResponse) -> None:
        if request.path != HEALTH_PATH:
            super().handle_response(request, response)

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        path = SECRET_PATHS.sub(r"\1...", request.path)
        return f"{request.method} {path}"

    @staticmethod
    def bind_user_id(request: HttpRequest) -> None:
        # Only if somebody looked at the user already: a log line is not worth a query.
        user = getattr(request, "_cached_user", None)
        if user is not None and user.pk is not None:
            structlog.contextvars.bind_contextvars(user_id=user.pk)


class PrivatePagesMiddleware:
    """Keeps what a signed-in person saw out of every cache, and clears up when they leave."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        cookie = settings.SESSION_COOKIE_NAME
        # The cookie and not the user: asking for the user would cost a query on every page.
        if cookie in request.COOKIES or cookie in response.cookies:
            response.headers["Cache-Control"] = "private, no-store"
        if getattr(request, "signed_out", False):
            response.headers["Clear-Site-Data"] = '"storage"'
        return response


class ReadableInputMiddleware:
    """Refuses NUL characters, which PostgreSQL cannot store or compare."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        # Before the view is even looked for: the page that says "not found" reads the session.
        if any("\x00" in text for text in _texts(request)):
            raise SuspiciousOperation("The request contains a NUL character.")
        return self.get_response(request)


def _texts(request: HttpRequest) -> Iterable[str]:
    yield request.path
    yield from request.COOKIES.values()
    for fields in (request.GET, request.POST):
        for name, values in fields.lists():
            yield name
            yield from values


class DatabaseDownMiddleware:
    """503 and not 500 while the database does not answer, so that clients wait and try again."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        return database_down(request) if is_database_down(error) else None
