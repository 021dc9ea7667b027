"""Pilots (اجرای آزمایشی): what was tried where, measured by KPIs, paid by milestones, and published whatever came
of it.
"""

from __future__ import annotations

import uuid
from enum import StrEnum

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from challenges.models import Challenge
from challenges.pilots.querysets import PilotQuerySet
from challenges.pilots.states import MilestoneStatus, PilotStatus
from challenges.proposals.models import Proposal
from marketplace.places.models import District
from marketplace.transitions import LifecycleModel, StatusField, status_constraint
from vendors.models import Solution, Vendor


class Verdict(StrEnum):
    SCALE = "scale"
    BUY = "buy"
    STOP = "stop"


class Pilot(LifecycleModel):
    """The trial of an awarded proposal in the city. A verdict of «stop» is published like any other."""

    VERDICTS = [
        (Verdict.SCALE.value, _("Scale up")),
        (Verdict.BUY.value, _("Buy")),
        (Verdict.STOP.value, _("Stop")),
    ]

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    challenge = models.ForeignKey(Challenge, models.PROTECT, related_name="pilots")
    proposal = models.OneToOneField(Proposal, models.PROTECT, related_name="pilot")
    vendor = models.ForeignKey(Vendor, models.PROTECT, related_name="pilots")
    solution = models.ForeignKey(Solution, models.PROTECT, null=True, blank=True, related_name="pilots")
    status = StatusField(_("state"), default=PilotStatus.PREPARING.value)
    hypothesis_fa = models.TextField(_("hypothesis, Persian"))
    hypothesis_en = models.TextField(_("hypothesis, English"), blank=True)
    site_fa = models.CharField(_("site, Persian"), max_length=300)
    site_en = models.CharField(_("site, English"), max_length=300, blank=True)
    district = models.ForeignKey(District, models.PROTECT, null=True, blank=True, related_name="+")
    amount = models.BigIntegerField(_("agreed amount (rial)"), null=True, blank=True)
    currency_unit = models.CharField(max_length=8, default="IRR")
    agreed_on = models.DateField(null=True, blank=True)
    starts_on = models.DateField(_("starts"), null=True, blank=True)
    ends_on = models.DateField(_("ends"), null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    verdict = models.CharField(_("verdict"), max_length=8, choices=VERDICTS, blank=True)
    learned_fa = models.TextField(_("what was learned, Persian"), blank=True)
    learned_en = models.TextField(_("what was learned, English"), blank=True)
    public_reason = models.TextField(_("public reason"), blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = PilotQuerySet.as_manager()

    class Meta:
        verbose_name = _("pilot")
        verbose_name_plural = _("pilots")
        ordering = ["-id"]
        constraints = [
            status_constraint("pilots_pilot", PilotStatus),
            models.CheckConstraint(
                condition=~Q(status="completed") | (~Q(verdict="") & ~Q(learned_fa="")),
                name="pilots_pilot_completed_has_verdict",
            ),
            models.CheckConstraint(
                condition=~Q(status="terminated") | ~Q(public_reason=""), name="pilots_pilot_terminated_has_reason"
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on")),
                name="pilots_pilot_dates_in_order",
            ),
            models.CheckConstraint(
                condition=Q(verdict__in=["", *[v.value for v in Verdict]]), name="pilots_pilot_verdict_word"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.challenge_id}:{self.vendor_id}"

    def get_absolute_url(self) -> str:
        """The public result page."""
        return reverse("pilots:detail", kwargs={"public_id": self.public_id})

    def text(self, name: str) -> str:
        """A bilingual value in the active language; Persian where English is missing."""
        english = getattr(self, f"{name}_en") if get_language() == "en" else ""
        return english or getattr(self, f"{name}_fa")

    @property
    def hypothesis(self) -> str:
        return self.text("hypothesis")

    @property
    def site(self) -> str:
        return self.text("site")

    @property
    def learned(self) -> str:
        return self.text("learned")


class Kpi(models.Model):
    """A measure of a pilot: baseline, target and what was reached, as decimals in `unit`; `lower_is_better` says
    which way is good.
    """

    pilot = models.ForeignKey(Pilot, models.CASCADE, related_name="kpis")
    title_fa = models.CharField(_("Persian title"), max_length=160)
    title_en = models.CharField(_("English title"), max_length=160, blank=True)
    unit_fa = models.CharField(_("unit, Persian"), max_length=40, blank=True)
    unit_en = models.CharField(_("unit, English"), max_length=40, blank=True)
    baseline = models.DecimalField(_("before"), max_digits=14, decimal_places=2, null=True, blank=True)
    target = models.DecimalField(_("target"), max_digits=14, decimal_places=2)
    actual = models.DecimalField(_("reached"), max_digits=14, decimal_places=2, null=True, blank=True)
    lower_is_better = models.BooleanField(_("lower is better"), default=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("KPI")
        verbose_name_plural = _("KPIs")
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        return self.title_en if get_language() == "en" and self.title_en else self.title_fa

    @property
    def unit(self) -> str:
        return self.unit_en if get_language() == "en" and self.unit_en else self.unit_fa

    @property
    def is_reached(self) -> bool | None:
        """Whether the target was met; None while nothing was measured."""
        if self.actual is None:
            return None
        return self.actual <= self.target if self.lower_is_better else self.actual >= self.target


class Reading(models.Model):
    """One measurement of a KPI; the newest one is what was reached."""

    kpi = models.ForeignKey(Kpi, models.CASCADE, related_name="readings")
    measured_on = models.DateField(_("measured on"))
    value = models.DecimalField(_("value"), max_digits=14, decimal_places=2)

    class Meta:
        verbose_name = _("measurement")
        verbose_name_plural = _("measurements")
        ordering = ["measured_on", "id"]
        constraints = [models.UniqueConstraint(fields=["kpi", "measured_on"], name="pilots_reading_once_a_day")]

    def __str__(self) -> str:
        return f"{self.kpi_id}:{self.measured_on}"


class Milestone(LifecycleModel):
    """A step (گام) of the pilot with its share of the payment in percent."""

    pilot = models.ForeignKey(Pilot, models.CASCADE, related_name="milestones")
    title_fa = models.CharField(_("Persian title"), max_length=160)
    title_en = models.CharField(_("English title"), max_length=160, blank=True)
    due_on = models.DateField(_("due"))
    share = models.PositiveSmallIntegerField(_("share of the payment (percent)"))
    status = StatusField(_("state"), default=MilestoneStatus.PLANNED.value)
    reason = models.TextField(_("reason"), blank=True)
    delivered_at = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ["position", "id"]
        constraints = [
            status_constraint("pilots_milestone", MilestoneStatus),
            models.CheckConstraint(condition=Q(share__gte=1, share__lte=100), name="pilots_milestone_share_range"),
            models.CheckConstraint(
                condition=~Q(status="returned") | ~Q(reason=""), name="pilots_milestone_return_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        return self.title_en if get_language() == "en" and self.title_en else self.title_fa
