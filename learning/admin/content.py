"""What the admin pages of packs and modules share."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import ManyToManyField, Model
from django.http import HttpRequest
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from accounts.admin_support import VersionedAdmin, acting_user
from accounts.services.audit import record

from .. import access
from .owned import OwnedAdmin

FOREVER = _("Part of addresses and file names: letters, digits and hyphens. It stays as it is.")


class ContentAdmin(OwnedAdmin, VersionedAdmin):
    """A versioned row with editors. Who edits what is decided by holders of every pack."""

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        fixed = list(super().get_readonly_fields(request, obj))
        if obj is not None:
            fixed.append("slug")  # content packs and bookmarks name it
        if not access.has_any_pack(acting_user(request)):
            fixed.append("editors")
        return fixed

    def get_prepopulated_fields(
        self, request: HttpRequest, obj: Model | None = None
    ) -> dict[str, Any]:
        return {"slug": ["title"]} if obj is None else {}

    def formfield_for_manytomany(
        self, db_field: ManyToManyField[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> forms.ModelMultipleChoiceField[Any] | None:
        if db_field.name == "editors":
            kwargs["queryset"] = access.possible_editors()
            kwargs["widget"] = forms.CheckboxSelectMultiple
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Who may touch content is nobody's private matter: a change of editors is audited."""
        super().save_related(request, form, formsets, change)
        if "editors" in form.changed_data:
            editors = form.cleaned_data["editors"]
            record(
                actor=acting_user(request),
                action=f"{self.opts.model_name}.editors_changed",
                target=form.instance,
                detail={"editors": sorted(person.email for person in editors)},
                now=now(),
            )

    @admin.display(description=_("editors"))
    def editor_names(self, obj: Any) -> str:
        return ", ".join(str(person) for person in obj.editors.all())
