from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from .. import selectors
from ..models import Heading, Source
from .knowledge import KnowledgeAdmin, PartInline


class HeadingFormSet(forms.BaseInlineFormSet):  # type: ignore[type-arg]
    def clean(self) -> None:
        """A heading that citations name stays as it is: they would lead nowhere."""
        super().clean()
        for form in self.initial_forms:
            old = form.initial.get("text", "")
            gone = form in self.deleted_forms or form.cleaned_data.get("text", old) != old
            cited = selectors.citation_count(self.instance, old) if gone else 0
            if cited:
                text = ngettext(
                    "%(count)d citation names «%(heading)s». Move it to another heading first.",
                    "%(count)d citations name «%(heading)s». Move them to another heading first.",
                    cited,
                )
                raise forms.ValidationError(text % {"count": cited, "heading": old})

    def get_unique_error_message(self, unique_check: Any) -> str:
        return gettext("A heading stands here twice.")


class HeadingInline(PartInline):
    model = Heading
    formset = HeadingFormSet
    fields = ["text", "position"]
    verbose_name_plural = _("headings, in reading order")


@admin.register(Source)
class SourceAdmin(KnowledgeAdmin):
    list_display = ["short", "publisher", "year", "kind", "pack"]
    list_filter = [("pack", admin.RelatedOnlyFieldListFilter), "year"]
    search_fields = ["title", "short", "publisher"]
    inlines = [HeadingInline]
    fieldsets = [
        (None, {"fields": ["pack", "slug", "title", "short", "file"]}),
        (_("Who stands behind it"), {"fields": ["publisher", "author", "reviewer"]}),
        (_("How old it is"), {"fields": ["published", "updated", "reviewed", "year"]}),
        (_("What it is"), {"fields": ["kind", "country", "audience", "references", "note"]}),
    ]
