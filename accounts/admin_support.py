"""For the admin pages of versioned rows: two people at once do not overwrite each other."""

from typing import Any, cast

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F, Manager
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.models import User, Versioned

BASE_VERSION = "base_version"


def acting_user(request: HttpRequest) -> User:
    """Whoever uses the admin right now, as services want them."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


class StaleSaveError(Exception):
    """Somebody else's save came between this one's check and its write."""


class VersionedForm(forms.ModelForm):  # type: ignore[type-arg]
    """Carries the version that the editing began from, and refuses to save over a newer one."""

    base_version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[BASE_VERSION].initial = self.instance.version

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.instance.pk and self.cleaned_data.get(BASE_VERSION) != self.instance.version:
            self._refuse()
        return cleaned

    def _refuse(self) -> None:
        """Show both values of whatever differs, and let the next save start from what is stored."""
        for name in self.changed_data:
            if name != BASE_VERSION and name in self.fields:
                text = _("Stored in the meantime: %(stored)s. Your value is in the field.")
                self.add_error(name, text % {"stored": self._stored(name)})
        self.add_error(
            None,
            _(
                "Somebody saved this while you were editing, so nothing of yours was saved. "
                "Compare the fields marked below; saving again keeps your values."
            ),
        )
        data = cast("QueryDict", self.data).copy()
        data[self.add_prefix(BASE_VERSION)] = str(self.instance.version)
        self.data = data

    def _stored(self, name: str) -> str:
        display = getattr(self.instance, f"get_{name}_display", None)
        value = display() if display else getattr(self.instance, name, self.initial.get(name))
        if isinstance(value, Manager):
            value = ", ".join(str(related) for related in value.all())
        return "-" if value in (None, "") else str(value)


class VersionedAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """A change page that refuses a stale save. Inline rows are guarded by their parent's."""

    form = VersionedForm
    list_editable = ()

    def get_fieldsets(self, request: HttpRequest, obj: Versioned | None = None) -> Any:
        fieldsets = list(super().get_fieldsets(request, obj))
        named = {name for _title, options in fieldsets for name in options["fields"]}
        if obj is None or BASE_VERSION in named:
            return fieldsets
        return [*fieldsets, (None, {"fields": [BASE_VERSION]})]

    def save_model(self, request: HttpRequest, obj: Versioned, form: Any, change: bool) -> None:
        if change:
            self._claim(obj, base=form.cleaned_data[BASE_VERSION])
        super().save_model(request, obj, form, change)

    def _claim(self, obj: Versioned, *, base: int) -> None:
        """The row's own condition decides who wins: its lock is held until this save commits."""
        rows = type(obj)._base_manager.filter(pk=obj.pk, version=base)
        if rows.update(version=F("version") + 1) != 1:
            raise StaleSaveError
        obj.version = base + 1

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        try:
            with transaction.atomic():
                return super().changeform_view(request, object_id, form_url, extra_context)
        except StaleSaveError:
            # The form looks again, at what the winner stored, and says so.
            return super().changeform_view(request, object_id, form_url, extra_context)
