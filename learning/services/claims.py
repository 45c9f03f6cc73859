"""The status of a claim: who set it, when and why. Each change leaves a line in the audit."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F

from accounts.models import User
from accounts.services.audit import record

from ..models import Claim
from .changes import Aftermath, knowledge_changed
from .publishing import ChangedMeanwhileError


@transaction.atomic
def note_status(*, claim: Claim, before: str, person: User, now: datetime) -> None:
    """Keep who set the status that the claim was just saved with. `before`: "" for a new claim."""
    if claim.status == before:
        return
    Claim.objects.filter(pk=claim.pk).update(status_by=person, status_at=now)
    detail = {"from": before, "to": claim.status, "reason": claim.reason}
    record(actor=person, action="claim.status_set", target=claim, detail=detail, now=now)


@transaction.atomic
def retract_claim(
    *, claim: Claim, version: int, person: User, reason: str, now: datetime
) -> Aftermath:
    """Take the claim back; items that rest on it leave service. Raises ChangedMeanwhileError."""
    seen = Claim.objects.filter(pk=claim.pk, version=version)
    in_force = seen.exclude(status=Claim.Status.RETRACTED)
    before = claim.status
    if not in_force.update(status=Claim.Status.RETRACTED, reason=reason, version=F("version") + 1):
        raise ChangedMeanwhileError
    claim.refresh_from_db()
    note_status(claim=claim, before=before, person=person, now=now)
    return knowledge_changed(claim.pack, now)
