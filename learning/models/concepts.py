from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Versioned

from .packs import Pack


class Concept(Versioned):
    """One thing that claims are about. Its names are in the case they have in a sentence."""

    pack = models.ForeignKey(
        Pack, models.PROTECT, related_name="concepts", verbose_name=_("content pack")
    )
    slug = models.SlugField(_("short name"), max_length=100)
    kind = models.CharField(_("kind"), max_length=20)
    name = models.CharField(_("preferred name"), max_length=200)
    plural = models.CharField(_("plural"), max_length=200, blank=True)
    abbreviation = models.CharField(_("abbreviation"), max_length=40, blank=True)
    respelling = models.CharField(
        _("how to say it"), max_length=120, blank=True, help_text=_("For example: JAWN-dis.")
    )
    broader = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="narrower",
        verbose_name=_("broader concepts"),
    )
    neighbours = models.ManyToManyField(
        "self",
        blank=True,
        verbose_name=_("too close to be used against each other"),
        help_text=_("Not the same, yet never right and wrong in one question."),
    )
    note = models.TextField(_("note"), blank=True)
    retired_at = models.DateTimeField(_("retired"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("concept")
        verbose_name_plural = _("concepts")
        ordering = ["slug"]
        constraints = [
            models.UniqueConstraint(fields=["pack", "slug"], name="concept_unique_in_pack")
        ]

    def __str__(self) -> str:
        return self.name


class Synonym(models.Model):
    """Another name or spelling of a concept."""

    concept = models.ForeignKey(Concept, models.CASCADE, related_name="synonyms")
    text = models.CharField(_("synonym"), max_length=200)
    position = models.PositiveSmallIntegerField(_("position"), default=1)

    class Meta:
        verbose_name = _("synonym")
        verbose_name_plural = _("synonyms")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["concept", "text"], name="synonym_unique_in_concept")
        ]

    def __str__(self) -> str:
        return self.text
