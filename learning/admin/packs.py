from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.admin_support import VersionedForm
from accounts.models import User

from .. import access
from ..models import Pack
from .content import FOREVER, ContentAdmin


class PackForm(VersionedForm):
    class Meta:
        help_texts = {
            "slug": FOREVER,
            "summary": _("What the pack is about, in one or two sentences."),
            "language": _("The language of the texts, as a short code: en, fr, es."),
        }


@admin.register(Pack)
class PackAdmin(ContentAdmin):
    form = PackForm
    list_display = ["title", "language", "licence", "editor_names"]
    search_fields = ["title", "slug"]
    fieldsets = [
        (None, {"fields": ["title", "slug", "summary"]}),
        (_("For others who use it"), {"fields": ["language", "licence"]}),
        (_("Who may change it"), {"fields": ["editors"]}),
    ]

    def own(self, user: User) -> QuerySet[Pack]:
        return access.own_packs(user).prefetch_related("editors")
