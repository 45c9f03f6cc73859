"""Outgoing mail of an installation, from one URL."""

from typing import Any

import environ

from config.env import EnvError

SCHEMES = ("smtp", "smtps", "smtp+tls", "smtp+ssl", "consolemail", "filemail", "dummymail")


def from_url(url: str) -> dict[str, Any]:
    """Django's settings for `smtp+tls://user:password@host:port`; `consolemail://` prints.

    The URL is never repeated in an error: it may hold a password.
    """
    if url.partition("://")[0] not in SCHEMES:
        raise EnvError(f"EMAIL_URL must begin with one of {', '.join(SCHEMES)}, then ://.")
    try:
        config: dict[str, Any] = dict(environ.Env.email_url_config(url))
    except ValueError:
        raise EnvError("EMAIL_URL cannot be read as an address of a mail server.") from None
    if url.startswith("smtp") and not config["EMAIL_HOST"]:
        raise EnvError("EMAIL_URL must name a mail server.")
    return config
