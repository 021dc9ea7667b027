"""The evidence for what a firm claims: classes of knowledge-based firms, and dated certificates.

Invariants: expiry is a date, never a status; a refusal has a reason; a number of a class is verified for one firm only.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from marketplace.files.models import Attachment
from marketplace.taxonomy.models import Named
from marketplace.transitions import LifecycleModel, StatusField, status_constraint
from vendors.models.firm import Vendor
from vendors.querysets import CertificateQuerySet
from vendors.states import CertificateStatus


class CertificateClass(Named):
    """A class of knowledge-based firm (نوپا، نوآور، فناور…): rows, because the rules change them. The highest `rank` is
    shown as the badge.
    """

    code = models.SlugField(_("code"), max_length=40, unique=True)
    scheme_year = models.PositiveSmallIntegerField(_("scheme year (Jalali)"))
    rank = models.PositiveSmallIntegerField(_("rank"), default=0)

    class Meta:
        verbose_name = _("certificate class")
        verbose_name_plural = _("certificate classes")
        ordering = ["rank"]


class Certificate(LifecycleModel):
    """Dated evidence of a class, with its file, and who checked it when. A badge only while verified and in date."""

    vendor = models.ForeignKey(Vendor, models.PROTECT, related_name="certificates")
    certificate_class = models.ForeignKey(CertificateClass, models.PROTECT, related_name="+", verbose_name=_("class"))
    number = models.CharField(_("certificate number"), max_length=60)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"))
    file = models.ForeignKey(Attachment, models.PROTECT, null=True, related_name="+", verbose_name=_("file"))
    status = StatusField(_("state"), default=CertificateStatus.SUBMITTED.value)
    reason = models.TextField(_("reason"), blank=True)
    submitted_at = models.DateTimeField(default=timezone.now)
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    checked_at = models.DateTimeField(null=True, blank=True)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering = ["-valid_to"]
        indexes = [
            models.Index(
                fields=["vendor", "submitted_at"], name="vendors_certificate_waiting", condition=Q(status="submitted")
            ),
            models.Index(fields=["valid_to"], name="vendors_certificate_ending", condition=Q(status="verified")),
            models.Index(fields=["number"], name="vendors_certificate_number"),
        ]
        constraints = [
            status_constraint("vendors_certificate", CertificateStatus),
            models.CheckConstraint(
                condition=Q(valid_to__gt=F("valid_from")), name="vendors_certificate_dates_in_order"
            ),
            models.CheckConstraint(
                condition=~Q(status="refused") | ~Q(reason=""), name="vendors_certificate_refusal_has_reason"
            ),
            models.UniqueConstraint(
                fields=["certificate_class", "number"],
                condition=Q(status="verified"),
                name="vendors_certificate_number_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.certificate_class}: {self.number}"
