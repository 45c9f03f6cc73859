"""Claims: what is taught and asked, with where it stands and how far it may be used."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from accounts.admin_support import acting_user
from accounts.models import User

from .. import selectors
from ..models import Claim
from ..relations import RELATIONS
from ..services.changes import resting_on
from ..services.claims import note_status, retract_claim
from .claim_forms import CitationInline, ClaimForm, FigureInline
from .knowledge import KnowledgeAdmin, told
from .modules import version_in
from .steps import Outcome, ReasonForm, Step, SteppedAdmin


class RelationFilter(admin.SimpleListFilter):
    title = _("relation")
    parameter_name = "relation"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(code, code.replace("_", " ")) for code in sorted(RELATIONS)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(relation=self.value()) if self.value() else queryset


class RetractClaim(Step):
    name = "retract"
    label = _("Retract")
    title = _("Retract this claim?")
    button = _("Yes, retract it")
    done = _("The claim is retracted.")
    unavailable = _("This claim is retracted already.")
    body = "admin/learning/claim/retract.html"
    form = ReasonForm

    def offered(self, obj: Claim) -> bool:
        return obj.status != Claim.Status.RETRACTED

    def facts(self, obj: Claim) -> dict[str, Any]:
        return {"resting": resting_on(obj)}

    def act(self, obj: Claim, *, person: User, data: dict[str, Any], now: datetime) -> Outcome:
        aftermath = retract_claim(
            claim=obj, version=version_in(data), person=person, reason=data["reason"], now=now
        )
        return Outcome(obj, told(aftermath))


@admin.register(Claim)
class ClaimAdmin(SteppedAdmin, KnowledgeAdmin):
    form = ClaimForm
    steps = [RetractClaim()]
    inlines = [FigureInline, CitationInline]
    list_display = ["statement", "status", "weight", "relation", "subject", "pack"]
    list_filter = [
        "status",
        "weight",
        RelationFilter,
        ("subject", admin.RelatedOnlyFieldListFilter),
        ("pack", admin.RelatedOnlyFieldListFilter),
    ]
    list_select_related = ["subject", "pack"]
    list_per_page = 50
    search_fields = ["statement", "slug", "subject__name", "object__name"]
    search_help_text = _("Words of the statement, or a concept's name.")
    readonly_fields = ["set_by"]
    fieldsets = [
        (None, {"fields": ["pack", "slug", "statement"]}),
        (_("What it says"), {"fields": ["subject", "relation", "object", "polarity"]}),
        (_("How firmly the source says it"), {"fields": ["strength", "modality"]}),
        (
            _("When and for whom it holds"),
            {"fields": ["condition", "population", "time", "scope_note"]},
        ),
        (_("Place in an ordered list"), {"fields": ["ordered_list", "position"]}),
        (
            _("How far it may be used"),
            {
                "fields": ["weight", "status", "reason", "caution", "set_by"],
                "description": _(
                    "Contested and withheld claims are never the key of a question and prove no "
                    "option wrong. Retracting is a decision of its own: see Retract, above."
                ),
            },
        ),
    ]

    def own(self, user: User) -> QuerySet[Claim]:
        return super().own(user).select_related("status_by", *self.list_select_related)

    @admin.display(description=_("status set by"))
    def set_by(self, claim: Claim) -> str:
        if claim.status_at is None:
            return "-"
        who = claim.status_by or _("a content pack")
        return str(_("%(who)s, %(day)s") % {"who": who, "day": f"{claim.status_at:%Y-%m-%d}"})

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        before = selectors.status_of(obj) if change else ""
        super().save_model(request, obj, form, change)
        note_status(claim=obj, before=before, person=acting_user(request), now=now())
