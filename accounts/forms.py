from typing import Any

from allauth.account.forms import SignupForm
from allauth.core import context
from django import forms
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from accounts.adapters import INVITATION_KEY, held_invitation
from accounts.models import User
from accounts.services.invitations import InvitationUnusableError, complete_sign_up


class SignUpForm(SignupForm):  # type: ignore[misc]
    """Allauth's, with a name, the role, and the invitation where there is one."""

    display_name = forms.CharField(
        label=_("Your name"),
        max_length=80,
        help_text=_("Shown to your educators. A first name is enough."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    field_order = ("email", "display_name", "password1", "password2")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.invitation = held_invitation(context.request)
        if self.invitation is not None:
            # Disabled, so that what is posted does not matter: the address is the invitation's.
            self.fields["email"].disabled = True
            self.fields["email"].initial = self.initial["email"] = self.invitation.email

    def try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        try:
            with transaction.atomic():
                user, response = super().try_save(request)
                if user is not None:
                    complete_sign_up(user=user, invitation=self.invitation, now=now())
        except InvitationUnusableError:
            request.session.pop(INVITATION_KEY, None)
            return None, redirect("account_signup")
        except IntegrityError:
            # The same form, sent twice at once: the other one made the account.
            return None, redirect("account_login")
        if user is not None:
            request.session.pop(INVITATION_KEY, None)
        return user, response
