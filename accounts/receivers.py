"""Sign-ins and what guards them, written to the audit."""

from typing import Any

from allauth.account.signals import password_changed, password_reset
from allauth.mfa.signals import authenticator_added, authenticator_removed
from axes.signals import user_locked_out
from axes.utils import reset
from django.conf import settings
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.http import HttpRequest
from django.utils.timezone import now

from accounts.lockout import username
from accounts.models import User
from accounts.selectors import person_with_email
from accounts.services.audit import record


def signed_in(user: User, **_signal: Any) -> None:
    record(actor=user, action="signed_in", target=user, now=now())


def signed_out(request: HttpRequest, user: User | None, **_signal: Any) -> None:
    request.signed_out = True  # type: ignore[attr-defined]
    if user is not None:
        record(actor=user, action="signed_out", target=user, now=now())


def sign_in_failed(
    credentials: dict[str, Any], request: HttpRequest | None = None, **_signal: Any
) -> None:
    """Names the account if there is one. What was typed is not kept: it may be a password."""
    if request is None or getattr(request, "axes_locked_out", False):
        return  # while a lock-out lasts its own line says enough
    target = person_with_email(username(request, credentials))
    record(actor=None, action="sign_in_failed", target=target, now=now())


def locked_out(request: HttpRequest, username: str, **_signal: Any) -> None:
    # Sent for each try during a lock-out; the one that began it has a count.
    if getattr(request, "axes_failures_since_start", None) == settings.AXES_FAILURE_LIMIT:
        record(actor=None, action="locked_out", target=person_with_email(username), now=now())


def password_was_changed(user: User, **_signal: Any) -> None:
    record(actor=user, action="password.changed", target=user, now=now())


def password_was_reset(user: User, **_signal: Any) -> None:
    record(actor=user, action="password.reset", target=user, now=now())
    reset(username=user.email.lower())  # whoever reads the account's mail need not wait out a lock


def second_factor_added(user: User, **_signal: Any) -> None:
    record(actor=user, action="second_factor.added", target=user, now=now())


def second_factor_removed(user: User, **_signal: Any) -> None:
    record(actor=user, action="second_factor.removed", target=user, now=now())


def connect() -> None:
    user_logged_in.connect(signed_in)
    user_logged_out.connect(signed_out)
    user_login_failed.connect(sign_in_failed)
    user_locked_out.connect(locked_out)
    password_changed.connect(password_was_changed)
    password_reset.connect(password_was_reset)
    authenticator_added.connect(second_factor_added)
    authenticator_removed.connect(second_factor_removed)
