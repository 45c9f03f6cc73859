from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget, FilteredSelectMultiple
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.admin_support import VersionedAdmin, VersionedForm
from accounts.models import User

from .. import access
from ..models import Claim, Lesson, LessonNote, Objective
from ..services.lessons import set_lists
from .content import FOREVER
from .knowledge import SHORT_NAME, PartInline
from .owned import Owned, OwnedAdmin

LISTS = ("teaches", "meets", "check_claims")


class LessonForm(VersionedForm):
    """The lists are of the module's pack. Whatever is new in a list comes last."""

    teaches = forms.ModelMultipleChoiceField(
        label=_("Claims it teaches"), queryset=Claim.objects.none(), required=False
    )
    meets = forms.ModelMultipleChoiceField(
        label=_("Objectives"), queryset=Objective.objects.none(), required=False
    )

    class Meta:
        help_texts = {
            "slug": FOREVER,
            "module": _("Modules that you edit. It stays in this module."),
            "position": _("Lessons of a module are listed by this number, lowest first."),
            "body": _(
                "Markdown: ## heading, **bold**, - list. [[short-name-of-a-claim]] becomes its "
                "citation. Use our own words, never a source's sentence."
            ),
        }
        widgets = {"body": AdminTextareaWidget(attrs={"rows": 24})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].validators.append(SHORT_NAME)
        if self.instance.pk and "teaches" in self.fields:
            self.initial["teaches"] = [c.pk for c in self.instance.claims.all()]
            self.initial["meets"] = [o.pk for o in self.instance.objectives.all()]


class NoteInline(PartInline):
    model = LessonNote
    fields = ["kind", "text", "position"]


@admin.register(Lesson)
class LessonAdmin(OwnedAdmin, VersionedAdmin):
    form = LessonForm
    own_choices: ClassVar[Mapping[str, Owned]] = {"module": access.own_modules}
    list_display = ["title", "module", "position", "published_at"]
    list_filter = [("module", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["module"]
    search_fields = ["title", "slug", "body"]
    readonly_fields = ["published_at"]
    inlines = [NoteInline]

    def own(self, user: User) -> QuerySet[Lesson]:
        return access.own_lessons(user).select_related("module")

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        where = (None, {"fields": ["title", "slug", "module", "position", "published_at"]})
        text = (_("Text"), {"fields": ["body"]})
        check = ["check_question", "check_answer"]
        if obj is None:  # which claims there are depends on the module's pack
            return [where, text, (_("Check yourself"), {"fields": check})]
        return [
            where,
            (_("What it teaches"), {"fields": ["meets", "teaches"]}),
            text,
            (_("Check yourself"), {"fields": [*check, "check_claims"]}),
            (None, {"fields": ["base_version"]}),
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        fixed = list(super().get_readonly_fields(request, obj))
        return [*fixed, "slug", "module"] if obj is not None else fixed

    def get_prepopulated_fields(
        self, request: HttpRequest, obj: Model | None = None
    ) -> dict[str, Any]:
        return {"slug": ["title"]} if obj is None else {}

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        if obj is None:
            return form
        pack = obj.module.pack
        rows = {"teaches": pack.claims, "check_claims": pack.claims, "meets": pack.objectives}
        for name in LISTS:
            field: Any = form.base_fields.get(name)
            if field is not None:
                field.widget = FilteredSelectMultiple(str(field.label), is_stacked=False)
                field.queryset = rows[name].all()
        return form

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if change:
            cleaned = form.cleaned_data
            set_lists(lesson=form.instance, claims=cleaned["teaches"], objectives=cleaned["meets"])
