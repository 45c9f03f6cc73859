"""Where allauth asks this project."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.utils.timezone import now

from accounts.models import Invitation, User
from accounts.requests import client_address
from accounts.selectors import usable_invitation

INVITATION_KEY = "invitation"


def held_invitation(request: HttpRequest) -> Invitation | None:
    """The invitation whose link this browser opened, while it is usable."""
    return usable_invitation(token_hash=request.session.get(INVITATION_KEY, ""), now=now())


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return settings.SIGN_UP == "open" or held_invitation(request) is not None

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        user.display_name = form.cleaned_data["display_name"]
        saved: User = super().save_user(request, user, form, commit)
        return saved

    def is_email_verified(self, request: HttpRequest, email: str) -> bool:
        """Whoever invited somebody has vouched for the address."""
        invitation = held_invitation(request)
        return invitation is not None and invitation.email.lower() == email.lower()

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request) or ""
