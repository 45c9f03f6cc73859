"""Every learner's progress in one list, and as a file: for those who may see attempts."""

from __future__ import annotations

import csv
import io
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from accounts.admin_support import acting_user
from accounts.services.audit import record

from .. import oversight
from ..views.edge import grace, now

STATES = {
    "none": _("Nothing started"),
    "open": _("Has an open attempt"),
    "overdue": _("Has an overdue attempt"),
    "finished": _("Has finished an attempt"),
}
ON_A_PAGE = 50
LONGEST_SEARCH = 200


class LearnersAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Two pages beside the list of attempts."""

    def get_urls(self) -> list[URLPattern]:
        pages = (
            ("learners/", self.learners, "learners"),
            ("learners/export/", self.export, "export"),
        )
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        return [
            path(where, self.admin_site.admin_view(view), name=f"{name}_{last}")
            for where, view, last in pages
        ] + super().get_urls()

    @method_decorator(require_safe)
    def learners(self, request: HttpRequest) -> HttpResponse:
        asked = _asked(self, request, request.GET)
        people = oversight.chosen(oversight.learners(now=now(), grace=grace()), **asked)
        shown = Paginator(people, ON_A_PAGE).get_page(request.GET.get("page"))
        rows = [
            {"person": p, "percent": oversight.percent(p), "seen": oversight.last_activity(p)}
            for p in shown
        ]
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Learners' progress"),
            "page": shown,
            "rows": rows,
            "states": STATES,
            **asked,
        }
        return TemplateResponse(request, "admin/quizzes/attempt/learners.html", context)

    @method_decorator(require_POST)
    @method_decorator(transaction.atomic)
    def export(self, request: HttpRequest) -> HttpResponse:
        """The rows that the list shows, as CSV. Who took them out is on record."""
        asked = _asked(self, request, request.POST)
        moment = now()
        people = oversight.chosen(oversight.learners(now=moment, grace=grace()), **asked)
        text = io.StringIO()
        text.write("\ufeff")  # else Excel reads names in the wrong alphabet
        writer = csv.writer(text, quoting=csv.QUOTE_ALL)
        lines = list(oversight.rows(people))
        writer.writerows(lines)
        detail: dict[str, Any] = {**asked, "rows": len(lines) - 1}
        record(actor=acting_user(request), action="progress.exported", detail=detail, now=moment)
        reply = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
        name = f"learners-{moment:%Y-%m-%d}.csv"
        reply.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return reply


def _asked(page: LearnersAdmin, request: HttpRequest, fields: Any) -> dict[str, str]:
    if not page.has_view_permission(request):
        raise PermissionDenied
    state = fields.get("state", "")
    text = fields.get("q", "").strip()[:LONGEST_SEARCH]
    return {"state": state if state in STATES else "", "text": text}
