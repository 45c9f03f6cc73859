from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from .. import selectors
from ..models import Concept, Synonym
from ..relations import CONCEPT_KINDS
from .knowledge import KnowledgeAdmin, PackRowForm, PartInline

KINDS = [(kind, kind.replace("_", " ")) for kind in CONCEPT_KINDS]


class KindFilter(admin.SimpleListFilter):
    title = _("kind")
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return KINDS

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(kind=self.value()) if self.value() else queryset


class ConceptForm(PackRowForm):
    kind = forms.ChoiceField(label=_("Kind"), choices=KINDS)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        broader = self.cleaned_data.get("broader")
        if self.instance.pk and broader is not None:
            if selectors.makes_a_circle(self.instance, broader):
                self.add_error("broader", _("A concept would be broader than itself by a circle."))
            kind = self.cleaned_data.get("kind", self.instance.kind)
            if claim := selectors.claim_against_kind(self.instance, kind):
                text = _("A claim needs this concept to be of another kind: %(claim)s")
                self.add_error("kind", text % {"claim": claim})
        return cleaned


class SynonymInline(PartInline):
    model = Synonym
    fields = ["text", "position"]


@admin.register(Concept)
class ConceptAdmin(KnowledgeAdmin):
    form = ConceptForm
    list_display = ["name", "kind", "slug", "pack"]
    list_filter = [KindFilter, ("pack", admin.RelatedOnlyFieldListFilter)]
    search_fields = ["name", "slug", "synonyms__text", "abbreviation"]
    inlines = [SynonymInline]
    fieldsets = [
        (None, {"fields": ["pack", "slug", "kind"]}),
        (
            _("What it is called, in the case it has in a sentence"),
            {"fields": ["name", "plural", "abbreviation", "respelling"]},
        ),
        (_("How it stands to others"), {"fields": ["broader", "neighbours"]}),
        (_("For colleagues"), {"fields": ["note"]}),
    ]
