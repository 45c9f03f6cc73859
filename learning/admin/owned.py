"""For admin pages of content: each person meets only what is theirs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import AdminTextareaWidget, RelatedFieldWidgetWrapper
from django.db.models import Field, ForeignKey, Model, QuerySet, TextField
from django.http import HttpRequest, HttpResponse
from django.utils.text import capfirst

from accounts.admin_support import acting_user
from accounts.models import User

Owned = Callable[[User], QuerySet[Any]]


def is_adding(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and "object_id" not in match.kwargs


class PlainWidgets(BaseModelAdmin):  # type: ignore[type-arg]
    """Without the small icons that open other forms in a window: one page, one task."""

    formfield_overrides = {TextField: {"widget": AdminTextareaWidget(attrs={"rows": 3})}}

    def formfield_for_dbfield(
        self, db_field: Field[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> forms.Field | None:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        return field


class OwnedAdmin(PlainWidgets, admin.ModelAdmin):  # type: ignore[type-arg]
    """Every list, page, filter and choice starts from what the person owns.

    Somebody else's row is not found, exactly like one that does not exist.
    """

    own_choices: ClassVar[Mapping[str, Owned]] = {}  # a foreign key's name -> what may be chosen
    actions = None
    show_full_result_count = False

    class Media:
        css = {"all": ["css/desk.css"]}

    def own(self, user: User) -> QuerySet[Any]:
        raise NotImplementedError

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = self.own(acting_user(request))
        ordering = self.get_ordering(request)
        return rows.order_by(*ordering) if ordering else rows

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        title = capfirst(self.opts.verbose_name_plural)
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False  # content is withdrawn; what learners did with it stays

    def formfield_for_foreignkey(
        self, db_field: ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> forms.ModelChoiceField[Any] | None:
        own = self.own_choices.get(db_field.name)
        if own is not None:
            rows = own(acting_user(request))
            kwargs["queryset"] = rows
            if is_adding(request) and len(only := rows[:2]) == 1:
                kwargs["initial"] = only[0].pk
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
