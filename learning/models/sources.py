from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Versioned

from .packs import Pack


class Source(Versioned):
    """One document, as a card that learners can open. An empty field: not stated there."""

    pack = models.ForeignKey(
        Pack, models.PROTECT, related_name="sources", verbose_name=_("content pack")
    )
    slug = models.SlugField(_("short name"), max_length=100)
    file = models.CharField(_("file name"), max_length=200)
    title = models.CharField(_("title"), max_length=300)
    short = models.CharField(
        _("name in a question"), max_length=120, help_text=_("How a question names this source.")
    )
    publisher = models.TextField(_("publisher"), blank=True)
    author = models.TextField(_("author"), blank=True)
    reviewer = models.TextField(_("reviewer"), blank=True)
    published = models.CharField(_("published"), max_length=60, blank=True)
    updated = models.CharField(_("updated"), max_length=60, blank=True)
    reviewed = models.CharField(_("reviewed"), max_length=60, blank=True)
    year = models.PositiveSmallIntegerField(
        _("year"), null=True, blank=True, help_text=_("The newest year that the document states.")
    )
    kind = models.CharField(_("kind of page"), max_length=120, blank=True)
    country = models.CharField(_("country"), max_length=60, blank=True)
    audience = models.CharField(_("written for"), max_length=120, blank=True)
    references = models.TextField(_("references"), blank=True)
    note = models.TextField(_("note"), blank=True)
    retired_at = models.DateTimeField(_("retired"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["slug"]
        constraints = [
            models.UniqueConstraint(fields=["pack", "slug"], name="source_unique_in_pack")
        ]

    def __str__(self) -> str:
        return self.short


class Heading(models.Model):
    """A place in a source that citations name, in reading order."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="headings")
    text = models.CharField(_("heading"), max_length=300)
    position = models.PositiveSmallIntegerField(_("position"))

    class Meta:
        verbose_name = _("heading")
        verbose_name_plural = _("headings")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["source", "text"], name="heading_unique_in_source")
        ]

    def __str__(self) -> str:
        return self.text
