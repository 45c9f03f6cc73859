"""Who has read a module or a claim. A record is added, or taken back; it is never rewritten."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from accounts.admin_support import acting_user
from accounts.models import User
from accounts.services.audit import record

from .. import access
from ..models import Review
from .owned import Owned, OwnedAdmin


class ReviewForm(forms.ModelForm):  # type: ignore[type-arg]
    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        given = [name for name in ("module", "claim") if self.cleaned_data.get(name)]
        if len(given) != 1 and not {"module", "claim"} & set(self.errors):
            self.add_error("module", _("Choose a module or a claim, and not both."))
        read, due = self.cleaned_data.get("read_on"), self.cleaned_data.get("next_due")
        if read and read > now().date():
            self.add_error("read_on", _("This day is still to come."))
        if read and due and due <= read:
            self.add_error("next_due", _("The next reading is due after this one."))
        return cleaned


@admin.register(Review)
class ReviewAdmin(OwnedAdmin):
    form = ReviewForm
    own_choices: ClassVar[Mapping[str, Owned]] = {
        "module": access.own_modules,
        "claim": access.own_claims,
    }
    list_display = ["subject", "name", "credential", "is_nurse", "read_on", "next_due"]
    list_filter = ["is_nurse"]
    list_select_related = ["module", "claim"]
    search_fields = ["name", "credential"]
    fieldsets = [
        (_("What was read"), {"fields": ["module", "claim"]}),
        (_("Who read it"), {"fields": ["name", "credential", "is_nurse"]}),
        (_("When"), {"fields": ["read_on", "next_due"]}),
    ]

    def own(self, user: User) -> QuerySet[Review]:
        return access.own_reviews(user)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return acting_user(request).has_perm("learning.delete_review")

    @admin.display(description=_("what was read"))
    def subject(self, review: Review) -> str:
        return str(review.module or review.claim)

    def save_model(self, request: HttpRequest, obj: Review, form: Any, change: bool) -> None:
        obj.recorded_by = acting_user(request)
        super().save_model(request, obj, form, change)
        self._note(request, obj, "review.recorded")

    def delete_model(self, request: HttpRequest, obj: Review) -> None:
        self._note(request, obj, "review.removed")
        super().delete_model(request, obj)

    def _note(self, request: HttpRequest, obj: Review, action: str) -> None:
        detail = {"of": self.subject(obj), "is_nurse": obj.is_nurse, "read_on": str(obj.read_on)}
        record(actor=acting_user(request), action=action, target=obj, detail=detail, now=now())
