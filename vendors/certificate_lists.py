"""Certificates from a list of the registry: CSV in, matched by legal entity id, a report out.

Columns: `legal_id class number valid_from valid_to`, in any order; `class` is a code of `vendors.data` or its Persian
or English name. Digits may be Persian, dates Jalali or Gregorian; other columns are left alone.

What becomes of a row:

    confirmed   the firm had sent this very certificate and it waited: verified now
    added       the firm is here and had not sent it: added as verified, without a file
    unchanged   it is verified already
    conflict    it contradicts what is here: other days or class, refused by the office, or another firm's number
    unknown     no firm here has this legal entity id
    bad         the row cannot be read

Invariants: a conflict changes nothing; a second run changes nothing; a dry run keeps nothing.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from django.db import transaction

from marketplace.accounts.roles import SYSTEM_ACTOR
from marketplace.dates import DateError, parse_date
from marketplace.errors import DomainError
from marketplace.identifiers import IdentifierError, validate_legal_entity_id
from marketplace.text import clean, fold
from vendors import services
from vendors.importing import UnreadableFile
from vendors.models import Certificate, CertificateClass, Vendor
from vendors.registry import Entry
from vendors.states import CertificateStatus

COLUMNS: Final = ("legal_id", "class", "number", "valid_from", "valid_to")
OUTCOMES: Final = ("confirmed", "added", "unchanged", "conflict", "unknown", "bad")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list: its certificate (`class_code` in the list's words), or the problem that keeps it out."""

    place: int
    legal_id: str
    entry: Entry | None = None
    problem: str = ""


@dataclass(slots=True)
class Report:
    """What became of each row: (place, legal id, outcome, why)."""

    lines: list[tuple[int, str, str, str]] = field(default_factory=list)

    def count(self, outcome: str) -> int:
        """How many rows had this outcome."""
        return sum(1 for line in self.lines if line[2] == outcome)


def read_rows(text: str) -> list[Row]:
    """The rows of a list. Raises UnreadableFile."""
    reader = csv.DictReader(io.StringIO(text.lstrip("\ufeff")), strict=True)
    missing = [name for name in COLUMNS if name not in {(head or "").strip() for head in reader.fieldnames or ()}]
    if missing:
        raise UnreadableFile(f"the first line must name the columns; missing: {', '.join(missing)}")
    try:
        rows = list(_rows(reader))
    except csv.Error as error:
        raise UnreadableFile(f"line {reader.line_num} is not CSV ({error})") from error
    if not rows:
        raise UnreadableFile("the file has no rows")
    return rows


def _rows(reader: csv.DictReader[str]) -> Iterator[Row]:
    for record in reader:
        yield _row(reader.line_num, {(name or "").strip(): clean(value or "") for name, value in _plain(record)})


def _plain(record: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Cells beyond the heading (a list) are left out."""
    return ((name, value) for name, value in record.items() if isinstance(value, str))


def _row(place: int, cells: Mapping[str, str]) -> Row:
    given, number = cells.get("legal_id", ""), cells.get("number", "")
    try:
        legal_id = validate_legal_entity_id(given)
        start, end = (parse_date(cells.get(name, "")) for name in ("valid_from", "valid_to"))
    except (IdentifierError, DateError) as error:
        return Row(place, given, problem=str(error))
    if not number:
        return Row(place, legal_id, problem="has no number")
    if end <= start:
        return Row(place, legal_id, problem="valid_to is not after valid_from")
    return Row(place, legal_id, Entry(cells.get("class", ""), number, start, end))


def import_rows(rows: Sequence[Row], *, dry_run: bool = False, advance: Callable[[], None] = lambda: None) -> Report:
    """Match every row with what is here, through the services; returns what became of each."""
    report, classes = Report(), _classes()
    with transaction.atomic():
        for row in rows:
            outcome, why = ("bad", row.problem) if row.entry is None else _taken(row.legal_id, row.entry, classes)
            report.lines.append((row.place, row.legal_id, outcome, why))
            advance()
        if dry_run:
            transaction.set_rollback(True)
    return report


def _classes() -> dict[str, list[CertificateClass]]:
    """Classes by every word for them, those of the newest scheme first."""
    found: dict[str, list[CertificateClass]] = {}
    for row in CertificateClass.objects.order_by("-scheme_year", "-rank"):
        for words in {fold(row.code), fold(row.name_fa), fold(row.name_en)}:
            found.setdefault(words, []).append(row)
    return found


def _taken(legal_id: str, entry: Entry, classes: Mapping[str, list[CertificateClass]]) -> tuple[str, str]:
    kinds = classes.get(fold(entry.class_code), [])
    if not kinds:
        return "bad", f"“{entry.class_code}” is no class"
    vendor = Vendor.objects.filter(legal_id=legal_id).first()
    if vendor is None:
        return "unknown", "no firm with this legal entity id"
    try:
        with transaction.atomic():
            return _matched(entry, kinds[0], vendor)
    except DomainError as error:
        return "conflict", str(error)


def _matched(entry: Entry, kind: CertificateClass, vendor: Vendor) -> tuple[str, str]:
    same = [held for held in _held(vendor) if fold(held.number) == fold(entry.number)]
    exact = [held for held in same if _key(held) == (kind.pk, entry.valid_from, entry.valid_to)]
    for held in exact:
        if held.status == CertificateStatus.VERIFIED:
            return "unchanged", ""
        if held.status == CertificateStatus.SUBMITTED:
            services.verify_certificate(actor=SYSTEM_ACTOR, certificate=held)
            return "confirmed", ""
    if exact:
        return "conflict", "the office has refused this certificate"
    if any(held.status != CertificateStatus.REFUSED for held in same):
        return "conflict", "the firm has this number with another class or other days"
    made = services.submit_certificate(
        actor=SYSTEM_ACTOR, vendor=vendor, certificate_class=kind, number=entry.number,
        valid_from=entry.valid_from, valid_to=entry.valid_to, file=None,
    )  # fmt: skip
    services.verify_certificate(actor=SYSTEM_ACTOR, certificate=made)
    return "added", ""


def _held(vendor: Vendor) -> list[Certificate]:
    return list(vendor.certificates.select_related("certificate_class").order_by("-pk"))


def _key(held: Certificate) -> tuple[int, date, date]:
    return held.certificate_class_id, held.valid_from, held.valid_to
