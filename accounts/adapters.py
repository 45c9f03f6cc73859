"""Where allauth asks this project."""

from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.http import HttpRequest
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from accounts.models import Invitation, User
from accounts.requests import client_address
from accounts.selectors import usable_invitation

INVITATION_KEY = "invitation"


def held_invitation(request: HttpRequest) -> Invitation | None:
    """The invitation whose link this browser opened, while it is usable."""
    return usable_invitation(token_hash=request.session.get(INVITATION_KEY, ""), now=now())


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("The e-mail address or the password is not right."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return settings.SIGN_UP == "open" or held_invitation(request) is not None

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        user.display_name = form.cleaned_data["display_name"]
        saved: User = super().save_user(request, user, form, commit)
        return saved

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Leaves the counting of wrong passwords to axes, which counts by person and address.

        Allauth's own limit, by address alone or by person alone, would let one
        student lock out a school, or anybody lock out one student.
        """

    def clean_email(self, email: str) -> str:
        """Allauth's own fields have no limit, and PostgreSQL's columns do."""
        MaxLengthValidator(app_settings.EMAIL_MAX_LENGTH)(email)
        return email

    def is_email_verified(self, request: HttpRequest, email: str) -> bool:
        """Whoever invited somebody has vouched for the address."""
        invitation = held_invitation(request)
        return invitation is not None and invitation.email.lower() == email.lower()

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request) or ""
