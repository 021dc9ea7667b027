"""Reminders before a certificate ends: 60, 30 and 7 days ahead, once each, to the leaders of the firm."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.db.models import Exists, OuterRef

from marketplace.clock import now
from marketplace.dates import tehran_date
from vendors.models import Certificate
from vendors.notifications import certificate_params, leaders_of, tell

DAYS: Final = (7, 30, 60)


def remind_of_expiry() -> int:
    """Tell the leaders of every firm whose verified certificate ends within 60, 30 or 7 days; returns how many messages
    are new. A late run tells the nearest stage only, a second run nobody; a firm that has sent a later certificate is
    left in peace.
    """
    today = tehran_date(now())
    later = Certificate.objects.filter(vendor=OuterRef("vendor"), valid_to__gt=OuterRef("valid_to"))
    rows = Certificate.objects.filter(
        ~Exists(later.exclude(status="refused")),
        status="verified",
        valid_to__gte=today,
        valid_to__lte=today + timedelta(days=DAYS[-1]),
        vendor__status="verified",
    )
    return sum(_remind(row, (row.valid_to - today).days) for row in rows.select_related("vendor", "certificate_class"))


def _remind(certificate: Certificate, days: int) -> int:
    stage = next(limit for limit in DAYS if days <= limit)
    vendor = certificate.vendor
    return tell(
        leaders_of(vendor),
        "vendors.certificate_expiring",
        vendor,
        f"{certificate.pk}:{stage}",
        page="vendors:certificates",
        args=(vendor.slug,),
        days=days,
        **certificate_params(certificate),
    )
