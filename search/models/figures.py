"""What is asked and opened, counted without people.

Invariants: no row tells who; a phrase counts once a day for each visitor; what looks like an identifier, a number or an
address is never written down; rows older than `search.figures.KEPT` are removed at night.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class AskedPhrase(models.Model):
    """How often a phrase (folded, as typed) was asked on a day, and how often it found nothing."""

    day = models.DateField()
    phrase = models.CharField(max_length=120)
    asked = models.PositiveIntegerField(default=0)
    empty = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("asked phrase")
        verbose_name_plural = _("asked phrases")
        constraints = [
            models.UniqueConstraint(fields=["day", "phrase"], name="search_askedphrase_once"),
            models.CheckConstraint(condition=Q(empty__lte=F("asked")), name="search_askedphrase_empty_within_asked"),
        ]
        indexes = [models.Index(fields=["phrase"], name="search_asked_phrase", opclasses=["varchar_pattern_ops"])]

    def __str__(self) -> str:
        return f"{self.phrase}: {self.asked}"


class OpenedResult(models.Model):
    """How often a result was opened on a day from the results of a phrase."""

    day = models.DateField()
    phrase = models.CharField(max_length=120)
    kind = models.CharField(max_length=16)
    object_id = models.CharField(max_length=64)
    opened = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("opened result")
        verbose_name_plural = _("opened results")
        constraints = [
            models.UniqueConstraint(fields=["day", "phrase", "kind", "object_id"], name="search_openedresult_once")
        ]

    def __str__(self) -> str:
        return f"{self.phrase} → {self.kind}:{self.object_id}: {self.opened}"


class ShownFirm(models.Model):
    """How often matching showed a firm to departments on a day: what the fairness figures are made of."""

    day = models.DateField()
    vendor = models.ForeignKey("vendors.Vendor", models.CASCADE, related_name="+")
    shown = models.PositiveIntegerField(default=0)
    first = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("shown firm")
        verbose_name_plural = _("shown firms")
        constraints = [
            models.UniqueConstraint(fields=["day", "vendor"], name="search_shownfirm_once"),
            models.CheckConstraint(condition=Q(first__lte=F("shown")), name="search_shownfirm_first_within_shown"),
        ]

    def __str__(self) -> str:
        return f"{self.vendor_id}: {self.shown}"
