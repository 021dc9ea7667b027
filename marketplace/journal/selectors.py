"""Reading the journal: the audit trail of one case, and the dead letters of the outbox."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection, models
from django.db.models import Count, DurationField, ExpressionWrapper, F, Max, Q, QuerySet
from django.db.models.functions import Now
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext

from marketplace import dates
from marketplace.digits import localised
from marketplace.journal import labels, permissions
from marketplace.journal.models import AuditRecord, OutboxMessage

CaseKey = tuple[str, str]
# A transaction overtakes another by a few rows; fifty of them tell every late one.
_GENERATION = """
    SELECT coalesce(sum(id), 0)::bigint FROM (SELECT id FROM journal_auditrecord ORDER BY id DESC LIMIT 50) AS newest
"""


@dataclass(frozen=True, slots=True)
class Change:
    """One value that changed, in the reader's words."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """A row of the audit page: when, who and as what, what, from → to, why."""

    id: int
    at: datetime
    who: str
    role: str
    action: str
    label: str | Promise
    changes: tuple[Change, ...]
    reason: str
    confidential: bool


def generation() -> int:
    """A number that grows with every journalled write: the sum of the newest row ids. A write that commits late, below
    ids that were already there, moves it too; the newest id alone would miss it. One query.
    """
    with connection.cursor() as cursor:
        cursor.execute(_GENERATION)
        found: int = cursor.fetchone()[0]
    return found


def case_key(case: models.Model) -> CaseKey:
    """How the journal names a thing."""
    return case._meta.label_lower, str(case.pk)


def audit_records(case: models.Model, actor: Any, *, also: tuple[CaseKey, ...] = ()) -> QuerySet[AuditRecord]:
    """The rows of a case the actor may read, newest first. `also` joins further cases (the page a challenge was written
    on).
    """
    wanted = Q()
    for kind, key in (case_key(case), *also):
        wanted |= Q(case_type=kind, case_id=key)
    rows = AuditRecord.objects.filter(wanted).select_related("actor").order_by("-id")
    return rows if permissions.can_read_confidential(actor) else rows.filter(confidential=False)


def audit_of(
    case: models.Model, actor: Any, *, also: tuple[CaseKey, ...] = (), limit: int | None = None
) -> list[AuditEntry]:
    """The audit trail of a case in the reader's words, newest first: one query, and one for each kind of names in it.

    Whether the actor may see the case's audit page at all is the room's question; confidential rows, and the names of
    whom the actor may not know, are left out here.
    """
    rows = list(audit_records(case, actor, also=also)[:limit])
    names = labels.names_in(values for row in rows for values in (row.before, row.after))
    return [entry_of(row, names, named=bool(permissions.can_read_doer(actor, row.action))) for row in rows]


Names = Mapping[tuple[str, labels.Key], str]


def entry_of(row: AuditRecord, names: Names | None = None, *, named: bool = True) -> AuditEntry:
    """A journal row in the reader's words. `row.actor` should be loaded; `names` are those of `labels.names_in`;
    without `named` it does not tell who did it (`permissions.can_read_doer`).
    """
    role = labels.of_value(row.actor_role) if row.actor_role and row.actor_role != "system" else ""
    return AuditEntry(
        id=row.pk,
        at=row.at,
        who=_who(row) if named else gettext("Named to the innovation office only"),
        role=role,
        action=row.action,
        label=labels.of_action(row.action),
        changes=_changes(row, names or {}, frozenset() if named else permissions.unnamed_actions()[row.action]),
        reason=row.reason,
        confidential=row.confidential,
    )


def _who(row: AuditRecord) -> str:
    return str(row.actor) if row.actor else labels.of_value("system")


def _changes(row: AuditRecord, known: Names, hidden: frozenset[str]) -> tuple[Change, ...]:
    noun = row.action.split(".")[1] if row.action.count(".") > 1 else ""
    names = [name for name in dict.fromkeys([*row.before, *row.after]) if name not in hidden]
    return tuple(
        Change(
            labels.of_value(name),
            _value(name, row.before.get(name), noun, known),
            _value(name, row.after.get(name), noun, known),
        )
        for name in names
    )


def _value(name: str, value: Any, noun: str, known: Names) -> str:
    """A moment or a day (its name ends in `_at`, `_until` or `_on`) in the reader's calendar, an id by its name, a
    code (fingerprint, receipt) as it is; anything else in the words of the labels and the reader's digits.
    """
    if isinstance(value, list):
        return gettext(", ").join(_value(name, item, noun, known) for item in value) or labels.of_value(None)
    if isinstance(value, (int, str)) and (name, value) in known:
        return known[name, value]
    if isinstance(value, str) and name.endswith(DATED) and _DAY.match(value):
        return _dated(value)
    reading = labels.reading_of(name)
    if isinstance(value, str) and reading is not None:
        return localised(reading(value), get_language() or "fa")
    if isinstance(value, str) and _CODE.fullmatch(value):
        return value
    return localised(labels.of_value(value, noun=noun), get_language() or "fa")


DATED = ("_at", "_until", "_on")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_CODE = re.compile(r"[0-9a-f]{32,}|R-\d{4}-\w+")


def _dated(value: str) -> str:
    language = get_language() or "fa"
    if len(value) == len("2026-01-01"):
        return dates.format_date(date.fromisoformat(value), "medium", language=language)
    return dates.format_datetime(datetime.fromisoformat(value), "medium", language=language)


def dead_letters() -> QuerySet[OutboxMessage]:
    """The events that were laid aside after too many tries, the newest first."""
    return OutboxMessage.objects.filter(dead_at__isnull=False).select_related("audit").order_by("-dead_at")


def waiting_count() -> int:
    """How many events wait for delivery."""
    return OutboxMessage.objects.filter(done_at__isnull=True, dead_at__isnull=True).count()


def outbox_state() -> tuple[int, int, float]:
    """How many events wait, how many were laid aside, and for how many seconds the oldest has been due. One query."""
    due = Q(done_at__isnull=True, dead_at__isnull=True)
    overdue = ExpressionWrapper(Now() - F("available_at"), output_field=DurationField())
    found = OutboxMessage.objects.filter(done_at__isnull=True).aggregate(
        waiting=Count("pk", filter=due),
        dead=Count("pk", filter=Q(dead_at__isnull=False)),
        oldest=Max(overdue, filter=due),
    )
    late: timedelta | None = found["oldest"]
    return found["waiting"], found["dead"], max(late.total_seconds(), 0.0) if late is not None else 0.0
