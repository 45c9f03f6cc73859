from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.admin_support import VersionedForm
from accounts.models import User

from .. import access
from ..models import Module
from ..services.publishing import publish_module, unpublish_module
from .content import FOREVER, ContentAdmin
from .filters import PublishedFilter
from .owned import Owned
from .steps import Step, SteppedAdmin


class PublishModule(Step):
    name = "publish"
    label = _("Publish")
    title = _("Publish this module?")
    button = _("Yes, publish it")
    done = _("The module is published.")
    unavailable = _("This module is published already.")
    body = "admin/learning/module/publish.html"

    def offered(self, obj: Module) -> bool:
        return obj.published_at is None

    def act(self, obj: Module, *, person: User, data: dict[str, Any], now: datetime) -> Module:
        publish_module(module=obj, version=version_in(data), person=person, now=now)
        return obj


class UnpublishModule(Step):
    name = "unpublish"
    label = _("Unpublish")
    title = _("Hide this module from learners?")
    button = _("Yes, hide it")
    done = _("The module is hidden from learners.")
    unavailable = _("This module is not published.")
    body = "admin/learning/module/unpublish.html"

    def offered(self, obj: Module) -> bool:
        return obj.published_at is not None

    def act(self, obj: Module, *, person: User, data: dict[str, Any], now: datetime) -> Module:
        unpublish_module(module=obj, version=version_in(data), person=person, now=now)
        return obj


def version_in(data: Mapping[str, Any]) -> int:
    """The version that the person saw; 0, which no row has, where the form was tampered with."""
    seen = str(data["seen"])
    return int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else 0


class ModuleForm(VersionedForm):
    class Meta:
        help_texts = {
            "pack": _(
                "Packs that you edit. It stays in this pack. No pack to choose? Ask an admin."
            ),
            "slug": FOREVER,
            "position": _("Modules are listed by this number, lowest first."),
        }


@admin.register(Module)
class ModuleAdmin(SteppedAdmin, ContentAdmin):
    form = ModuleForm
    steps = [PublishModule(), UnpublishModule()]
    own_choices: ClassVar[Mapping[str, Owned]] = {"pack": access.own_packs}
    list_display = ["title", "pack", "position", "published_at"]
    list_filter = [PublishedFilter, ("pack", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["pack"]
    search_fields = ["title", "slug"]
    fieldsets = [
        (None, {"fields": ["title", "slug", "summary"]}),
        (_("Where it belongs"), {"fields": ["pack", "position"]}),
        (_("Who may change it"), {"fields": ["editors"]}),
        (_("Shown to learners"), {"fields": ["published_at"]}),
    ]
    readonly_fields = ["published_at"]

    def own(self, user: User) -> QuerySet[Module]:
        return access.own_modules(user)

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        fixed = super().get_readonly_fields(request, obj)
        return [*fixed, "pack"] if obj is not None else fixed
