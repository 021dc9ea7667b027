"""Startups from a file: CSV or JSON in, checked rows out, then through the services.

Columns (CSV headings, or keys of JSON objects); only `name_fa` is needed, `name` and `url` may stand for `name_fa` and
`website`:

    legal_id name_fa name_en tagline_fa tagline_en about_fa about_en founded_year registered_on registered_in size trl
    city address postal_code phone website languages fields capabilities districts source_key

Lists (languages, fields, capabilities, districts) are JSON lists, or separated by «|». Digits may be Persian, dates
Jalali. `source_key` names the row in its source and defaults to the legal id, then to the website.

Invariants: a row is the same firm as one of the same source and key, or of the same legal id; a firm that has people is
never overwritten; a second run changes nothing.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.db import transaction

from marketplace.accounts.roles import SYSTEM_ACTOR
from marketplace.dates import DateError, parse_date
from marketplace.digits import to_ascii
from marketplace.errors import DomainError, Invalid
from marketplace.text import clean
from vendors import services
from vendors.models import Vendor
from vendors.services import ProfileContent

TEXTS: Final = (
    *("name_fa", "name_en", "tagline_fa", "tagline_en", "about_fa", "about_en", "registered_in", "size"),
    *("city", "address", "postal_code", "phone", "website"),
)
NUMBERS: Final = ("founded_year", "trl")
LISTS: Final = {"languages": "languages", "fields": "field_codes", "capabilities": "capability_terms"}
OTHERS: Final = ("legal_id", "source_key", "registered_on", "districts", "name", "url", "category", "tags")
COLUMNS: Final = frozenset({*TEXTS, *NUMBERS, *LISTS, *OTHERS})


class UnreadableFile(ValueError):
    """The file as a whole cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class Row:
    """One firm of a file; `problems` are what keeps it out."""

    place: int
    key: str
    legal_id: str
    content: ProfileContent
    problems: tuple[str, ...] = ()


@dataclass(slots=True)
class Report:
    """What became of each row: (place, name or key, outcome, reasons)."""

    lines: list[tuple[int, str, str, str]] = field(default_factory=list)

    def add(self, row: Row, outcome: str, reason: str = "") -> None:
        """Write down what became of a row."""
        self.lines.append((row.place, row.content.name_fa or row.key, outcome, reason))

    def count(self, outcome: str) -> int:
        """How many rows had this outcome."""
        return sum(1 for line in self.lines if line[2] == outcome)


def read_rows(text: str) -> list[Row]:
    """The rows of a file, JSON if it begins like it, CSV otherwise. Raises UnreadableFile."""
    records = _json_records(text) if text.lstrip("\ufeff \n\r\t")[:1] in ("{", "[") else _csv_records(text)
    rows, seen = [], dict[str, int]()
    for place, record in records:
        row = _row(place, record)
        if row.key and row.key in seen:
            row = _with_problem(row, f"is the same firm as row {seen[row.key]}")
        seen.setdefault(row.key, place)
        rows.append(row)
    if not rows:
        raise UnreadableFile("the file has no rows")
    return rows


def _with_problem(row: Row, problem: str) -> Row:
    return Row(row.place, row.key, row.legal_id, row.content, (*row.problems, problem))


def _json_records(text: str) -> Iterator[tuple[int, Any]]:
    try:
        found = json.loads(text.lstrip("\ufeff"))
    except ValueError as error:
        raise UnreadableFile(f"the file is not JSON ({error})") from error
    if isinstance(found, dict):  # a list under any name, as «sites» or «vendors»
        lists = [value for value in found.values() if isinstance(value, list) and value and isinstance(value[0], dict)]
        if len(lists) != 1:
            raise UnreadableFile("the file has no single list of objects")
        found = lists[0]
    yield from enumerate(found, start=1)


def _csv_records(text: str) -> Iterator[tuple[int, Any]]:
    reader = csv.DictReader(io.StringIO(text.lstrip("\ufeff")), strict=True)
    names = {name.strip() for name in reader.fieldnames or ()}
    if not names & {"name_fa", "name"}:
        raise UnreadableFile("the first line must name the columns, with name_fa among them")
    unknown = names - COLUMNS
    if unknown:
        raise UnreadableFile(f"unknown columns: {', '.join(sorted(unknown))}")
    try:
        for record in reader:
            yield reader.line_num, {(name or "").strip(): value for name, value in record.items()}
    except csv.Error as error:
        raise UnreadableFile(f"line {reader.line_num} is not CSV ({error})") from error


