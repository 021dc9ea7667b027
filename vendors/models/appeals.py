"""The appeal of a suspended firm: lodged once for a suspension, answered with reasons.

Invariant: of a firm at most one appeal waits; an answer has its words and says whether the suspension ends.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vendors.models.firm import Vendor


class SuspensionAppeal(models.Model):
    """Why the firm holds its suspension to be wrong, and what the office answered."""

    vendor = models.ForeignKey(Vendor, models.PROTECT, related_name="appeals")
    text = models.TextField(_("appeal"))
    lodged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    lodged_at = models.DateTimeField(default=timezone.now)
    suspended_at = models.DateTimeField(_("suspended"))
    answer = models.TextField(_("answer"), blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    upheld = models.BooleanField(_("the suspension ended"), null=True)

    class Meta:
        verbose_name = _("appeal against a suspension")
        verbose_name_plural = _("appeals against suspensions")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["vendor", "suspended_at"], name="vendors_suspensionappeal_once"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, upheld__isnull=True, answer="")
                | Q(answered_at__isnull=False, upheld__isnull=False) & ~Q(answer=""),
                name="vendors_suspensionappeal_answer_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.vendor_id}: {self.lodged_at:%Y-%m-%d}"
