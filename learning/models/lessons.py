from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Versioned

from .claims import Claim
from .modules import Module
from .verdicts import Objective


class LessonQuerySet(models.QuerySet["Lesson"]):
    def published(self) -> LessonQuerySet:
        return self.filter(published_at__isnull=False, module__published_at__isnull=False)


class Lesson(Versioned):
    """A page of a module, written from the claims it names."""

    module = models.ForeignKey(
        Module, models.PROTECT, related_name="lessons", verbose_name=_("module")
    )
    slug = models.SlugField(_("short name"), max_length=100, unique=True)
    title = models.CharField(_("title"), max_length=300)
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    objectives = models.ManyToManyField(
        Objective, through="LessonObjective", related_name="lessons", verbose_name=_("objectives")
    )
    claims = models.ManyToManyField(
        Claim, through="LessonClaim", related_name="lessons", verbose_name=_("claims it teaches")
    )
    body = models.TextField(
        _("text"), help_text=_("Markdown. [[short-name-of-a-claim]] becomes its citation.")
    )
    check_question = models.CharField(_("check yourself"), max_length=300, blank=True)
    check_answer = models.CharField(_("its answer"), max_length=300, blank=True)
    check_claims = models.ManyToManyField(
        Claim, blank=True, related_name="+", verbose_name=_("claims behind the answer")
    )
    published_at = models.DateTimeField(_("published"), null=True, blank=True, editable=False)

    objects = LessonQuerySet.as_manager()

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")
        ordering = ["module", "position", "slug"]

    def __str__(self) -> str:
        return self.title


class LessonObjective(models.Model):
    lesson = models.ForeignKey(Lesson, models.CASCADE, related_name="objective_entries")
    objective = models.ForeignKey(Objective, models.PROTECT)
    position = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["lesson", "objective"], name="lesson_objective_once")
        ]

    def __str__(self) -> str:
        return str(self.objective)


class LessonClaim(models.Model):
    lesson = models.ForeignKey(Lesson, models.CASCADE, related_name="claim_entries")
    claim = models.ForeignKey(Claim, models.PROTECT)
    position = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["lesson", "claim"], name="lesson_claim_once")
        ]

    def __str__(self) -> str:
        return str(self.claim)


class LessonNote(models.Model):
    """A key point, or a topic that these sources do not cover."""

    class Kind(models.TextChoices):
        KEY_POINT = "key_point", _("key point")
        NOT_COVERED = "not_covered", _("not covered by these sources")

    lesson = models.ForeignKey(Lesson, models.CASCADE, related_name="notes")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    text = models.CharField(_("text"), max_length=300)
    position = models.PositiveSmallIntegerField(_("position"), default=1)

    class Meta:
        verbose_name = _("key point or topic not covered")
        verbose_name_plural = _("key points and topics not covered")
        ordering = ["kind", "position", "pk"]

    def __str__(self) -> str:
        return self.text
