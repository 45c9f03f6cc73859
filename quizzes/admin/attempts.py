"""Who has started what, and how far they are. For reading; no key and no answer stands here."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.defaultfilters import floatformat
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from .. import reports
from ..models import Attempt
from ..views.edge import grace, now
from .learners import LearnersAdmin

STATES = {
    "open": _("Open"),
    "over": _("Time is over, not graded yet"),
    "finished": _("Finished"),
}


class StateFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(STATES.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet[Attempt]) -> QuerySet[Attempt]:
        state = self.value()
        if state not in STATES:
            return queryset
        return reports.in_state(queryset, state, now=now(), grace=grace())


class LearnerFilter(admin.SimpleListFilter):
    """One learner, chosen by a click in the list: a school has too many to list here."""

    title = _("learner")
    parameter_name = "learner"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        chosen = reports.learner_named(self.value() or "")
        return [(str(chosen.pk), str(chosen))] if chosen else []

    def has_output(self) -> bool:
        return self.value() is not None

    def queryset(self, request: HttpRequest, queryset: QuerySet[Attempt]) -> QuerySet[Attempt]:
        if self.value() is None:
            return queryset
        chosen = reports.learner_named(self.value() or "")
        return queryset.filter(learner=chosen) if chosen else queryset.none()


@admin.register(Attempt)
class AttemptAdmin(LearnersAdmin):
    list_display = ["title", "learner_told", "state", "started_at", "finished_at", "score", "done"]
    list_filter = [StateFilter, LearnerFilter, ("quiz", admin.RelatedOnlyFieldListFilter)]
    search_fields = ["learner__email", "learner__display_name", "title"]
    search_help_text = _("A learner's name or e-mail address, or the quiz's title.")
    ordering = ["-started_at"]
    show_full_result_count = False
    actions = None
    fields = [
        "title", "learner", "state", "started_at", "deadline_at", "finished_at", "score", "done",
    ]  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet[Attempt]:
        return reports.attempts_for_oversight().order_by(*self.ordering or [])

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return super().changelist_view(request, {"title": _("Attempts"), **(extra_context or {})})

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Attempt | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Attempt | None = None) -> bool:
        return False

    @admin.display(description=_("learner"), ordering="learner__email")
    def learner_told(self, attempt: Attempt) -> SafeString:
        address = reverse("admin:quizzes_attempt_changelist")
        return format_html(
            '<a href="{}?learner={}">{}</a>', address, attempt.learner_id, attempt.learner
        )

    @admin.display(description=_("state"))
    def state(self, attempt: Attempt) -> str:
        return str(STATES[reports.state_of(attempt, now=now(), grace=grace())])

    @admin.display(description=_("points"), ordering="points")
    def score(self, attempt: Attempt) -> str:
        if attempt.finished_at is None:
            return "-"
        points = {
            "points": floatformat(attempt.points, -2),
            "all": floatformat(attempt.maximum, -2),
        }
        return str(_("%(points)s of %(all)s") % points)

    @admin.display(description=_("answers so far"))
    def done(self, attempt: Any) -> str:
        counts = {"done": attempt.answer_count, "all": attempt.item_count}
        return str(_("%(done)d of %(all)d") % counts)
