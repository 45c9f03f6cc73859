from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from random import Random

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .. import timing
from ..items import Prompt
from .items import Item
from .quizzes import Quiz


class AttemptQuerySet(models.QuerySet["Attempt"]):
    def open(self) -> AttemptQuerySet:
        return self.filter(finished_at=None)

    def overdue(self, *, now: datetime, grace: timedelta) -> AttemptQuerySet:
        return self.open().filter(deadline_at__lt=now - grace)


class Attempt(models.Model):
    """One learner's go at a quiz: its blank responses, made at the start, then answered.

    What the learner was promised at the start (title, time, going back) is kept here,
    so that a later edit of the quiz changes nothing under them.
    """

    class Kind(models.TextChoices):
        GRADED = "graded", _("attempt")
        REDO = "redo", _("redo of what was missed")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="attempts", verbose_name=_("learner")
    )
    quiz = models.ForeignKey(
        Quiz, models.SET_NULL, null=True, related_name="attempts", verbose_name=_("quiz")
    )
    title = models.CharField(_("title"), max_length=120)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.GRADED)
    may_go_back = models.BooleanField(_("may go back"), default=True)
    seed = models.BigIntegerField(editable=False)
    started_at = models.DateTimeField(_("started"))
    deadline_at = models.DateTimeField(_("deadline"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    points = models.DecimalField(_("points"), max_digits=9, decimal_places=3, null=True, blank=True)
    maximum = models.DecimalField(_("of"), max_digits=9, decimal_places=3, null=True, blank=True)

    objects = AttemptQuerySet.as_manager()

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        ordering = ["-started_at"]
        indexes = [
            models.Index(
                fields=["deadline_at"], condition=Q(finished_at=None), name="attempt_open_deadline"
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "quiz"],
                condition=Q(finished_at__isnull=True),
                name="attempt_one_open_per_quiz",
            ),
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True, points__isnull=True, maximum__isnull=True)
                | Q(finished_at__isnull=False, points__isnull=False, maximum__isnull=False),
                name="attempt_points_when_finished",
            ),
            models.CheckConstraint(
                condition=Q(points__isnull=True)
                | Q(points__gte=0, points__lte=F("maximum"), maximum__isnull=False),
                name="attempt_points_in_range",
            ),
            models.CheckConstraint(
                condition=Q(deadline_at__isnull=True) | Q(deadline_at__gt=F("started_at")),
                name="attempt_deadline_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def rng(self, position: int) -> Random:
        """The dice for one place of the attempt: the same on every reload."""
        return Random(f"{self.seed}:{position}")  # noqa: S311 - a shuffle, not a secret

    def is_closed(self, *, now: datetime, grace: timedelta) -> bool:
        """Graded, or past its deadline and grace and so as good as graded."""
        return self.finished_at is not None or timing.is_overdue(
            self.deadline_at, now=now, grace=grace
        )


class Response(models.Model):
    """One item as one learner met it: created blank, then answered."""

    attempt = models.ForeignKey(Attempt, models.CASCADE, related_name="responses")
    item = models.ForeignKey(Item, models.PROTECT, related_name="responses")
    position = models.PositiveSmallIntegerField()
    answer = models.JSONField(null=True, blank=True)
    rev = models.PositiveIntegerField(default=0)
    answered_at = models.DateTimeField(null=True, blank=True)
    points = models.DecimalField(max_digits=7, decimal_places=3, null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("response")
        verbose_name_plural = _("responses")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["attempt", "position"], name="response_unique_position"
            ),
            models.CheckConstraint(
                condition=Q(points__isnull=True, closed_at__isnull=True)
                | Q(points__isnull=False, closed_at__isnull=False),
                name="response_points_when_closed",
            ),
            models.CheckConstraint(
                condition=Q(points__isnull=True) | Q(points__gte=0),
                name="response_points_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(rev=0, answered_at__isnull=True)
                | Q(rev__gte=1, answered_at__isnull=False),
                name="response_answered_when_revised",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.item}"

    @property
    def prompt(self) -> Prompt:
        return self.item.value.prompt(self.attempt.rng(self.position))

    @property
    def is_blank(self) -> bool:
        return self.item.value.is_blank(self.answer)


class Revision(models.Model):
    """An accepted save. Rows are added and never changed; `Response.answer` is the newest."""

    response = models.ForeignKey(Response, models.CASCADE, related_name="revisions")
    rev = models.PositiveIntegerField()
    client_id = models.UUIDField()
    seq = models.PositiveIntegerField()
    base_rev = models.PositiveIntegerField()
    answer = models.JSONField(null=True, blank=True)
    saved_at = models.DateTimeField()
    seconds_left = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["response", "rev"]
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(fields=["response", "rev"], name="revision_unique_rev"),
            models.UniqueConstraint(
                fields=["response", "client_id", "seq"], name="revision_unique_save"
            ),
            models.CheckConstraint(
                condition=Q(rev=F("base_rev") + 1), name="revision_grows_by_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.response} rev {self.rev}"
