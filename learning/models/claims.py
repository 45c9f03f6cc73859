from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Versioned

from .concepts import Concept
from .packs import Pack
from .sources import Source


class ClaimQuerySet(models.QuerySet["Claim"]):
    def servable(self) -> ClaimQuerySet:
        """What may be key and may prove an option wrong."""
        return self.filter(status__in=[Claim.Status.ACCEPTED, Claim.Status.CAVEAT])

    def in_force(self) -> ClaimQuerySet:
        return self.exclude(status=Claim.Status.RETRACTED)


class Claim(Versioned):
    """One atomic fact: subject, relation and object, or a figure in the object's place."""

    class Status(models.TextChoices):
        ACCEPTED = "accepted", _("accepted")
        CAVEAT = "caveat", _("true with a caution")
        CONTESTED = "contested", _("contested")
        WITHHELD = "withheld", _("withheld")
        RETRACTED = "retracted", _("retracted")

    class Strength(models.TextChoices):
        STATED = "stated", _("stated")
        IMPLIED = "implied", _("implied")

    class Modality(models.TextChoices):
        IS = "is", _("is")
        MAY = "may", _("may")
        OFTEN = "often", _("often")
        USUALLY = "usually", _("usually")
        MOST = "most", _("most")
        RARELY = "rarely", _("rarely")

    class Weight(models.TextChoices):
        CORE = "core", _("core")
        SUPPORTING = "supporting", _("supporting")
        DETAIL = "detail", _("detail")

    pack = models.ForeignKey(
        Pack, models.PROTECT, related_name="claims", verbose_name=_("content pack")
    )
    slug = models.SlugField(_("short name"), max_length=100)
    subject = models.ForeignKey(
        Concept, models.PROTECT, related_name="claims_about", verbose_name=_("subject")
    )
    relation = models.CharField(_("relation"), max_length=40)
    object = models.ForeignKey(
        Concept,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="claims_with",
        verbose_name=_("object"),
    )
    polarity = models.BooleanField(
        _("holds"), default=True, help_text=_("Switch off where the source says that it does not.")
    )
    strength = models.CharField(
        _("strength"), max_length=10, choices=Strength.choices, default=Strength.STATED
    )
    modality = models.CharField(
        _("how sure"), max_length=10, choices=Modality.choices, default=Modality.IS
    )
    condition = models.TextField(_("applies when"), blank=True)
    population = models.TextField(_("of whom"), blank=True)
    time = models.TextField(_("when"), blank=True)
    scope_note = models.TextField(_("note on the scope"), blank=True)
    ordered_list = models.CharField(_("ordered list"), max_length=100, blank=True)
    position = models.PositiveSmallIntegerField(_("place in the list"), null=True, blank=True)
    weight = models.CharField(
        _("weight"), max_length=12, choices=Weight.choices, default=Weight.CORE
    )
    status = models.CharField(
        _("status"), max_length=12, choices=Status.choices, default=Status.ACCEPTED
    )
    reason = models.TextField(
        _("reason for the status"), blank=True, help_text=_("Needed unless accepted.")
    )
    caution = models.TextField(
        _("caution"), blank=True, help_text=_("The words that every rationale carries along.")
    )
    status_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    status_at = models.DateTimeField(_("status set"), null=True, blank=True, editable=False)
    statement = models.CharField(
        _("in plain English"), max_length=300, help_text=_("At most 30 words.")
    )

    objects: models.Manager[Claim] = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ["slug"]
        constraints = [
            models.UniqueConstraint(fields=["pack", "slug"], name="claim_unique_in_pack"),
            models.CheckConstraint(
                condition=Q(status="accepted") | ~Q(reason=""),
                name="claim_reason_unless_accepted",
                violation_error_message=_("Say why this claim is not simply accepted."),
            ),
            models.CheckConstraint(
                condition=~Q(status="caveat") | ~Q(caution=""),
                name="claim_caution_with_caveat",
                violation_error_message=_("Write the caution that rationales carry."),
            ),
        ]

    def __str__(self) -> str:
        return self.statement


class Figure(models.Model):
    """A number or range in the place of a claim's object. Blank: not stated."""

    class Bound(models.TextChoices):
        EXACT = "exact", _("exact")
        ABOUT = "about", _("about")
        FEWER_THAN = "fewer_than", _("fewer than")
        RANGE = "range", _("range")

    claim = models.OneToOneField(Claim, models.CASCADE, related_name="figure")
    measure = models.CharField(_("what is counted"), max_length=300)
    low = models.CharField(_("number, or lower end"), max_length=20)
    high = models.CharField(_("upper end"), max_length=20, blank=True)
    unit = models.CharField(_("unit"), max_length=40, default="%", blank=True)
    of_whom = models.TextField(_("of whom"), blank=True)
    place = models.TextField(_("where"), blank=True)
    period = models.TextField(_("period"), blank=True)
    bound = models.CharField(
        _("kind of number"), max_length=12, choices=Bound.choices, default=Bound.EXACT
    )

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")

    def __str__(self) -> str:
        return f"{self.low}{'–' + self.high if self.high else ''} {self.unit}"


class Citation(models.Model):
    """Where a source says it."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="citations")
    source = models.ForeignKey(
        Source, models.PROTECT, related_name="citations", verbose_name=_("source")
    )
    locator = models.CharField(
        _("heading"), max_length=300, help_text=_("The heading that it stands under.")
    )
    note = models.TextField(
        _("note"), blank=True, help_text=_("Where our wording corrects the source's term.")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=1)

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "source", "locator"], name="citation_unique_place"
            )
        ]

    def __str__(self) -> str:
        return f"{self.source}, {self.locator}"