def _row(place: int, record: Any) -> Row:
    if not isinstance(record, Mapping):
        return Row(place, "", "", ProfileContent(), ("is not an object",))
    problems: list[str] = []
    values: dict[str, Any] = {name: _text(record, name) for name in TEXTS if _text(record, name)}
    values.setdefault("name_fa", _text(record, "name"))
    values.setdefault("website", _text(record, "url"))
    values.setdefault("about_fa", _about(record))
    for name in NUMBERS:
        values[name] = _number(record, name, problems)
    values |= {ours: tuple(_list(record, name)) for name, ours in LISTS.items() if _list(record, name)}
    values["district_numbers"] = _districts(record, problems)
    values["registered_on"] = _date(record, problems)
    if not values["name_fa"]:
        problems.append("has no name_fa")
    legal_id = to_ascii(_text(record, "legal_id"))
    key = (_text(record, "source_key") or legal_id or values["website"])[:120]
    if not key:
        problems.append("has neither source_key, legal_id nor website")
    kept = {name: value for name, value in values.items() if value not in ("", None)}
    return Row(place, key, legal_id, ProfileContent(**kept), tuple(problems))


def _text(record: Mapping[str, Any], name: str) -> str:
    value = record.get(name)
    return clean(str(value)) if isinstance(value, (str, int)) and value != "" else ""


def _about(record: Mapping[str, Any]) -> str:
    """«category: tag، tag» where a directory has no words of its own."""
    tags = "، ".join(_list(record, "tags"))
    return ": ".join(part for part in (_text(record, "category"), tags) if part)


def _number(record: Mapping[str, Any], name: str, problems: list[str]) -> int | None:
    text = to_ascii(_text(record, name))
    if text and not text.isdecimal():
        problems.append(f"{name}: “{text[:20]}” is not a number")
        return None
    return int(text) if text else None


def _list(record: Mapping[str, Any], name: str) -> list[str]:
    value = record.get(name)
    parts = value if isinstance(value, list) else str(value or "").split("|")
    return [clean(str(part)) for part in parts if clean(str(part))]


def _districts(record: Mapping[str, Any], problems: list[str]) -> tuple[int, ...] | None:
    numbers = [to_ascii(part) for part in _list(record, "districts")]
    wrong = [part for part in numbers if not (part.isdecimal() and 1 <= int(part) <= 22)]
    if wrong:
        problems.append(f"districts: {', '.join(wrong)} are not numbers from 1 to 22")
        return None
    return tuple(int(part) for part in numbers) or None


def _date(record: Mapping[str, Any], problems: list[str]) -> Any:
    text = _text(record, "registered_on")
    try:
        return parse_date(text) if text else None
    except DateError as error:
        problems.append(f"registered_on: {error}")
        return None


class BadRows(Exception):
    """Rows that cannot be imported; the report says which and why. Nothing was kept."""


def import_rows(
    rows: Sequence[Row],
    *,
    source: str,
    skip_bad: bool = False,
    dry_run: bool = False,
    advance: Callable[[], None] = lambda: None,
) -> Report:
    """Register or refresh each firm as unverified, through the services; returns what became of each row.

    All of the file or nothing: BadRows (its first argument is the report) unless `skip_bad`; nothing is kept by a
    `dry_run`.
    """
    report = Report()
    with transaction.atomic():
        for row in rows:
            _import(row, source, report)
            advance()
        bad = bool(report.count("bad")) and not skip_bad
        if bad or dry_run:
            transaction.set_rollback(True)
    if bad:
        raise BadRows(report)
    return report


def _import(row: Row, source: str, report: Report) -> None:
    if row.problems:
        report.add(row, "bad", "; ".join(row.problems))
        return
    try:
        with transaction.atomic():
            report.add(row, *_kept(row, source))
    except Invalid as error:
        reasons = [f"{name}: {text}" for name, texts in error.fields.items() for text in texts]
        report.add(row, "bad", "; ".join(reasons))
    except DomainError as error:
        report.add(row, "bad", str(error))


def _kept(row: Row, source: str) -> tuple[str, str]:
    held: Vendor | None = Vendor.objects.filter(source=source, source_key=row.key).first()
    if held is None and row.legal_id:
        held = Vendor.objects.filter(legal_id=row.legal_id).first()
    if held is None:
        services.register_vendor(
            actor=SYSTEM_ACTOR, legal_id=row.legal_id or None, content=row.content, source=source, source_key=row.key
        )
        return "new", ""
    if held.memberships.filter(ended_at__isnull=True).exists():
        return "left alone", "its own people keep this profile"
    before = held.updated_at
    after = services.update_profile(
        actor=SYSTEM_ACTOR, vendor=held, content=row.content, legal_id=row.legal_id or None
    ).updated_at
    return ("unchanged" if after == before else "changed"), ""
