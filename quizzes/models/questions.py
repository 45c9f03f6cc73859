from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from .attempts import Response

LONGEST_REASON = 1000
LONGEST_ANSWER = 2000


class ItemQuestion(models.Model):
    """What a learner doubts about an item that they answered, and what an educator says to it."""

    response = models.OneToOneField(Response, models.CASCADE, related_name="question")
    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="item_questions"
    )
    reason = models.TextField(_("what the learner asks"), max_length=LONGEST_REASON)
    asked_at = models.DateTimeField(_("asked"))
    answer = models.TextField(_("answer"), max_length=LONGEST_ANSWER, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("answered by"),
    )
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    class Meta:
        verbose_name = _("question from a learner")
        verbose_name_plural = _("questions from learners")
        ordering = ["-asked_at"]
        default_permissions = ("view", "change")
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="item_question_with_reason"),
            models.CheckConstraint(
                condition=Q(answer="", answered_by__isnull=True, answered_at__isnull=True)
                | (~Q(answer="") & Q(answered_by__isnull=False, answered_at__isnull=False)),
                name="item_question_answered_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return Truncator(self.reason).chars(80)
