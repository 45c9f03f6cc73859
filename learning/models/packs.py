from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Versioned


class PackQuerySet(models.QuerySet["Pack"]):
    def editable_by(self, person: models.Model) -> "PackQuerySet":
        return self.filter(editors=person.pk)


class Pack(Versioned):
    """The unit of ownership: sources, concepts, claims and items belong to a pack."""

    slug = models.SlugField(_("short name"), max_length=60, unique=True)
    title = models.CharField(_("title"), max_length=120)
    summary = models.TextField(_("summary"), blank=True)
    language = models.CharField(_("language"), max_length=12, default="en")
    licence = models.CharField(
        _("licence"),
        max_length=60,
        blank=True,
        help_text=_("Under which terms others may use this pack, for example CC-BY-4.0."),
    )
    editors = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        blank=True,
        related_name="packs",
        verbose_name=_("editors"),
        help_text=_("Educators who may change this pack and its modules."),
    )

    objects = PackQuerySet.as_manager()

    class Meta:
        verbose_name = _("content pack")
        verbose_name_plural = _("content packs")
        ordering = ["title"]
        permissions = [("any_pack", _("Can work on every pack"))]

    def __str__(self) -> str:
        return self.title
