from typing import Literal

from allauth.account.adapter import get_adapter
from allauth.account.utils import perform_login
from django.http import HttpRequest

Outcome = Literal["ok", "locked", "credentials", "second_factor"]


def in_place(request: HttpRequest, *, email: str, password: str, owner_id: int | None) -> Outcome:
    """Sign one expected person in without leaving their page.

    The one service that takes a request: a session is what it writes. Everybody
    else is refused like a wrong password, and whatever the sign-in page would
    ask for next (a second factor, proof of the address) counts as second_factor.
    """
    if not email or not password:
        return "credentials"
    user = get_adapter(request).authenticate(request, email=email, password=password)
    if getattr(request, "axes_locked_out", False):
        return "locked"
    if user is None or owner_id is None or user.pk != owner_id or not user.is_active:
        return "credentials"
    perform_login(request, user, email=email)
    if request.user.pk != owner_id:
        return "second_factor"
    request.session.set_expiry(0)  # nobody was asked whether to be remembered here
    return "ok"
