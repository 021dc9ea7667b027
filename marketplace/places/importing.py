"""Reading outlines (GeoJSON) and holidays (CSV) from files. Pure: text in, checked values out.

Invariant: every problem of a file is told at once, each with its place in the file and what is wrong with it.
"""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from marketplace.dates import DateError, parse_date
from marketplace.digits import to_ascii
from marketplace.text import clean

WEST, SOUTH, EAST, NORTH = 50.8, 35.3, 51.8, 36.1  # Tehran and a little around it
DECIMALS = 5  # about a metre
NUMBER_NAMES = ("district", "number", "region", "mantaghe", "منطقه", "REGION", "NUMBER", "DISTRICT")
COLUMNS = ("day", "title_fa")
YES = frozenset({"1", "yes", "true", "بله"})


class ImportProblems(ValueError):
    """What is wrong with a file: (place, reason) pairs, the first of them in the message."""

    def __init__(self, problems: list[tuple[str, str]]) -> None:
        self.problems = problems
        super().__init__("; ".join(f"{place}: {reason}" for place, reason in problems[:5]))


@dataclass(frozen=True, slots=True)
class Outline:
    """The outline of one district as a GeoJSON geometry with rounded coordinates."""

    number: int
    geometry: dict[str, Any]


@dataclass(frozen=True, slots=True)
class HolidayLine:
    """One holiday of a file."""

    day: date
    title_fa: str
    title_en: str = ""
    provisional: bool = False


def read_outlines(text: str, *, number_property: str = "") -> list[Outline]:
    """The outlines of a FeatureCollection whose features name their district by number. Raises ImportProblems."""
    try:
        collection = json.loads(text)
    except ValueError as error:
        raise ImportProblems([("file", f"is not JSON ({error})")]) from error
    features = collection.get("features") if isinstance(collection, dict) else None
    if not isinstance(features, list) or not features:
        raise ImportProblems([("file", "is not a GeoJSON FeatureCollection with features")])
    found: dict[int, Outline] = {}
    problems = []
    for place, feature in enumerate(features, 1):
        try:
            outline = _outline(feature, number_property)
            if outline.number in found:
                raise ValueError(f"gives district {outline.number} a second time")
            found[outline.number] = outline
        except ValueError as error:
            problems.append((f"feature {place}", str(error)))
    if problems:
        raise ImportProblems(problems)
    return [found[number] for number in sorted(found)]


def _outline(feature: Any, number_property: str) -> Outline:
    if not isinstance(feature, dict) or not isinstance(feature.get("geometry"), dict):
        raise ValueError("has no geometry")
    properties = feature.get("properties") or {}
    names = (number_property,) if number_property else NUMBER_NAMES
    value = next((properties[name] for name in names if name in properties), None)
    try:
        number = int(float(to_ascii(str(value))))
    except ValueError:
        raise ValueError(f"does not name its district in any of: {', '.join(names)}") from None
    return Outline(number, _geometry(feature["geometry"]))


def _geometry(geometry: dict[str, Any]) -> dict[str, Any]:
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    try:
        if kind == "Polygon":
            return {"type": kind, "coordinates": [_ring(ring) for ring in coordinates or []]}
        if kind == "MultiPolygon":
            return {"type": kind, "coordinates": [[_ring(ring) for ring in part] for part in coordinates or []]}
    except (TypeError, IndexError):
        raise ValueError("has coordinates that are no pairs of numbers") from None
    raise ValueError(f"is a {kind}; Polygon or MultiPolygon is needed")


def _ring(ring: Any) -> list[list[float]]:
    points = [_point(point) for point in ring]
    if len(points) < 4 or points[0] != points[-1]:
        raise ValueError("has a ring that is not closed")
    for east, north in points:
        if not (WEST <= east <= EAST and SOUTH <= north <= NORTH):
            raise ValueError(f"lies outside of Tehran at {east}, {north}; WGS 84 longitude, latitude is needed")
    return points


def _point(point: Any) -> list[float]:
    try:
        return [round(float(point[0]), DECIMALS), round(float(point[1]), DECIMALS)]
    except ValueError:
        raise TypeError("not a number") from None


def read_holidays(text: str) -> list[HolidayLine]:
    """The holidays of a CSV file with the columns day, title_fa and, if you like, title_en and provisional. Raises
    ImportProblems.

    A day is Jalali («۱۴۰۵/۰۱/۰۱» in any digits) or Gregorian (2026-03-21).
    """
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    missing = [name for name in COLUMNS if name not in (rows.fieldnames or ())]
    if missing:
        raise ImportProblems([("line 1", f"has no column {', '.join(missing)}")])
    found: dict[date, HolidayLine] = {}
    problems = []
    for row in rows:
        try:
            line = _holiday(row)
            if line.day in found:
                raise ValueError(f"gives {line.day} a second time")
            found[line.day] = line
        except ValueError as error:
            problems.append((f"line {rows.line_num}", str(error)))
    if problems:
        raise ImportProblems(problems)
    return [found[day] for day in sorted(found)]


def _holiday(row: dict[str, str | None]) -> HolidayLine:
    try:
        day = parse_date(row.get("day") or "")
    except DateError as error:
        raise ValueError(str(error)) from None
    title = clean(row.get("title_fa") or "")
    if not title:
        raise ValueError("has no Persian title")
    provisional = (row.get("provisional") or "").strip().lower() in YES
    return HolidayLine(day, title, clean(row.get("title_en") or ""), provisional)
