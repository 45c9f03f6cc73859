"""What is said about claims: disagreements, vetoes, closed lists and objectives."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.admin_support import acting_user

from ..models import Closure, Disagreement, Objective, ObjectiveTag, Veto
from .claim_forms import check_ends, relation_choices
from .knowledge import KnowledgeAdmin, PackRowForm, PartInline, PlaceForm, headings_for


class RelatingForm(PackRowForm):
    relation = forms.ChoiceField(label=_("Relation"), choices=relation_choices)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        check_ends(self)
        return cleaned


class ClosureForm(PlaceForm, RelatingForm):
    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        place = self.cleaned_data.get("place")
        if place and self.pack_id() not in (None, self.instance.source.pack_id):
            self.add_error("place", _("Choose something of the same content pack."))
        return cleaned


@admin.register(Disagreement)
class DisagreementAdmin(KnowledgeAdmin):
    list_display = ["slug", "kind", "may_key", "may_prove", "may_attribute", "may_teach", "pack"]
    list_filter = ["kind", ("pack", admin.RelatedOnlyFieldListFilter)]
    search_fields = ["slug", "explanation"]
    fieldsets = [
        (None, {"fields": ["pack", "slug", "kind", "claims", "explanation"]}),
        (
            _("What may still be done with these claims"),
            {"fields": ["may_key", "may_prove", "may_attribute", "may_teach"]},
        ),
    ]


@admin.register(Veto)
class VetoAdmin(KnowledgeAdmin):
    form = RelatingForm
    list_display = ["subject", "relation", "object", "reviewed_by", "pack"]
    list_display_links = ["subject"]
    list_filter = [("pack", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["subject", "object", "pack"]
    search_fields = ["subject__name", "object__name", "reason"]
    fieldsets = [
        (
            None,
            {
                "fields": ["pack", "slug", "subject", "relation", "object"],
                "description": _(
                    "True in the world though no source says so. It makes an option unsafe and "
                    "is never a key, a proof or text of a lesson."
                ),
            },
        ),
        (_("Who says so"), {"fields": ["reason", "reviewed_by"]}),
    ]


@admin.register(Closure)
class ClosureAdmin(KnowledgeAdmin):
    form = ClosureForm
    list_display = ["slug", "subject", "relation", "source", "pack"]
    list_filter = [("pack", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["subject", "source", "pack"]
    search_fields = ["slug", "subject__name"]
    fieldsets = [
        (
            None,
            {
                "fields": ["pack", "slug", "subject", "relation", "place"],
                "description": _("A source names every value there is, under this heading."),
            },
        ),
    ]

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        form.headings = headings_for(acting_user(request), obj)
        return form


class TagInline(PartInline):
    model = ObjectiveTag
    fields = ["framework", "category", "position"]


@admin.register(Objective)
class ObjectiveAdmin(KnowledgeAdmin):
    list_display = ["text", "slug", "pack"]
    list_filter = [("pack", admin.RelatedOnlyFieldListFilter)]
    search_fields = ["text", "slug"]
    inlines = [TagInline]
    fieldsets = [(None, {"fields": ["pack", "slug", "text", "claims"]})]
