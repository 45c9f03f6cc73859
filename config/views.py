"""The health check."""

import structlog
from django.db import Error
from django.http import HttpRequest, JsonResponse
from django.utils.timezone import now
from django.views.decorators.http import require_safe

from accounts.services.health import beat

log = structlog.get_logger(__name__)


@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """200 after a committed write; 503 when the database does not take one."""
    try:
        beat(now=now())
    except Error as error:
        log.warning("health_check_failed", error=type(error).__name__)
        response = JsonResponse({"status": "error", "database": "unavailable"}, status=503)
        response.headers["Retry-After"] = "5"
    else:
        response = JsonResponse({"status": "ok"})
    response.headers["Cache-Control"] = "no-store"
    return response
