"""What is said about claims: closed slots, disagreements, vetoes, objectives, reviews."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Versioned

from .claims import Claim
from .concepts import Concept
from .modules import Module
from .packs import Pack
from .sources import Source


class Closure(Versioned):
    """A slot of which a source enumerates every value."""

    pack = models.ForeignKey(Pack, models.PROTECT, related_name="closures")
    slug = models.SlugField(_("short name"), max_length=100)
    subject = models.ForeignKey(Concept, models.PROTECT, related_name="closures")
    relation = models.CharField(_("relation"), max_length=40)
    source = models.ForeignKey(Source, models.PROTECT, related_name="closures")
    locator = models.CharField(_("heading"), max_length=300)
    retired_at = models.DateTimeField(_("retired"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("closed list")
        verbose_name_plural = _("closed lists")
        ordering = ["slug"]
        constraints = [
            models.UniqueConstraint(fields=["pack", "slug"], name="closure_unique_in_pack")
        ]

    def __str__(self) -> str:
        return self.slug


class Disagreement(Versioned):
    """Claims that clash, why, and what may still be done with them."""

    class Kind(models.TextChoices):
        VALUE = "value", _("different values")
        RANK = "rank_against_share", _("rank against share")
        WORDING = "wording", _("wording")
        CONDITION = "condition", _("condition")
        GUIDANCE = "guidance", _("guidance")

    pack = models.ForeignKey(Pack, models.PROTECT, related_name="disagreements")
    slug = models.SlugField(_("short name"), max_length=100)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    claims = models.ManyToManyField(Claim, related_name="disagreements", verbose_name=_("claims"))
    explanation = models.TextField(_("explanation for educators"))
    may_key = models.BooleanField(_("may be a key"), default=False)
    may_prove = models.BooleanField(_("may prove an option wrong"), default=False)
    may_attribute = models.BooleanField(_("may be asked with the source named"), default=True)
    may_teach = models.BooleanField(_("may be taught"), default=True)
    retired_at = models.DateTimeField(_("retired"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("disagreement")
        verbose_name_plural = _("disagreements")
        ordering = ["slug"]
        constraints = [
            models.UniqueConstraint(fields=["pack", "slug"], name="disagreement_unique_in_pack")
        ]

    def __str__(self) -> str:
        return self.slug


class Veto(Versioned):
    """True in the world though no source says so: makes an option unsafe and nothing else."""

    pack = models.ForeignKey(Pack, models.PROTECT, related_name="vetoes")
    slug = models.SlugField(_("short name"), max_length=100)
    subject = models.ForeignKey(Concept, models.PROTECT, related_name="vetoes_about")
    relation = models.CharField(_("relation"), max_length=40)
    object = models.ForeignKey(Concept, models.PROTECT, related_name="vetoes_with")
    reason = models.CharField(_("reason"), max_length=300)
    reviewed_by = models.CharField(
        _("reviewed by"), max_length=200, blank=True, help_text=_("Empty: not reviewed yet.")
    )
    retired_at = models.DateTimeField(_("retired"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("veto")
        verbose_name_plural = _("vetoes")
        ordering = ["slug"]
        constraints = [models.UniqueConstraint(fields=["pack", "slug"], name="veto_unique_in_pack")]

    def __str__(self) -> str:
        return self.slug


class Objective(Versioned):
    """What a learner can do afterwards, and the claims that this covers."""

    pack = models.ForeignKey(Pack, models.PROTECT, related_name="objectives")
    slug = models.SlugField(_("short name"), max_length=100)
    text = models.CharField(_("objective"), max_length=300)
    claims = models.ManyToManyField(Claim, related_name="objectives", verbose_name=_("claims"))
    retired_at = models.DateTimeField(_("retired"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("objective")
        verbose_name_plural = _("objectives")
        ordering = ["slug"]
        constraints = [
            models.UniqueConstraint(fields=["pack", "slug"], name="objective_unique_in_pack")
        ]

    def __str__(self) -> str:
        return self.text


class ObjectiveTag(models.Model):
    """An objective's place in a framework's table. Category names only."""

    objective = models.ForeignKey(Objective, models.CASCADE, related_name="tags")
    framework = models.CharField(_("framework"), max_length=60)
    category = models.CharField(_("category"), max_length=120)
    position = models.PositiveSmallIntegerField(_("position"), default=1)

    class Meta:
        verbose_name = _("framework tag")
        verbose_name_plural = _("framework tags")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["objective", "framework", "category"], name="objective_tag_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.framework}: {self.category}"


class Review(models.Model):
    """Somebody with a credential has read a module or a claim."""

    module = models.ForeignKey(
        Module, models.CASCADE, null=True, blank=True, related_name="reviews"
    )
    claim = models.ForeignKey(Claim, models.CASCADE, null=True, blank=True, related_name="reviews")
    name = models.CharField(_("name"), max_length=120)
    credential = models.CharField(
        _("credential"), max_length=120, help_text=_("For example: RN, OCN.")
    )
    is_nurse = models.BooleanField(_("is a registered nurse"), default=False)
    read_on = models.DateField(_("read on"))
    next_due = models.DateField(_("next reading due"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering = ["-read_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(module__isnull=False, claim__isnull=True)
                | Q(module__isnull=True, claim__isnull=False),
                name="review_of_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(next_due__gt=models.F("read_on")),
                name="review_due_after_reading",
                violation_error_message=_("The next reading is due after this one."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.credential}"
