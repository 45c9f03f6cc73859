from __future__ import annotations

from functools import cached_property

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from learning.models import Pack

from .. import items


class ItemLine(models.Model):
    """One question through all its corrections: quizzes name lines, learners meet items."""

    pack = models.ForeignKey(
        Pack, models.PROTECT, related_name="item_lines", verbose_name=_("content pack")
    )
    slug = models.SlugField(_("short name"), max_length=100)

    class Meta:
        verbose_name = _("item line")
        verbose_name_plural = _("item lines")
        ordering = ["pack", "slug"]
        constraints = [
            models.UniqueConstraint(fields=["pack", "slug"], name="item_line_unique_in_pack")
        ]

    def __str__(self) -> str:
        return self.slug


class ItemQuerySet(models.QuerySet["Item"]):
    def in_service(self) -> ItemQuerySet:
        """What a new attempt may be given."""
        return self.filter(status=Item.Status.APPROVED, fallen_at=None)

    def editable_by(self, person: models.Model) -> ItemQuerySet:
        return self.filter(line__pack__editors=person.pk)


class Item(models.Model):
    """One version of a question. Its payload never changes once it is approved."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        APPROVED = "approved", _("approved")
        REJECTED = "rejected", _("rejected")
        WITHDRAWN = "withdrawn", _("withdrawn")
        SUPERSEDED = "superseded", _("superseded")

    line = models.ForeignKey(
        ItemLine, models.PROTECT, related_name="items", verbose_name=_("item line")
    )
    number = models.PositiveIntegerField(_("version of the line"), default=1)
    type = models.CharField(_("type"), max_length=30)
    payload = models.JSONField(_("content"))
    status = models.CharField(
        _("status"), max_length=12, choices=Status.choices, default=Status.DRAFT
    )
    status_reason = models.CharField(_("reason"), max_length=500, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(_("made"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    provenance = models.JSONField(_("provenance"), default=dict, blank=True, editable=False)
    content_hash = models.CharField(max_length=40, blank=True, editable=False)
    fallen_at = models.DateTimeField(
        _("out of service since"), null=True, blank=True, editable=False
    )
    fallen_reason = models.TextField(_("why its proof fell"), blank=True, editable=False)

    objects = ItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("item")
        verbose_name_plural = _("items")
        ordering = ["line", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["line", "number"], name="item_unique_version"),
            models.UniqueConstraint(
                fields=["line"],
                condition=models.Q(status="approved"),
                name="item_one_approved_version",
            ),
            models.CheckConstraint(
                condition=models.Q(fallen_at__isnull=True, fallen_reason="")
                | (models.Q(fallen_at__isnull=False) & ~models.Q(fallen_reason="")),
                name="item_fallen_with_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(status="draft", decided_at__isnull=True)
                | (~models.Q(status="draft") & models.Q(decided_at__isnull=False)),
                name="item_decided_unless_draft",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.line} ({self.number})"

    @cached_property
    def value(self) -> items.Item:
        """The item itself: the only reader of `payload`."""
        return items.load({**self.payload, "type": self.type})
