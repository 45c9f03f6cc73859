from datetime import datetime
from typing import Any

from django.db.models import Model

from accounts.models import AuditEntry, User

LABEL_LENGTH = 200


def record(
    *,
    actor: User | None,
    action: str,
    now: datetime,
    target: Model | None = None,
    detail: dict[str, Any] | None = None,
) -> AuditEntry:
    """Add one line to the audit, in the caller's transaction: no act without its line."""
    return AuditEntry.objects.create(
        at=now,
        actor=actor,
        action=action,
        object_type=target._meta.label_lower if target else "",
        object_id=str(target.pk) if target else "",
        object_label=str(target)[:LABEL_LENGTH] if target else "",
        detail=detail or {},
    )
