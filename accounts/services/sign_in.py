"""Signing in again in the middle of a page, without losing what stands on it."""

from __future__ import annotations

from typing import Literal

from allauth.mfa.utils import is_mfa_enabled
from axes.handlers.proxy import AxesProxyHandler
from django.contrib.auth import authenticate, login
from django.http import HttpRequest

from accounts.models import User

Outcome = Literal["ok", "credentials", "locked", "second_factor"]


def in_place(request: HttpRequest, *, email: str, password: str, owner_id: int | None) -> Outcome:
    """Sign `email` in if it is the owner's; anybody else looks like a wrong password.

    Tries count towards the lock-out like those of the sign-in page.
    """
    credentials = {"username": email}
    user = authenticate(request, email=email, password=password, username=email)
    if not AxesProxyHandler.is_allowed(request, credentials):
        return "locked"
    if not isinstance(user, User) or user.pk != owner_id:
        return "credentials"
    if is_mfa_enabled(user):
        return "second_factor"
    login(request, user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return "ok"
