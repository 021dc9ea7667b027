"""What this room holds about a firm: its pilots. Their results are public and stay so."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from challenges.pilots.models import Pilot
from marketplace.accounts.own_data import moment
from vendors import own_data as firms
from vendors.models import Vendor

UNDER_WAY = ("preparing", "agreed", "running")


def _of_firm(vendor: Vendor) -> list[dict[str, Any]]:
    rows = Pilot.objects.filter(vendor=vendor).select_related("challenge").order_by("pk")
    return [
        {
            "id": str(row.public_id),
            "challenge": row.challenge.reference,
            "state": row.status,
            "site": row.site_fa,
            "amount_rials": row.amount,
            "from": moment(row.starts_on),
            "until": moment(row.ends_on),
            "verdict": row.verdict,
            "learned": row.learned_fa,
        }
        for row in rows
    ]


def _reasons(vendor: Vendor) -> list[firms.Text]:
    running = Pilot.objects.filter(vendor=vendor, status__in=UNDER_WAY).exists()
    return [_("A pilot is under way; it must end first.")] if running else []


def register() -> None:
    """Tell it to the firms' room; called once at start."""
    firms.register(firms.Part("pilots", collect=_of_firm, stays_because=_reasons))
