"""The counter behind reference numbers: one row a Jalali year, taken under its lock, so that numbers have neither
gaps nor twins.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReferenceCounter(models.Model):
    """The last reference number given out in a Jalali year."""

    year = models.PositiveSmallIntegerField(_("Jalali year"), primary_key=True)
    last = models.PositiveIntegerField(_("last number"), default=0)

    class Meta:
        verbose_name = _("reference counter")
        verbose_name_plural = _("reference counters")

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"
