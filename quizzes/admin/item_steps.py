"""What can be decided on an item."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from learning.admin.steps import CHANGED, ReasonForm, Step
from learning.services.publishing import ChangedMeanwhileError

from .. import reports
from ..models import Item
from ..services import publishing
from ..services.authoring import new_version
from ..services.lifecycle import NotPossibleError

DECIDED = _(
    "Somebody decided on this version while you were looking at it, so nothing was done. "
    "Look at it again."
)


class ItemStep(Step):
    refusals: ClassVar[Mapping[type[Exception], Any]] = {
        ChangedMeanwhileError: CHANGED,
        NotPossibleError: DECIDED,
    }
    starts_from: ClassVar[str] = Item.Status.DRAFT

    def offered(self, obj: Item) -> bool:
        return obj.status == self.starts_from

    def seen(self, obj: Item) -> str:
        return reports.fingerprint(obj)

    def facts(self, obj: Item) -> dict[str, Any]:
        return {"parts": obj.value.review(None), "value": obj.value}


class Approve(ItemStep):
    name = "approve"
    label = _("Approve")
    title = _("Approve this item?")
    button = _("Yes, approve it")
    done = _("The item is approved and in service.")
    unavailable = _("Only a draft can be approved. Somebody decided on this version already.")
    body = "admin/quizzes/item/approve.html"

    def facts(self, obj: Item) -> dict[str, Any]:
        return {
            **super().facts(obj),
            "gaps": reports.gaps(obj.value),
            "replaced": reports.in_service_of(obj.line_id),
            "quizzes": reports.quizzes_with(obj.line_id),
        }

    def act(self, obj: Item, *, person: User, data: dict[str, Any], now: datetime) -> Item:
        return publishing.approve(item=obj, seen=data["seen"], person=person, now=now)


class Reject(ItemStep):
    name = "reject"
    label = _("Reject")
    title = _("Reject this draft?")
    button = _("Reject it")
    done = _("The draft is rejected.")
    unavailable = _("Only a draft can be rejected. Somebody decided on this version already.")
    body = "admin/quizzes/item/reject.html"
    form = ReasonForm

    def act(self, obj: Item, *, person: User, data: dict[str, Any], now: datetime) -> Item:
        return publishing.reject(
            item=obj, seen=data["seen"], person=person, reason=data["reason"], now=now
        )


class Withdraw(ItemStep):
    name = "withdraw"
    label = _("Withdraw")
    title = _("Take this item out of service?")
    button = _("Withdraw it")
    done = _("The item is out of service.")
    unavailable = _("Only an approved item can be withdrawn. This version is not in service.")
    body = "admin/quizzes/item/withdraw.html"
    form = ReasonForm
    starts_from = Item.Status.APPROVED

    def facts(self, obj: Item) -> dict[str, Any]:
        return {**super().facts(obj), "quizzes": reports.quizzes_with(obj.line_id)}

    def act(self, obj: Item, *, person: User, data: dict[str, Any], now: datetime) -> Item:
        return publishing.withdraw(item=obj, person=person, reason=data["reason"], now=now)


class NewVersion(ItemStep):
    name = "new-version"
    label = _("Make a new version")
    title = _("Make a new version of this item?")
    button = _("Make a draft")
    done = _("This draft starts as a copy. Nothing changes for learners until it is approved.")
    unavailable = _("This version is a draft: change it as it is.")
    body = "admin/quizzes/item/new_version.html"

    def offered(self, obj: Item) -> bool:
        return obj.status != Item.Status.DRAFT

    def facts(self, obj: Item) -> dict[str, Any]:
        return {"draft": reports.draft_of(obj.line_id)}

    def obstacle(self, obj: Item) -> Any:
        if reports.draft_of(obj.line_id):
            return _("There is a draft of this item already. Change that one.")
        return ""

    def act(self, obj: Item, *, person: User, data: dict[str, Any], now: datetime) -> Item:
        return new_version(item=obj, author=person, now=now)


STEPS = (Approve(), Reject(), NewVersion(), Withdraw())
