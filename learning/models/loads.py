from django.db import models
from django.utils.translation import gettext_lazy as _

from .packs import Pack


class LoadedRow(models.Model):
    """The hash of a pack's row as it was last loaded: the third voice in a reload."""

    pack = models.ForeignKey(Pack, models.CASCADE, related_name="loaded_rows")
    kind = models.CharField(max_length=20)
    slug = models.CharField(max_length=100)
    digest = models.CharField(max_length=64)
    position = models.PositiveIntegerField(default=0)  # in its file, so that a dump keeps the order

    class Meta:
        verbose_name = _("loaded row")
        verbose_name_plural = _("loaded rows")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["pack", "kind", "slug"], name="loaded_row_unique")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.slug}"
