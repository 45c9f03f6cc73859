from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

MAXIMUM_LENGTH = 256


class MaximumLengthValidator:
    """No password longer than anybody types: hashing megabytes is a way to stop a server."""

    def validate(self, password: str, user: object = None) -> None:
        if len(password) > MAXIMUM_LENGTH:
            raise ValidationError(_("This password is too long."), code="password_too_long")

    def get_help_text(self) -> str:
        return ngettext(
            "Your password can have at most %(count)d character.",
            "Your password can have at most %(count)d characters.",
            MAXIMUM_LENGTH,
        ) % {"count": MAXIMUM_LENGTH}
