"""What was published, frozen: values as columns and rows, rich text both as given and as rendered, cleaned HTML."""

from __future__ import annotations

from enum import StrEnum

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from challenges.models.challenge import Challenge
from marketplace.files.models import Attachment
from marketplace.places.models import District
from marketplace.taxonomy.models import Capability, Field
from vendors.models import CertificateClass


class ChangeClass(StrEnum):
    FIRST = "first"
    COSMETIC = "cosmetic"
    MATERIAL = "material"


class ProcurementClass(StrEnum):
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class ProcurementThreshold(models.Model):
    """Upper limits of the classes جزئی and متوسط by Jalali year, in rial; above them is عمده. They change yearly:
    rows, not code.
    """

    year = models.PositiveSmallIntegerField(_("Jalali year"), primary_key=True)
    small_up_to = models.BigIntegerField(_("small up to (rial)"))
    medium_up_to = models.BigIntegerField(_("medium up to (rial)"))
    source = models.CharField(_("source"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("procurement thresholds")
        verbose_name_plural = _("procurement thresholds")
        ordering = ["-year"]
        constraints = [
            models.CheckConstraint(
                condition=Q(medium_up_to__gt=F("small_up_to")), name="challenges_procurementthreshold_in_order"
            )
        ]

    def __str__(self) -> str:
        return str(self.year)


class ChallengeVersion(models.Model):
    """One published text of a challenge. Persian is required; English is optional and marked stale when the Persian
    moved on.

    `*_html` is cleaned HTML ready to read without Wagtail; `source` keeps the rich text as given; `changes` is what
    `challenges.amendments.changes` found against the version before, so that an amendment is read without reading both.
    """

    PROCUREMENT = [
        (ProcurementClass.SMALL.value, _("Small")),
        (ProcurementClass.MEDIUM.value, _("Medium")),
        (ProcurementClass.LARGE.value, _("Large")),
    ]
    CHANGES = [
        (ChangeClass.FIRST.value, _("First publication")),
        (ChangeClass.COSMETIC.value, _("Cosmetic amendment")),
        (ChangeClass.MATERIAL.value, _("Material amendment")),
    ]
    BILINGUAL = (
        "title",
        "summary",
        "need_html",
        "outcome_html",
        "context_html",
        "data_html",
        "site_html",
        "eligibility_html",
        "intellectual_property",
    )

    challenge = models.ForeignKey(Challenge, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("number"))
    change = models.CharField(_("kind of change"), max_length=8, choices=CHANGES, default=ChangeClass.FIRST.value)
    change_note = models.TextField(_("what changed and why"), blank=True)
    changes = models.JSONField(_("changes field by field"), default=list, blank=True)
    title_fa = models.CharField(_("Persian title"), max_length=200)
    title_en = models.CharField(_("English title"), max_length=200, blank=True)
    summary_fa = models.TextField(_("Persian summary"))
    summary_en = models.TextField(_("English summary"), blank=True)
    need_html_fa = models.TextField(blank=True)
    need_html_en = models.TextField(blank=True)
    outcome_html_fa = models.TextField(blank=True)
    outcome_html_en = models.TextField(blank=True)
    context_html_fa = models.TextField(blank=True)
    context_html_en = models.TextField(blank=True)
    data_html_fa = models.TextField(blank=True)
    data_html_en = models.TextField(blank=True)
    site_html_fa = models.TextField(blank=True)
    site_html_en = models.TextField(blank=True)
    eligibility_html_fa = models.TextField(blank=True)
    eligibility_html_en = models.TextField(blank=True)
    intellectual_property_fa = models.CharField(max_length=300, blank=True)
    intellectual_property_en = models.CharField(max_length=300, blank=True)
    source = models.JSONField(_("rich text as given"), default=dict, blank=True)
    english_is_stale = models.BooleanField(_("the Persian text is newer than the English"), default=False)
    trl_min = models.PositiveSmallIntegerField(_("least readiness level"), null=True, blank=True)
    budget_ceiling = models.BigIntegerField(_("budget ceiling (rial)"), null=True, blank=True)
    currency_unit = models.CharField(max_length=8, default="IRR")
    procurement_class = models.CharField(
        _("procurement class"), max_length=8, choices=PROCUREMENT, default=ProcurementClass.MEDIUM.value
    )
    setad_number = models.CharField(_("Setad number"), max_length=40, blank=True)
    technical_minimum = models.PositiveSmallIntegerField(_("least technical score (of 100)"), default=60)
    pilot_days = models.PositiveSmallIntegerField(_("length of the pilot in days"), null=True, blank=True)
    pilot_starts_at = models.DateTimeField(null=True, blank=True)
    fields = models.ManyToManyField(Field, related_name="+", verbose_name=_("fields"))
    capabilities = models.ManyToManyField(Capability, related_name="+", blank=True, verbose_name=_("capabilities"))
    districts = models.ManyToManyField(District, related_name="+", blank=True, verbose_name=_("districts"))
    eligible_classes = models.ManyToManyField(
        CertificateClass, related_name="+", blank=True, verbose_name=_("who may apply")
    )
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(_("published"))
    content_hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("challenge version")
        verbose_name_plural = _("challenge versions")
        ordering = ["challenge", "number"]
        constraints = [
            models.UniqueConstraint(fields=["challenge", "number"], name="challenges_challengeversion_number_once"),
            models.CheckConstraint(condition=~Q(title_fa=""), name="challenges_challengeversion_persian_title"),
            models.CheckConstraint(
                condition=Q(change__in=[c.value for c in ChangeClass]), name="challenges_challengeversion_change_word"
            ),
            models.CheckConstraint(
                condition=Q(trl_min__isnull=True) | Q(trl_min__gte=1, trl_min__lte=9),
                name="challenges_challengeversion_trl_range",
            ),
            models.CheckConstraint(
                condition=Q(budget_ceiling__isnull=True) | Q(budget_ceiling__gt=0),
                name="challenges_challengeversion_budget_positive",
            ),
            models.CheckConstraint(
                condition=Q(technical_minimum__lte=100), name="challenges_challengeversion_technical_minimum"
            ),
            models.CheckConstraint(
                condition=(Q(number=1) & Q(change="first"))
                | (Q(number__gt=1) & ~Q(change="first") & ~Q(change_note="")),
                name="challenges_challengeversion_amendment_has_note",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.challenge_id} v{self.number}"

    def get_absolute_url(self) -> str:
        """Each version keeps its address; nothing published is ever overwritten."""
        return reverse("challenges:version", kwargs={"reference": self.challenge.reference, "number": self.number})

    def text(self, name: str) -> str:
        """A bilingual value in the active language; Persian where English is missing. `name` without its language
        suffix.
        """
        english = getattr(self, f"{name}_en") if get_language() == "en" else ""
        return english or getattr(self, f"{name}_fa")

    @property
    def title(self) -> str:
        return self.text("title")

    @property
    def summary(self) -> str:
        return self.text("summary")

    @property
    def need_html(self) -> str:
        return self.text("need_html")

    @property
    def outcome_html(self) -> str:
        return self.text("outcome_html")

    @property
    def context_html(self) -> str:
        return self.text("context_html")

    @property
    def data_html(self) -> str:
        return self.text("data_html")

    @property
    def site_html(self) -> str:
        return self.text("site_html")

    @property
    def eligibility_html(self) -> str:
        return self.text("eligibility_html")

    @property
    def intellectual_property(self) -> str:
        return self.text("intellectual_property")

    @property
    def has_english(self) -> bool:
        """Whether the reader of the English page reads English."""
        return bool(self.title_en and self.need_html_en)


class VersionDocument(models.Model):
    """A document published with a version; the attachment itself is shared by the versions that keep it."""

    version = models.ForeignKey(ChallengeVersion, models.PROTECT, related_name="documents")
    attachment = models.ForeignKey(Attachment, models.PROTECT, related_name="+")
    title_fa = models.CharField(_("Persian title"), max_length=160)
    title_en = models.CharField(_("English title"), max_length=160, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """The title in the active language."""
        return self.title_en if get_language() == "en" and self.title_en else self.title_fa
