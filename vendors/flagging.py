"""How many firms may be the same as a firm, kept with it so that the office's queue can mark it without comparing
names.

Invariant: the number is that of `twins_of`, counted anew after every step of the firm or of one of its twins, by the
outbox; what the outbox did not see (a twin that became different) is put right by night. The check page compares anew.
"""

from __future__ import annotations

from typing import Final

from django.db.models import Q

from marketplace.journal.outbox import Event
from vendors.models import Vendor
from vendors.selectors import FirmsToCheck, twins_of

MOST_OF_A_NIGHT: Final = 2_000
TOPICS: Final = ("vendors.vendor.*", "vendors.member.*", "vendors.certificate.*")


def on_event(event: Event) -> None:
    """Count the twins of the firm that something happened to, and those of its twins."""
    vendor = Vendor.objects.filter(pk=event.case_id).first() if event.case_type == "vendors.vendor" else None
    if vendor is not None:
        for other in count_twins(vendor):
            count_twins(other)


def count_twins(vendor: Vendor) -> list[Vendor]:
    """Keep how many firms may be the same one; returns them."""
    found = [twin.vendor for twin in twins_of(vendor)]
    Vendor.objects.filter(pk=vendor.pk).exclude(twin_count=len(found)).update(twin_count=len(found))
    return found


def recount() -> int:
    """Count the twins of every firm of the queue and of every marked one anew; returns how many these are."""
    queued = [firm.id for firm in FirmsToCheck()[:MOST_OF_A_NIGHT]]
    firms = list(Vendor.objects.filter(Q(twin_count__gt=0) | Q(pk__in=queued)).order_by("pk"))
    for vendor in firms:
        count_twins(vendor)
    return len(firms)
