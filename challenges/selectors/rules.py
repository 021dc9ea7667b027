"""What the rules of publication need from the database: holidays, procurement thresholds, limits of weights."""

from __future__ import annotations

from datetime import date, datetime

from challenges.models import ProcurementThreshold, WeightLimit
from challenges.validation import Thresholds, WeightRange
from marketplace.dates import jalali_year
from marketplace.places.models import Holiday


def holidays() -> frozenset[date]:
    """Every known official holiday."""
    return frozenset(Holiday.objects.values_list("day", flat=True))


def thresholds_at(moment: datetime) -> Thresholds | None:
    """The procurement thresholds of the moment's Jalali year; those of the last year known while a new one has not
    been announced; None before the first.
    """
    row = ProcurementThreshold.objects.filter(year__lte=jalali_year(moment)).order_by("-year").first()
    return Thresholds(row.small_up_to, row.medium_up_to) if row else None


def weight_limits() -> dict[str, WeightRange]:
    """What the innovation office allows each group of criteria to weigh; a group without a row is free."""
    rows = WeightLimit.objects.values_list("group", "least", "most")
    return {group: WeightRange(least, most) for group, least, most in rows}
