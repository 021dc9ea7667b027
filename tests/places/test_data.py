"""What every database of Baham knows about Tehran from its first migration."""

from __future__ import annotations

from datetime import date

import pytest

from marketplace.dates import from_jalali
from marketplace.places.models import District, Holiday, Neighbourhood

pytestmark = pytest.mark.django_db


def test_every_database_has_the_22_districts_on_tiles_of_their_own() -> None:
    districts = list(District.objects.all())

    assert [district.number for district in districts] == list(range(1, 23))
    assert len({(district.tile_column, district.tile_row) for district in districts}) == 22
    assert all(district.name_fa and district.name_en for district in districts)


def test_neighbourhoods_come_in_persian_order() -> None:
    names = list(Neighbourhood.objects.filter(district=1).values_list("name_fa", flat=True))

    assert names.index("ازگل") < names.index("تجریش") < names.index("جماران") < names.index("نیاوران")


def test_nowruz_and_nature_day_are_certain_holidays() -> None:
    certain = set(Holiday.objects.filter(provisional=False).values_list("day", flat=True))

    assert {from_jalali(1405, 1, 1), from_jalali(1405, 1, 13), from_jalali(1406, 12, 29)} <= certain
    assert date(2026, 7, 1) not in certain
