from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Versioned
from learning.models import Module

from .items import ItemLine


class QuizQuerySet(models.QuerySet["Quiz"]):
    def open_to_learners(self) -> QuizQuerySet:
        return self.filter(published_at__isnull=False, module__published_at__isnull=False)

    def for_home(self) -> QuizQuerySet:
        return self.open_to_learners().select_related("module").order_by("module", "position")


class Quiz(Versioned):
    """Item lines in an order, and how an attempt at them goes."""

    module = models.ForeignKey(
        Module, models.PROTECT, related_name="quizzes", verbose_name=_("module")
    )
    slug = models.SlugField(_("short name"), max_length=80, unique=True)
    title = models.CharField(_("title"), max_length=120)
    summary = models.TextField(_("summary"), blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    time_limit_minutes = models.PositiveSmallIntegerField(
        _("time limit in minutes"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(600)],
        help_text=_("Leave empty for no limit."),
    )
    may_go_back = models.BooleanField(
        _("may go back"),
        default=True,
        editable=False,
        help_text=_("Students are told before they start whether they may return to a question."),
    )
    lines = models.ManyToManyField(ItemLine, through="QuizEntry", related_name="quizzes")
    published_at = models.DateTimeField(_("published"), null=True, blank=True, editable=False)

    objects = QuizQuerySet.as_manager()

    class Meta:
        verbose_name = _("quiz")
        verbose_name_plural = _("quizzes")
        ordering = ["module", "position", "slug"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(time_limit_minutes__isnull=True)
                | models.Q(time_limit_minutes__gte=1, time_limit_minutes__lte=600),
                name="quiz_time_limit_in_range",
            )
        ]

    def __str__(self) -> str:
        return self.title


class QuizEntry(models.Model):
    """A line's place in a quiz."""

    quiz = models.ForeignKey(Quiz, models.CASCADE, related_name="entries")
    line = models.ForeignKey(
        ItemLine, models.PROTECT, related_name="entries", verbose_name=_("item line")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=1)

    class Meta:
        verbose_name = _("question in the quiz")
        verbose_name_plural = _("questions in the quiz")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["quiz", "line"], name="quiz_entry_line_once")
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.line}"
