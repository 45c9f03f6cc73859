from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Versioned

from .packs import Pack


class ModuleQuerySet(models.QuerySet["Module"]):
    def published(self) -> "ModuleQuerySet":
        return self.filter(published_at__isnull=False)


class Module(Versioned):
    """A course unit that learners open: lessons and quizzes on one topic."""

    pack = models.ForeignKey(
        Pack, models.PROTECT, related_name="modules", verbose_name=_("content pack")
    )
    slug = models.SlugField(_("short name"), max_length=60, unique=True)
    title = models.CharField(_("title"), max_length=120)
    summary = models.TextField(
        _("summary"), blank=True, help_text=_("One or two sentences that a student sees first.")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    editors = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        blank=True,
        related_name="modules",
        verbose_name=_("editors"),
        help_text=_("Educators who may change this module. The pack's editors may as well."),
    )
    published_at = models.DateTimeField(_("published"), null=True, blank=True, editable=False)

    objects = ModuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("module")
        verbose_name_plural = _("modules")
        ordering = ["position", "slug"]

    def __str__(self) -> str:
        return self.title
