"""Outlines of districts and the official holidays: imported, each change journalled.

Invariants: an import is whole or nothing; importing the same again changes nothing; the days of a year that were only
computed give way to the announced calendar.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.roles import Actor, is_system, roles_of
from marketplace.dates import jalali_year
from marketplace.decisions import Decision, allow_if
from marketplace.errors import Invalid
from marketplace.journal.services import record
from marketplace.places.importing import HolidayLine, Outline
from marketplace.places.models import District, Holiday


def can_import_places(actor: Actor) -> Decision:
    """Districts and holidays are kept by the platform administrator and the system."""
    allowed = is_system(actor) or roles_of(actor).administrator
    return allow_if(allowed, _("Places and holidays are kept by the platform administrator."), "not_administrator")


def import_outlines(*, actor: Actor, outlines: Iterable[Outline], source: str) -> int:
    """Set the outlines of districts; returns how many changed. Raises Invalid for a number that is no district."""
    can_import_places(actor).require()
    changed = 0
    with transaction.atomic():
        districts = {row.number: row for row in District.objects.select_for_update()}
        for outline in outlines:
            district = districts.get(outline.number)
            if district is None:
                raise Invalid({"number": _("There is no district %(number)s.") % {"number": outline.number}})
            if district.outline == outline.geometry and district.outline_source == source:
                continue
            district.outline, district.outline_source = outline.geometry, source
            district.save(update_fields=["outline", "outline_source"])
            record(actor=actor, action="places.outline.imported", subject=district, after={"source": source})
            changed += 1
    return changed


def import_holidays(*, actor: Actor, lines: Iterable[HolidayLine]) -> tuple[int, int]:
    """Set the holidays of the Jalali years that occur in `lines`; returns how many were set and how many removed.

    Provisional days of those years that the new calendar does not have are removed; announced ones stay, for they may
    come from decrees.
    """
    can_import_places(actor).require()
    wanted = {line.day: line for line in lines}
    with transaction.atomic():
        held = {row.day: row for row in Holiday.objects.select_for_update()}
        years = {jalali_year(day) for day in wanted}
        gone = [row for day, row in held.items() if row.provisional and jalali_year(day) in years and day not in wanted]
        for row in gone:
            record(actor=actor, action="places.holiday.removed", subject=row, before=_said(row))
            row.delete()
        changed = sum(_set_holiday(actor, held.get(day), line) for day, line in wanted.items())
    return changed, len(gone)


def _set_holiday(actor: Actor, held: Holiday | None, line: HolidayLine) -> bool:
    row = Holiday(day=line.day, title_fa=line.title_fa, title_en=line.title_en, provisional=line.provisional)
    if held is not None and _said(held) == _said(row):
        return False
    row.save(force_insert=held is None)
    before = _said(held) if held is not None else {}
    record(actor=actor, action="places.holiday.imported", subject=row, before=before, after=_said(row))
    return True


def _said(row: Holiday) -> dict[str, Any]:
    return {"title_fa": row.title_fa, "title_en": row.title_en, "provisional": row.provisional}
