"""Districts, neighbourhoods and holidays. The 22 districts come from the data migration: take one by `district(5)`."""

from __future__ import annotations

from datetime import date

import factory
from factory.django import DjangoModelFactory

from marketplace.places.models import District, Holiday, Neighbourhood


def district(number: int = 1) -> District:
    """One of the 22 districts that every database has."""
    return District.objects.get(number=number)


class NeighbourhoodFactory(DjangoModelFactory):
    """A neighbourhood of district 1 unless another is given."""

    class Meta:
        model = Neighbourhood

    district = factory.LazyFunction(district)
    name_fa = factory.Sequence(lambda n: f"محلهٔ {n}")
    name_en = factory.Sequence(lambda n: f"Neighbourhood {n}")


def holiday(day: date, title: str = "تعطیل رسمی") -> Holiday:
    """An official holiday on this day, whether or not the calendar has one."""
    row, _created = Holiday.objects.get_or_create(day=day, defaults={"title_fa": title})
    return row
