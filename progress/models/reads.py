from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from learning.models import Lesson


class LessonRead(models.Model):
    """A learner said that they read a lesson; the first time counts."""

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="lesson_reads",
        verbose_name=_("learner"),
    )
    lesson = models.ForeignKey(
        Lesson, models.PROTECT, related_name="reads", verbose_name=_("lesson")
    )
    first_read_at = models.DateTimeField(_("first read"))

    class Meta:
        verbose_name = _("lesson read")
        verbose_name_plural = _("lessons read")
        ordering = ["first_read_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["learner", "lesson"], name="lesson_read_once")
        ]

    def __str__(self) -> str:
        return f"{self.learner}, {self.lesson}"
