"""The item desk: items are written, read as a student sees them, and decided on."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.utils.text import Truncator
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from accounts.admin_support import StaleSaveError, acting_user
from accounts.models import User
from learning.admin.owned import OwnedAdmin
from learning.admin.steps import SteppedAdmin
from learning.services.publishing import ChangedMeanwhileError

from .. import access
from ..items import TYPES, SingleChoice
from ..models import Item
from ..services.authoring import NameTakenError, save_draft, start_line
from .item_forms import SEEN, form_for, name_of
from .item_steps import STEPS
from .preview import preview_of

WHERE = ["pack_told", "line_told", "version"]
DECIDED = ["status", "status_reason", "decided_by", "decided_at"]


class TypeFilter(admin.SimpleListFilter):
    title = _("type")
    parameter_name = "type"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(kind, name_of(kind)) for kind in TYPES]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Item]) -> QuerySet[Item]:
        return queryset.filter(type=self.value()) if self.value() else queryset


@admin.register(Item)
class ItemAdmin(SteppedAdmin, OwnedAdmin):
    steps = STEPS
    change_form_template = "admin/quizzes/item/change_form.html"
    list_display = ["question", "status", "version", "line_told", "pack_told", "type_told"]
    list_filter = ["status", TypeFilter, ("line__pack", admin.RelatedOnlyFieldListFilter)]
    list_per_page = 50
    search_fields = ["payload__stem", "line__slug"]
    search_help_text = _("Words of the question, or the short name.")
    ordering = ["-created_at", "-pk"]

    def own(self, user: User) -> QuerySet[Item]:
        return access.own_items(user).select_related("line__pack", "decided_by")

    # --- The list

    @admin.display(description=_("question"), ordering="payload__stem")
    def question(self, item: Item) -> str:
        return Truncator(item.value.stem).chars(80)

    @admin.display(description=_("short name"), ordering="line__slug")
    def line_told(self, item: Item) -> str:
        return item.line.slug

    @admin.display(description=_("content pack"), ordering="line__pack__title")
    def pack_told(self, item: Item) -> str:
        return item.line.pack.title

    @admin.display(description=_("type"), ordering="type")
    def type_told(self, item: Item) -> str:
        return name_of(item.type)

    @admin.display(description=_("version"), ordering="number")
    def version(self, item: Item) -> int:
        return item.number

    # --- The form

    def has_change_permission(self, request: HttpRequest, obj: Item | None = None) -> bool:
        """Only drafts are edited. A form sent late is read all the same: see `save_model`."""
        may = super().has_change_permission(request, obj)
        return may and (obj is None or obj.status == Item.Status.DRAFT or request.method == "POST")

    def kind(self, request: HttpRequest, obj: Item | None) -> str:
        asked = obj.type if obj else request.GET.get("type", "")
        return asked if asked in TYPES else SingleChoice.type

    def get_form(
        self, request: HttpRequest, obj: Item | None = None, change: bool = False, **kwargs: Any
    ) -> type[forms.ModelForm]:  # type: ignore[type-arg]
        kind = self.kind(request, obj)
        chosen = form_for(kind, obj.value if obj else None)
        # A class of its own for each request: what is set on it reaches nobody else.
        form = super().get_form(request, obj, change, **{**kwargs, "form": chosen, "fields": []})
        form.person, form.kind = acting_user(request), kind  # type: ignore[attr-defined]
        return form

    def get_fieldsets(self, request: HttpRequest, obj: Item | None = None) -> Any:
        kind = self.kind(request, obj)
        if obj is None:
            return form_for(kind, None).fieldsets(None)
        if not self.has_change_permission(request, obj):
            return [
                (None, {"fields": [*WHERE, *DECIDED]}),
                (_("The item, with its answer"), {"fields": ["content_told"]}),
            ]
        form = form_for(kind, obj.value)
        return [(None, {"fields": WHERE}), *form.fieldsets(obj.value)]

    def get_readonly_fields(self, request: HttpRequest, obj: Item | None = None) -> list[str]:
        return [*WHERE, *DECIDED, "content_told"]

    def get_prepopulated_fields(
        self, request: HttpRequest, obj: Item | None = None
    ) -> dict[str, Any]:
        return dict(form_for(self.kind(request, obj), None).prefill) if obj is None else {}

    @admin.display(description=_("content"))
    def content_told(self, item: Item) -> str:
        context = {"value": item.value, "parts": item.value.review(None)}
        return render_to_string("admin/quizzes/item/content.html", context)

    def save_model(self, request: HttpRequest, obj: Item, form: Any, change: bool) -> None:
        """Drafts are stored; an edit that comes after a decision becomes the next draft."""
        author = acting_user(request)
        try:
            if change:
                seen = form.cleaned_data[SEEN]
                made = save_draft(item=obj, value=form.value, seen=seen, author=author, now=now())
            else:
                pack, slug = form.cleaned_data["pack"], form.cleaned_data["short_name"]
                made = start_line(pack=pack, slug=slug, value=form.value, author=author, now=now())
        except (ChangedMeanwhileError, NameTakenError):
            raise StaleSaveError from None
        obj.pk, obj.line, obj.number = made.pk, made.line, made.number

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        context = {"kinds": self._kinds() if object_id is None else [], **(extra_context or {})}
        try:
            with transaction.atomic():
                return super().changeform_view(request, object_id, form_url, context)
        except StaleSaveError:
            # The form looks again, at what the winner stored, and says so.
            return super().changeform_view(request, object_id, form_url, context)

    def _kinds(self) -> list[tuple[str, str]]:
        return [(kind, name_of(kind)) for kind in TYPES]

    def response_change(self, request: HttpRequest, obj: Item) -> HttpResponse:
        asked = request.resolver_match.kwargs["object_id"] if request.resolver_match else ""
        if str(obj.pk) == unquote(asked):
            return super().response_change(request, obj)
        text = _(
            "Somebody decided on that version while you were editing. "
            "Your text is kept as a new draft, version %(number)d."
        )
        messages.warning(request, text % {"number": obj.number})
        return redirect(self.address("change", obj))

    # --- The preview

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.preview)
        return [
            path("<path:object_id>/preview/", view, name=self._name("preview")),
            *super().get_urls(),
        ]

    @method_decorator(require_safe)
    def preview(self, request: HttpRequest, object_id: str) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        item = self.get_object(request, unquote(object_id))
        if item is None:
            raise Http404
        context = preview_of(item, dict(request.GET.lists()))
        context["back"] = self.address("change", item)
        return TemplateResponse(request, "admin/quizzes/item/preview.html", context)
