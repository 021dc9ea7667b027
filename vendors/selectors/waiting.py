"""What waits at the innovation office: firms with their registration or with certificates, the longest waiting first.

Plain SQL (`marketplace.plain`): the queue is the office's most opened page and knows only its own people as readers
(`permissions.can_see_queue`), who see every firm.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from marketplace.plain import Row, read, read_one

# A firm that waits with its registration has waited since it was made, any other since its first certificate was sent.
_WAITING = """
    WITH pending AS (
        SELECT id, created_at, legal_id FROM vendors_vendor WHERE status = 'pending'
    ), sent AS (
        SELECT vendor_id, count(*) AS certificates, min(submitted_at) AS first_at
        FROM vendors_certificate WHERE status = 'submitted' GROUP BY vendor_id
    ), waiting AS (
        SELECT coalesce(pending.id, sent.vendor_id) AS id, coalesce(sent.certificates, 0) AS waiting_certificates,
            coalesce(pending.created_at, sent.first_at) AS waiting_since
        FROM pending FULL JOIN sent ON sent.vendor_id = pending.id
        WHERE pending.legal_id IS NOT NULL OR sent.vendor_id IS NOT NULL
    )
"""
_TOTAL = "SELECT count(*) FROM waiting"
_SHOWN = """
    , shown AS (
        SELECT *, count(*) OVER () AS total FROM waiting
        ORDER BY waiting_since, id LIMIT %(rows)s OFFSET %(begin)s
    )
    SELECT shown.*, vendor.slug, vendor.name_fa, vendor.name_en, vendor.legal_id, vendor.status, vendor.twin_count
    FROM shown JOIN vendors_vendor vendor ON vendor.id = shown.id ORDER BY shown.waiting_since, shown.id
"""


class WaitingFirm(Row):
    """A firm of the queue; `total` is how many there are, `twin_count` how many firms may be the same one."""

    __slots__ = ()
    id: int
    waiting_certificates: int
    waiting_since: datetime
    total: int
    slug: str
    legal_id: str | None
    status: str
    twin_count: int

    @property
    def name(self) -> str:
        """The name in the active language."""
        return self.said("name")


def firms_to_check(rows: int, begin: int = 0) -> list[WaitingFirm]:
    """So many firms of the queue, one row a firm. One query."""
    return read(f"{_WAITING} {_SHOWN}", {"rows": rows, "begin": begin}, WaitingFirm)


class FirmsToCheck(Sequence[WaitingFirm]):
    """The whole queue as a paginator takes it: one query for the number, one for a page."""

    def __len__(self) -> int:
        found: int = read_one(f"{_WAITING} {_TOTAL}", {})[0]
        return found

    def __getitem__(self, place: Any) -> Any:
        if isinstance(place, slice):
            return firms_to_check(place.stop - (place.start or 0), place.start or 0)
        return firms_to_check(1, place)[0]
