"""What a request is: where it comes from, and what kind of answer it waits for."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def wants_json(request: HttpRequest) -> bool:
    """Does a script wait for this answer? Browsers navigating ask for text/html first."""
    return request.content_type == "application/json" or (
        "application/json" in request.headers.get("Accept", "") and not request.accepts("text/html")
    )


def client_address(request: HttpRequest) -> str | None:
    """The client's IP address, or None where there is none (a Unix socket).

    Behind a trusted proxy this is the last entry of X-Forwarded-For, which the
    proxy itself wrote; everything before it is the client's own claim.
    """
    claimed = request.META.get("REMOTE_ADDR", "")
    if settings.TRUST_PROXY:
        claimed = request.META.get("HTTP_X_FORWARDED_FOR", claimed).rpartition(",")[2]
    try:
        return str(ip_address(claimed.strip()))
    except ValueError:
        return None
