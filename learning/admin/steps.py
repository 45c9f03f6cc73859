"""Decisions on one row, such as publishing: a page that says what will happen, then a button.

Nothing is decided by a click on a list or by saving a form.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from accounts.admin_support import acting_user
from accounts.models import User

from ..services.publishing import ChangedMeanwhileError

CHANGED = _(
    "Somebody changed this while you were looking at it, so nothing was done. "
    "Look at it again, then decide."
)


class StepForm(forms.Form):
    """Carries what the person saw, so that nobody decides on what they have not read."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)


class ReasonForm(StepForm):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Your colleagues read this. One sentence is enough."),
        error_messages={"required": _("Write a reason.")},
    )


@dataclass(frozen=True, slots=True)
class Outcome:
    """The row to show next, and what else the person should know."""

    row: Any
    warnings: tuple[str, ...] = ()


class Step:
    """One decision. `act` raises one of `refusals` where it has come too late."""

    name: ClassVar[str]  # the last part of the page's address
    label: ClassVar[Any]  # of the link that leads to the page
    title: ClassVar[Any]
    button: ClassVar[Any]
    done: ClassVar[Any]  # said afterwards, and kept in the row's history
    unavailable: ClassVar[Any]  # said where the row is not in the state that the step starts from
    body: ClassVar[str] = ""  # a template that says what will happen
    form: ClassVar[type[StepForm]] = StepForm
    refusals: ClassVar[Mapping[type[Exception], Any]] = {ChangedMeanwhileError: CHANGED}

    def offered(self, obj: Any) -> bool:
        raise NotImplementedError

    def seen(self, obj: Any) -> str:
        """What the decision is about, as a short text that changes when the row does."""
        return str(obj.version)

    def obstacle(self, obj: Any) -> Any:
        """Why the button is missing; empty where nothing stands in the way."""
        return ""

    def facts(self, obj: Any) -> dict[str, Any]:
        return {}

    def act(self, obj: Any, *, person: User, data: dict[str, Any], now: datetime) -> Any:
        """Do it; returns the row to show next, or an Outcome."""
        raise NotImplementedError


class SteppedAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Offers its steps on the change page."""

    steps: Sequence[Step] = ()

    def get_urls(self) -> list[URLPattern]:
        return [
            path(
                f"<path:object_id>/{step.name}/",
                self.admin_site.admin_view(partial(self.step_view, step=step)),
                name=self._name(step.name),
            )
            for step in self.steps
        ] + super().get_urls()

    def _name(self, page: str) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_{page}"

    def address(self, page: str, obj: Any) -> str:
        return reverse(f"{self.admin_site.name}:{self._name(page)}", args=[quote(obj.pk)])

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def step_view(self, request: HttpRequest, object_id: str, step: Step) -> HttpResponse:
        """GET says what will happen, POST does it."""
        if not super().has_change_permission(request):
            raise PermissionDenied
        obj = self.get_object(request, unquote(object_id))
        if obj is None:
            raise Http404
        if not step.offered(obj):
            messages.error(request, step.unavailable)
            return redirect(self.address("change", obj))
        form = step.form(request.POST or None, initial={"seen": step.seen(obj)})
        if request.method == "POST" and form.is_valid():
            return self._take(request, obj, step, form.cleaned_data)
        return self._step_page(request, obj, step, form)

    def _take(
        self, request: HttpRequest, obj: Any, step: Step, data: dict[str, Any]
    ) -> HttpResponse:
        try:
            with transaction.atomic():
                result = step.act(obj, person=acting_user(request), data=data, now=now())
                self.log_change(request, obj, str(step.done))
        except tuple(step.refusals) as error:
            messages.error(request, step.refusals[type(error)])
            return redirect(self.address("change", obj))
        outcome = result if isinstance(result, Outcome) else Outcome(result)
        messages.success(request, step.done)
        for text in outcome.warnings:
            messages.warning(request, text)
        return redirect(self.address("change", outcome.row))

    def _step_page(
        self, request: HttpRequest, obj: Any, step: Step, form: forms.Form
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": obj,
            "step": step,
            "title": step.title,
            "subtitle": str(obj),
            "obstacle": step.obstacle(obj),
            "form": form,
            "back": self.address("change", obj),
            **step.facts(obj),
        }
        return TemplateResponse(request, "admin/step.html", context)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        obj = kwargs.get("obj")
        if obj is not None and super().has_change_permission(request):
            context["steps"] = [
                {"label": step.label, "url": self.address(step.name, obj)}
                for step in self.steps
                if step.offered(obj)
            ]
        return super().render_change_form(request, context, *args, **kwargs)
