"""One stream of structured log lines on standard error: JSON in production, readable elsewhere."""

import logging
from typing import Any

import structlog
from structlog.typing import Processor

SHARED: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.stdlib.PositionalArgumentsFormatter(),
    structlog.processors.StackInfoRenderer(),
]


def _renderers(json: bool) -> list[Processor]:
    strip = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    if json:
        return [strip, structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]
    # Plain, since the default prints local variables as well: passwords and answers among them.
    plain = structlog.dev.plain_traceback
    return [strip, structlog.dev.ConsoleRenderer(colors=False, exception_formatter=plain)]


class Sentence(logging.Filter):
    """For what strangers can cause at will: the line says all, a traceback only fills disks."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.exc_info = None
        return True


def configure(*, level: str, json: bool) -> dict[str, Any]:
    """Set up structlog and return Django's LOGGING."""
    structlog.configure(
        processors=[*SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "processors": _renderers(json),
        "foreign_pre_chain": SHARED,
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": formatter},
        "filters": {"sentence": {"()": Sentence}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            # Django's own handlers for these would print every line twice.
            "django": {"handlers": [], "propagate": True},
            "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
            "axes": {"level": "WARNING"},  # it tells every sign-in in five lines
            "django.security": {"filters": ["sentence"]},
            "django.security.DisallowedHost": {"filters": ["sentence"]},
            "gunicorn.http.wsgi": {"level": "ERROR"},  # it warns of every HEAD
            # The request log has said it already, with its id.
            "django.request": {"level": "CRITICAL"},
        },
    }
