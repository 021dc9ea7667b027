"""Reading places."""

from __future__ import annotations

from datetime import date
from typing import Any

from marketplace.places.models import District, Holiday


def holidays_between(first: date, last: date) -> frozenset[date]:
    """The official holidays from `first` to `last`, both included: what the arithmetic of working days asks for."""
    return frozenset(Holiday.objects.filter(day__range=(first, last)).values_list("day", flat=True))


def outlines() -> dict[str, Any] | None:
    """The outlines of the districts as a GeoJSON FeatureCollection; None while not all of them were imported."""
    districts = list(District.objects.all())
    if not districts or any(district.outline is None for district in districts):
        return None
    features = [
        {
            "type": "Feature",
            "properties": {"number": district.number, "name": district.name},
            "geometry": district.outline,
        }
        for district in districts
    ]
    return {"type": "FeatureCollection", "features": features}
