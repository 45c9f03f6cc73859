from django.db import models
from django.utils.translation import gettext_lazy as _

from learning.models import Claim, Concept

from .items import Item


class ItemClaim(models.Model):
    """A claim that an item rests on, and as what."""

    class Role(models.TextChoices):
        KEY = "key", _("key")
        PROOF = "proof", _("proof")
        CONTEXT = "context", _("context")

    item = models.ForeignKey(Item, models.CASCADE, related_name="item_claims")
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="item_claims")
    role = models.CharField(_("role"), max_length=8, choices=Role.choices)

    class Meta:
        verbose_name = _("claim behind an item")
        verbose_name_plural = _("claims behind items")
        constraints = [
            models.UniqueConstraint(fields=["item", "claim", "role"], name="item_claim_once")
        ]

    def __str__(self) -> str:
        return f"{self.claim} ({self.role})"


class ItemConcept(models.Model):
    """A concept that an item names."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="item_concepts")
    concept = models.ForeignKey(Concept, models.PROTECT, related_name="item_concepts")

    class Meta:
        verbose_name = _("concept named by an item")
        verbose_name_plural = _("concepts named by items")
        constraints = [
            models.UniqueConstraint(fields=["item", "concept"], name="item_concept_once")
        ]

    def __str__(self) -> str:
        return str(self.concept)
