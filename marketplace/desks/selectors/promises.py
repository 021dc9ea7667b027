"""Promised dates and what became of them: one reading for the desks, the public board and its CSV, added up by the
database.

A promise is «opening» or «decision» of a round that has begun; it is kept at the moment the thing happened, or not
yet. Cancelled challenges have nothing left to keep, imported ones made no promise here: both are left out.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from marketplace.clock import now
from marketplace.dates import from_jalali, start_of_day
from marketplace.desks.selectors.columns import CallRow
from marketplace.plain import Row, read


class Stage(StrEnum):
    OPENING = "opening"
    DECISION = "decision"


GRACE = timedelta(hours=24)  # a promise names a day

# What the challenge says of its running round is with the challenge; the one round that may be over keeps its own.
# Lateness is in whole days, 0 when on time, and counted until now while the promise is not kept.
_PROMISE = """
    WITH promise AS (
        SELECT call.id AS call_id, call.reference, call.department_id, call.current_version_id, call.status,
            call.closes_at, made.*, greatest(0, ceil(extract(epoch FROM
                coalesce(made.kept_at, %(now)s) - made.promised_at - %(grace)s) / 86400))::int AS days_late
        FROM challenges_challenge call
        LEFT JOIN challenges_round past ON past.challenge_id = call.id AND past.number < call.current_round
        CROSS JOIN LATERAL (VALUES
            ('opening', call.opens_at, call.opened_at, call.closes_at),
            ('decision', call.decides_at, call.decided_at, call.closes_at),
            ('opening', past.opens_at, past.opened_at, past.closes_at),
            ('decision', past.decides_at, past.decided_at, past.closes_at)
        ) made (stage, promised_at, kept_at, deadline)
        WHERE call.current_version_id IS NOT NULL AND call.status <> 'cancelled' AND call.source IN ('', 'demo')
    )
"""
_SUMMED = """
    , counted AS (
        SELECT *, promised_at <= %(now)s AS is_due, stage = 'decision' AND promised_at <= %(now)s AS decides,
            greatest(0, floor(extract(epoch FROM promised_at - deadline) / 86400)) AS days_promised,
            greatest(0, floor(extract(epoch FROM kept_at - deadline) / 86400)) AS days_taken
        FROM promise WHERE promised_at >= %(begin)s AND promised_at < %(end)s
    ), summed AS (
        SELECT department_id, count(*) FILTER (WHERE is_due) AS due,
            count(DISTINCT call_id) FILTER (WHERE is_due) AS challenges,
            count(*) FILTER (WHERE is_due AND days_late = 0) AS on_time,
            count(*) FILTER (WHERE is_due AND kept_at IS NULL) AS not_kept,
            coalesce(max(days_late) FILTER (WHERE is_due), 0) AS worst_late,
            percentile_cont(0.5) WITHIN GROUP (ORDER BY days_promised) FILTER (WHERE decides) AS median_promised,
            percentile_cont(0.5) WITHIN GROUP (ORDER BY days_taken)
                FILTER (WHERE decides AND kept_at IS NOT NULL) AS median_taken,
            min(promised_at) FILTER (WHERE NOT is_due) AS next_at
        FROM counted GROUP BY department_id
    )
    SELECT summed.*, department.name_fa, department.name_en, department.sort_key
    FROM summed JOIN accounts_department department ON department.id = summed.department_id
"""
_BY_DEPARTMENT = f"{_PROMISE} {_SUMMED}"
_TOLD = """
    SELECT promise.*, version.title_fa, version.title_en, department.code AS department_code,
        department.name_fa AS department_fa, department.name_en AS department_en
    FROM promise
    JOIN challenges_challengeversion version ON version.id = promise.current_version_id
    JOIN accounts_department department ON department.id = promise.department_id
"""
_DUE = "promised_at >= %(begin)s AND promised_at < %(end)s AND promised_at <= %(now)s"
_ALL_DUE = f"{_PROMISE} {_TOLD} WHERE {_DUE} ORDER BY promised_at, call_id"
_BROKEN = f"""
    {_PROMISE} {_TOLD} WHERE {_DUE} AND days_late > 0 ORDER BY days_late DESC, promised_at, call_id LIMIT %(rows)s
"""
_AT_RISK = f"""
    {_PROMISE} {_TOLD}
    WHERE promise.department_id = ANY(%(departments)s) AND promise.status IN ('open', 'closed', 'evaluating')
        AND kept_at IS NULL AND promised_at <= %(until)s
    ORDER BY promised_at, promise.closes_at, call_id LIMIT %(rows)s
"""


class Promise(CallRow):
    """One promised moment of a challenge and when it was kept (None: not yet); `deadline` is that of the round,
    `days_late` whole days after the promise, 0 when on time.
    """

    __slots__ = ()
    stage: str
    promised_at: datetime
    kept_at: datetime | None
    deadline: datetime
    days_late: int
    department_code: str
    title_fa: str

    @property
    def department(self) -> str:
        """The name of the department that promised."""
        return self.said("department")


class DepartmentPromises(Row):
    """A department's promises of a year that are due, kept and broken; `next_at` is the next one to come."""

    __slots__ = ()
    due: int
    challenges: int
    on_time: int
    not_kept: int
    worst_late: int
    median_promised: float | None
    median_taken: float | None
    next_at: datetime | None
    sort_key: str

    @property
    def department(self) -> str:
        """The name of the department."""
        return self.said("name")

    @property
    def percent(self) -> int:
        """Promises kept on time, in percent of those due."""
        return round(100 * self.on_time / self.due) if self.due else 100

    @property
    def promised_days(self) -> int | None:
        """From the deadline to the promised decision, the median in days."""
        return None if self.median_promised is None else round(self.median_promised)

    @property
    def actual_days(self) -> int | None:
        """From the deadline to the decision, the median of those made, in days."""
        return None if self.median_taken is None else round(self.median_taken)


def year_bounds(year: int) -> tuple[datetime, datetime]:
    """The first moments of a Jalali year and of the next."""
    return start_of_day(from_jalali(year, 1, 1)), start_of_day(from_jalali(year + 1, 1, 1))


def _of_year(year: int, **more: Any) -> Mapping[str, Any]:
    begin, end = year_bounds(year)
    return {"begin": begin, "end": end, "now": now(), "grace": GRACE, **more}


def promises_by_department(year: int) -> list[DepartmentPromises]:
    """Departments with a promise in a Jalali year, in the order of how well they keep them, the best first; those
    without one that is due have `due` 0. One query.
    """
    rows: list[DepartmentPromises] = read(_BY_DEPARTMENT, _of_year(year), DepartmentPromises)
    return sorted(rows, key=lambda row: (-row.percent, -row.due, row.sort_key))


def broken_promises(year: int, rows: int) -> list[Promise]:
    """The promises of a Jalali year that were broken worst. One query."""
    return read(_BROKEN, _of_year(year, rows=rows), Promise)


def due_promises(year: int) -> list[Promise]:
    """Every promise that fell due in a Jalali year, oldest first. One query."""
    return read(_ALL_DUE, _of_year(year), Promise)


def promises_at_risk(departments: Collection[int], within: timedelta, rows: int) -> list[Promise]:
    """What these departments promised and have not kept, late or due within that time, the latest first. One query."""
    moment = now()
    values = {"now": moment, "grace": GRACE, "departments": list(departments), "until": moment + within, "rows": rows}
    return read(_AT_RISK, values, Promise)
