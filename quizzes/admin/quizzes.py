from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from accounts.admin_support import VersionedAdmin, VersionedForm
from accounts.models import User
from learning.access import own_modules
from learning.admin.content import FOREVER
from learning.admin.filters import PublishedFilter
from learning.admin.modules import version_in
from learning.admin.owned import Owned, OwnedAdmin
from learning.admin.steps import CHANGED, Step, SteppedAdmin
from learning.services.publishing import ChangedMeanwhileError

from .. import access, reports
from ..models import Quiz
from ..services.publishing import NothingInServiceError, publish_quiz, withdraw_quiz
from .entries import EntryInline

NOTHING = _(
    "No question of this quiz is in service, so there would be nothing to answer. "
    "Choose items for it, and approve at least one of them."
)


class QuizStep(Step):
    refusals: ClassVar[Mapping[type[Exception], Any]] = {
        ChangedMeanwhileError: CHANGED,
        NothingInServiceError: NOTHING,
    }

    def facts(self, obj: Quiz) -> dict[str, Any]:
        return {
            "ready": reports.ready_count(obj),
            "all": obj.entries.count(),
            "running": reports.open_attempt_count(obj),
        }


class PublishQuiz(QuizStep):
    name = "publish"
    label = _("Publish")
    title = _("Publish this quiz?")
    button = _("Yes, publish it")
    done = _("The quiz is published.")
    unavailable = _("This quiz is published already.")
    body = "admin/quizzes/quiz/publish.html"

    def offered(self, obj: Quiz) -> bool:
        return obj.published_at is None

    def obstacle(self, obj: Quiz) -> Any:
        return "" if reports.ready_count(obj) else NOTHING

    def act(self, obj: Quiz, *, person: User, data: dict[str, Any], now: datetime) -> Quiz:
        publish_quiz(quiz=obj, version=version_in(data), person=person, now=now)
        return obj


class WithdrawQuiz(QuizStep):
    name = "withdraw"
    label = _("Withdraw from learners")
    title = _("Withdraw this quiz from learners?")
    button = _("Yes, withdraw it")
    done = _("The quiz is withdrawn from learners.")
    unavailable = _("This quiz is not published.")
    body = "admin/quizzes/quiz/withdraw.html"

    def offered(self, obj: Quiz) -> bool:
        return obj.published_at is not None

    def act(self, obj: Quiz, *, person: User, data: dict[str, Any], now: datetime) -> Quiz:
        withdraw_quiz(quiz=obj, version=version_in(data), person=person, now=now)
        return obj


class QuizForm(VersionedForm):
    class Meta:
        help_texts = {
            "slug": FOREVER,
            "summary": _("One or two sentences that a student reads before starting."),
            "position": _("Quizzes of a module are listed by this number, lowest first."),
            "module": _("Modules that you edit. The quiz asks items of that module's pack."),
        }


@admin.register(Quiz)
class QuizAdmin(SteppedAdmin, OwnedAdmin, VersionedAdmin):
    form = QuizForm
    steps = [PublishQuiz(), WithdrawQuiz()]
    own_choices: ClassVar[Mapping[str, Owned]] = {"module": own_modules}
    list_display = ["title", "module", "in_service", "time_limit_minutes", "published_at"]
    list_filter = [PublishedFilter, ("module", admin.RelatedOnlyFieldListFilter)]
    search_fields = ["title", "slug"]
    fieldsets = [
        (None, {"fields": ["title", "slug", "summary"]}),
        (_("Where and how long"), {"fields": ["module", "position", "time_limit_minutes"]}),
        (_("Shown to learners"), {"fields": ["published_at"]}),
    ]
    readonly_fields = ["published_at"]
    inlines = [EntryInline]

    def own(self, user: User) -> QuerySet[Quiz]:
        return reports.with_counts(access.own_quizzes(user)).select_related("module__pack")

    @admin.display(description=_("questions in service"))
    def in_service(self, quiz: Any) -> str:
        return str(_("%(ready)d of %(all)d") % {"ready": quiz.ready_count, "all": quiz.entry_count})

    def get_readonly_fields(self, request: HttpRequest, obj: Quiz | None = None) -> list[str]:
        fixed = list(super().get_readonly_fields(request, obj))
        return [*fixed, "slug"] if obj is not None else fixed

    def get_prepopulated_fields(
        self, request: HttpRequest, obj: Quiz | None = None
    ) -> dict[str, Any]:
        return {"slug": ["title"]} if obj is None else {}

    def get_inlines(self, request: HttpRequest, obj: Quiz | None) -> list[Any]:
        """The questions come second: which ones there are depends on the module's pack."""
        return [EntryInline] if obj is not None else []

    def get_form(
        self, request: HttpRequest, obj: Quiz | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        module = form.base_fields.get("module")
        if obj is not None and module is not None:
            # Its questions belong to the pack, so it moves within the pack only.
            module.queryset = module.queryset.filter(pack=obj.module.pack_id)  # type: ignore[attr-defined]
        return form

    def response_add(
        self, request: HttpRequest, obj: Quiz, post_url_continue: str | None = None
    ) -> HttpResponse:
        response = super().response_add(request, obj, post_url_continue)
        return redirect(self.address("change", obj)) if "_save" in request.POST else response
