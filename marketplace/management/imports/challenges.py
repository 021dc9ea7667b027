"""Publishing imported challenges through the services: all of a file or nothing, and nothing twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db import transaction

from challenges.models import Challenge
from challenges.services import close_challenge, publish_version
from cms.services import ensure_site_tree
from marketplace import clock
from marketplace.accounts.models import Department, DepartmentKind
from marketplace.accounts.roles import SYSTEM_ACTOR
from marketplace.accounts.services import create_department
from marketplace.errors import DomainError, Invalid
from marketplace.management.imports.challenge_gov import SOURCE, BadRow, ImportedChallenge, read_row

DEPARTMENT = "imported"


@dataclass
class Report:
    """What became of each row: counts, and the bad ones as (position, key, reason)."""

    created: int = 0
    unchanged: int = 0
    closed: int = 0
    bad: list[tuple[int, str, str]] = field(default_factory=list)


class BadRows(Exception):
    """The file has bad rows and was not told to skip them; nothing was imported."""

    def __init__(self, report: Report) -> None:
        super().__init__(len(report.bad))
        self.report = report


def import_challenges(
    rows: Iterable[Mapping[str, Any]],
    *,
    skip_bad: bool = False,
    dry_run: bool = False,
    advance: Callable[[], None] = lambda: None,
) -> Report:
    """Import every good row that is not there yet. Raises BadRows unless `skip_bad`; then nothing is kept."""
    report = Report()
    with transaction.atomic():
        department = _department()
        known = set(Challenge.objects.filter(source=SOURCE).values_list("source_key", flat=True))
        for position, row in enumerate(rows, 1):
            _import_row(position, row, department, known, report)
            advance()
        if report.bad and not skip_bad:
            transaction.set_rollback(True)
        if dry_run:
            transaction.set_rollback(True)
    if report.bad and not skip_bad:
        raise BadRows(report)
    return report


def _import_row(position: int, row: Any, department: Department, known: set[str], report: Report) -> None:
    try:
        if not isinstance(row, Mapping):
            raise BadRow("not an object with named values")
        found = read_row(row)
        if found.key in known:
            report.unchanged += 1
            return
        with transaction.atomic():
            report.closed += _publish(found, department)
        known.add(found.key)
        report.created += 1
    except BadRow as error:
        report.bad.append((position, _name(row), str(error)))
    except DomainError as error:
        fields = (
            "; ".join(f"{name}: {messages[0]}" for name, messages in error.fields.items())
            if isinstance(error, Invalid)
            else str(error)
        )
        report.bad.append((position, _name(row), fields))


def _name(row: Any) -> str:
    return str(row.get("challenge-id") or row.get("challenge-title") or "?") if isinstance(row, Mapping) else "?"


def _publish(found: ImportedChallenge, department: Department) -> bool:
    """Publish with the real dates; closed at its real deadline when that has passed. Whether it is closed."""
    with clock.travel(to=found.published_at):
        version = publish_version(
            actor=SYSTEM_ACTOR,
            department=department,
            content=found.content,
            published_at=found.published_at,
            source=SOURCE,
            source_key=found.key,
        )
    if found.closes_at > clock.now():
        return False
    with clock.travel(to=found.closes_at + timedelta(seconds=1)):
        close_challenge(actor=SYSTEM_ACTOR, challenge=Challenge.objects.get(pk=version.challenge_id))
    return True


def _department() -> Department:
    found = Department.objects.filter(code=DEPARTMENT).first()
    if found is not None:
        return found
    ensure_site_tree()
    return create_department(
        actor=SYSTEM_ACTOR,
        code=DEPARTMENT,
        kind=DepartmentKind.ORGANIZATION.value,
        name_fa="چالش‌های واردشده از بیرون",
        name_en="Imported challenges",
    )
