"""What a firm offers: solutions with their readiness, pictures, and where they have worked."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from marketplace.files.models import Attachment
from marketplace.taxonomy.models import Capability, Field
from marketplace.text import slug
from vendors.models.firm import TRL_RANGE, Vendor
from vendors.querysets import SolutionQuerySet


class Solution(models.Model):
    """What a startup offers: the problem it solves, its readiness, and where it has worked."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    vendor = models.ForeignKey(Vendor, models.PROTECT, related_name="solutions")
    slug = models.SlugField(max_length=140, unique=True, allow_unicode=True)
    title_fa = models.CharField(_("Persian title"), max_length=160)
    title_en = models.CharField(_("English title"), max_length=160, blank=True)
    problem_fa = models.TextField(_("problem it solves"), blank=True)
    evidence_fa = models.TextField(_("evidence"), blank=True)
    summary_fa = models.TextField(_("summary, Persian"), max_length=600)
    summary_en = models.TextField(_("summary, English"), max_length=600, blank=True)
    trl = models.PositiveSmallIntegerField(_("readiness level"), null=True, blank=True)
    price_from = models.BigIntegerField(_("price from (rial)"), null=True, blank=True)
    price_to = models.BigIntegerField(_("price to (rial)"), null=True, blank=True)
    currency_unit = models.CharField(max_length=8, default="IRR")
    video_url = models.URLField(_("video"), blank=True)
    fields = models.ManyToManyField(Field, related_name="solutions", blank=True)
    capabilities = models.ManyToManyField(Capability, related_name="solutions", blank=True)
    is_published = models.BooleanField(_("public"), default=False)
    created_at = models.DateTimeField(default=timezone.now)
    updated_at = models.DateTimeField(auto_now=True)

    objects = SolutionQuerySet.as_manager()

    class Meta:
        verbose_name = _("solution")
        verbose_name_plural = _("solutions")
        constraints = [
            models.CheckConstraint(condition=TRL_RANGE, name="vendors_solution_trl_range"),
            models.CheckConstraint(
                condition=Q(price_from__isnull=True) | Q(price_to__isnull=True) | Q(price_to__gte=F("price_from")),
                name="vendors_solution_price_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            self.slug = f"{slug(self.title_fa)[:120]}-{self.public_id.hex[:6]}"
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("vendors:solution", args=[self.slug])

    @property
    def title(self) -> str:
        """The title in the active language; Persian where no English one was given."""
        return self.title_en if get_language() == "en" and self.title_en else self.title_fa

    @property
    def summary(self) -> str:
        """The summary in the active language; Persian where no English one was given."""
        return self.summary_en if get_language() == "en" and self.summary_en else self.summary_fa


class SolutionReference(models.Model):
    """Where a solution has worked: customer, year, result; shown publicly only with the customer's consent."""

    solution = models.ForeignKey(Solution, models.CASCADE, related_name="references")
    customer = models.CharField(_("customer"), max_length=160)
    year = models.PositiveSmallIntegerField(_("year (Jalali)"), null=True, blank=True)
    result = models.TextField(_("result"), blank=True)
    has_consent = models.BooleanField(_("the customer agreed to be named"), default=False)

    class Meta:
        verbose_name = _("reference of a solution")
        verbose_name_plural = _("references of solutions")

    def __str__(self) -> str:
        return self.customer


class SolutionPicture(models.Model):
    """A picture of a solution, drawn anew from what was uploaded; as public as the solution."""

    solution = models.ForeignKey(Solution, models.CASCADE, related_name="pictures")
    file = models.OneToOneField(Attachment, models.PROTECT, related_name="+", verbose_name=_("picture"))
    alt_fa = models.CharField(_("what it shows, Persian"), max_length=200)
    alt_en = models.CharField(_("what it shows, English"), max_length=200, blank=True)
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("picture of a solution")
        verbose_name_plural = _("pictures of solutions")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.alt

    @property
    def alt(self) -> str:
        """What it shows, in the active language; Persian where no English words were given."""
        return self.alt_en if get_language() == "en" and self.alt_en else self.alt_fa
