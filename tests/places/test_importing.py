"""Importing outlines and holidays: whole or nothing, every problem with its place, the same again changes nothing."""

from __future__ import annotations

import json
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from marketplace.accounts.roles import SYSTEM_ACTOR
from marketplace.dates import from_jalali
from marketplace.errors import NotAllowed
from marketplace.journal.models import AuditRecord
from marketplace.places import selectors, services
from marketplace.places.importing import HolidayLine, ImportProblems, read_holidays, read_outlines
from marketplace.places.models import District, Holiday
from tests.factories.accounts import administrator, office_officer
from tests.factories.places import district, holiday

SQUARE = [[51.4, 35.7], [51.5, 35.7], [51.5, 35.8], [51.4, 35.7]]


def feature(number: Any, *, ring: Any = None, kind: str = "Polygon", name: str = "district") -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": {name: number},
        "geometry": {"type": kind, "coordinates": [ring or SQUARE]},
    }


def collection(*features: Any) -> str:
    return json.dumps({"type": "FeatureCollection", "features": list(features)}, ensure_ascii=False)


def test_outlines_are_read_in_any_digits_and_rounded() -> None:
    ring = [[51.4000001, 35.7], *SQUARE[1:3], [51.4000001, 35.7]]

    found = read_outlines(collection(feature("۲"), feature(1.0, ring=ring), feature("3", name="منطقه")))

    assert [outline.number for outline in found] == [1, 2, 3]
    assert found[0].geometry["coordinates"][0][0] == [51.4, 35.7]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("no json", "is not JSON"),
        ("{}", "FeatureCollection"),
        (collection({}), "no geometry"),
        (collection(feature(1, name="other")), "does not name its district"),
        (collection(feature(1, kind="Point")), "Polygon or MultiPolygon"),
        (collection(feature(1, ring=SQUARE[:3])), "not closed"),
        (collection(feature(1, ring=[[2, 48], [3, 48], [3, 49], [2, 48]])), "outside of Tehran"),
        (collection(feature(1, ring=[["x"], 1, 2, ["x"]])), "no pairs of numbers"),
        (collection(feature(1), feature(1)), "second time"),
    ],
)
def test_what_is_wrong_with_an_outline_is_said_with_its_place(text: str, reason: str) -> None:
    with pytest.raises(ImportProblems, match=reason):
        read_outlines(text)


def test_every_problem_of_a_file_is_told_at_once() -> None:
    with pytest.raises(ImportProblems) as found:
        read_outlines(collection(feature("x"), feature(1), feature(2, kind="Point")))

    assert [place for place, _reason in found.value.problems] == ["feature 1", "feature 3"]


@pytest.mark.django_db
def test_the_command_sets_outlines_once(tmp_path: Path) -> None:
    path = tmp_path / "tehran.geojson"
    path.write_text(collection(feature(5), feature(6)), encoding="utf-8")
    out = StringIO()

    call_command("import_districts", str(path), stdout=out)
    call_command("import_districts", str(path), stdout=out)

    assert out.getvalue().splitlines() == ["2 outlines read, 2 changed.", "2 outlines read, 0 changed."]
    assert district(5).outline_source == "tehran.geojson"
    assert AuditRecord.objects.filter(action="places.outline.imported").count() == 2
    assert selectors.outlines() is None, "not before all districts have theirs"


@pytest.mark.django_db
def test_an_unknown_district_or_a_missing_file_imports_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x.geojson"
    path.write_text(collection(feature(5), feature(99)), encoding="utf-8")

    with pytest.raises(CommandError, match=r"99|۹۹"):
        call_command("import_districts", str(path), stderr=StringIO())
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_districts", str(tmp_path / "missing"))
    assert not District.objects.exclude(outline=None)


@pytest.mark.django_db
def test_all_outlines_together_are_a_map() -> None:
    services.import_outlines(
        actor=SYSTEM_ACTOR,
        outlines=read_outlines(collection(*(feature(number) for number in range(1, 23)))),
        source="test",
    )

    found = selectors.outlines()
    assert found is not None
    assert len(found["features"]) == 22


def test_holidays_are_read_in_both_calendars() -> None:
    text = "\ufeffday,title_fa,title_en,provisional\n۱۴۰۸/۰۱/۰۱,نوروز,Nowruz,\n2029-05-01,عید,Eid,yes\n"

    assert read_holidays(text) == [
        HolidayLine(from_jalali(1408, 1, 1), "نوروز", "Nowruz", False),
        HolidayLine(date(2029, 5, 1), "عید", "Eid", True),
    ]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("title_fa\nx\n", ["line 1"]),
        ("day,title_fa\n1404/12/30,x\n1405/01/01,\n1405/01/02,x\n1405/01/02,y\n", ["line 2", "line 3", "line 5"]),
    ],
)
def test_what_is_wrong_with_holidays_is_said_with_its_line(text: str, places: list[str]) -> None:
    with pytest.raises(ImportProblems) as found:
        read_holidays(text)

    assert [place for place, _reason in found.value.problems] == places


@pytest.mark.django_db
def test_the_announced_calendar_replaces_the_computed_days_of_its_years_only(tmp_path: Path) -> None:
    computed = set(Holiday.objects.filter(provisional=True).values_list("day", flat=True))
    year = {day for day in computed if from_jalali(1405, 1, 1) <= day <= from_jalali(1405, 12, 29)}
    decree = holiday(from_jalali(1405, 6, 6), "تعطیل به تصمیم دولت").day
    path = tmp_path / "1405.csv"
    path.write_text("day,title_fa\n1405/01/01,نوروز\n1405/07/07,عید اعلام‌شده\n", encoding="utf-8")
    out = StringIO()

    call_command("import_holidays", str(path), stdout=out)
    call_command("import_holidays", str(path), stdout=out)

    held = set(Holiday.objects.values_list("day", flat=True))
    kept = {from_jalali(1405, 1, 1)}
    assert not (year - kept) & held
    assert (computed - year) <= held
    assert {decree, from_jalali(1405, 7, 7)} <= held
    assert out.getvalue().splitlines()[1].startswith("2 holidays read, 0 set, 0 ")
    assert selectors.holidays_between(from_jalali(1405, 6, 6), from_jalali(1405, 7, 7)) >= {decree}


@pytest.mark.django_db
def test_places_are_kept_by_administrators() -> None:
    assert services.import_holidays(actor=administrator(), lines=[]) == (0, 0)
    with pytest.raises(NotAllowed):
        services.import_holidays(actor=office_officer(), lines=[])
