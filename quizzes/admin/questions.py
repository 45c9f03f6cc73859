"""What learners ask about items. Who edits the item's pack answers; who asks is not shown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from learning.admin.owned import OwnedAdmin
from learning.admin.steps import Step, StepForm, SteppedAdmin

from .. import access
from ..models import ItemQuestion
from ..models.questions import LONGEST_ANSWER
from ..services import questions


class AnswerForm(StepForm):
    answer = forms.CharField(
        label=_("Answer"),
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("The learner reads this below the question that it is about."),
        error_messages={"required": _("Write an answer.")},
    )


class Answer(Step):
    name = "answer"
    label = _("Answer")
    title = _("Answer this question")
    button = _("Send the answer")
    done = _("The learner sees your answer on their result page.")
    unavailable = _("This question is answered already.")
    body = "admin/quizzes/itemquestion/answer.html"
    form = AnswerForm
    refusals: ClassVar[Mapping[type[Exception], Any]] = {
        questions.AnsweredAlreadyError: _("Somebody answered while you wrote. Their answer stands.")
    }

    def offered(self, obj: ItemQuestion) -> bool:
        return obj.answered_at is None

    def seen(self, obj: ItemQuestion) -> str:
        return str(obj.pk)

    def facts(self, obj: ItemQuestion) -> dict[str, Any]:
        return {"question": obj, "stem": obj.response.item.value.stem}

    def act(
        self, obj: ItemQuestion, *, person: User, data: dict[str, Any], now: datetime
    ) -> ItemQuestion:
        return questions.answer(question=obj, person=person, text=data["answer"], now=now)


class AnsweredFilter(admin.SimpleListFilter):
    title = _("answered")
    parameter_name = "answered"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("no", _("No")), ("yes", _("Yes"))]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[ItemQuestion]
    ) -> QuerySet[ItemQuestion]:
        if self.value() not in {"yes", "no"}:
            return queryset
        return queryset.filter(answered_at__isnull=self.value() == "no")


@admin.register(ItemQuestion)
class ItemQuestionAdmin(SteppedAdmin, OwnedAdmin):
    steps = (Answer(),)
    list_display = ["asked_told", "stem_told", "asked_at", "answered_at"]
    list_filter = [AnsweredFilter]
    search_fields = ["reason", "answer"]
    search_help_text = _("Words of the question or of its answer.")
    ordering = ["-asked_at", "-pk"]
    list_per_page = 50
    fields = [
        "item_told", "stem_told", "reason", "asked_at", "answer", "answered_by", "answered_at",
    ]  # fmt: skip

    def own(self, user: User) -> QuerySet[ItemQuestion]:
        return access.own_questions(user).select_related("response__item", "answered_by")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A question is answered on a page of its own, and not edited."""
        return obj is None and super().has_change_permission(request)

    @admin.display(description=_("question"), ordering="reason")
    def asked_told(self, question: ItemQuestion) -> str:
        return Truncator(question.reason).chars(80)

    @admin.display(description=_("item"))
    def stem_told(self, question: ItemQuestion) -> str:
        return Truncator(question.response.item.value.stem).chars(160)

    @admin.display(description=_("look at it"))
    def item_told(self, question: ItemQuestion) -> SafeString:
        where = reverse("admin:quizzes_item_change", args=[question.response.item_id])
        return format_html('<a href="{}">{}</a>', where, _("The item, with its answer"))
