"""Allauth's forms, in our words."""

from typing import Any

from allauth.account import forms as account_forms
from allauth.core import context
from allauth.mfa.base import forms as mfa_forms
from allauth.mfa.totp import forms as totp_forms
from django import forms
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from accounts.adapters import INVITATION_KEY, held_invitation
from accounts.models import User
from accounts.services.invitations import InvitationUnusableError, complete_sign_up


class PlainFields:
    """Sentence-case labels; no placeholders: they repeat the label and vanish as one types."""

    words: dict[str, Any] = {
        "code": _("Code"),
        "email": _("E-mail address"),
        "login": _("E-mail address"),
        "oldpassword": _("Your present password"),
        "password": _("Password"),
        "password1": _("New password"),
        "password2": _("The new password once more"),
        "remember": _("Keep me signed in on this device"),
    }
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.words.get(name, field.label)
            field.widget.attrs.pop("placeholder", None)


class LoginForm(PlainFields, account_forms.LoginForm):  # type: ignore[misc]
    pass


class AddEmailForm(PlainFields, account_forms.AddEmailForm):  # type: ignore[misc]
    pass


class ChangePasswordForm(PlainFields, account_forms.ChangePasswordForm):  # type: ignore[misc]
    pass


class SetPasswordForm(PlainFields, account_forms.SetPasswordForm):  # type: ignore[misc]
    pass


class ResetPasswordForm(PlainFields, account_forms.ResetPasswordForm):  # type: ignore[misc]
    pass


class ResetPasswordKeyForm(PlainFields, account_forms.ResetPasswordKeyForm):  # type: ignore[misc]
    pass


class ReauthenticateForm(PlainFields, account_forms.ReauthenticateForm):  # type: ignore[misc]
    pass


class SecondStepForm(PlainFields, mfa_forms.AuthenticateForm):  # type: ignore[misc]
    pass


class SecondStepAgainForm(PlainFields, mfa_forms.ReauthenticateForm):  # type: ignore[misc]
    pass


class ActivateTOTPForm(PlainFields, totp_forms.ActivateTOTPForm):  # type: ignore[misc]
    pass


class SignUpForm(PlainFields, account_forms.SignupForm):  # type: ignore[misc]
    """Allauth's, with a name, the role, and the invitation where there is one."""

    words = PlainFields.words | {
        "password1": _("Password"),
        "password2": _("The password once more"),
    }
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
