"""A startup leaves the marketplace, takes its data along, and may come back.

Invariants: what the firm wrote and where it is are gone at once, for everybody; its legal name and id, the facts of its
certificates, its proposals, results and the journal stay, because the law and the audit need them. Nobody walks out of
a suspension, a proposal under way or a running pilot.
"""

from __future__ import annotations

from typing import Any

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from marketplace.clock import database_now, now
from marketplace.errors import Conflict, Invalid
from marketplace.files.models import Attachment
from marketplace.journal.services import record
from vendors import own_data
from vendors.models import OwnershipOfferOutcome, SolutionPicture, Vendor
from vendors.permissions import can_export_vendor
from vendors.services.locking import locked_vendor
from vendors.states import VENDOR

FORMAT = "baham-startup/1"
EMPTIED = (
    *("tagline_fa", "tagline_en", "about_fa", "about_en", "address", "postal_code", "phone", "website"),
    *("registered_in", "size", "city", "status_reason"),
)


def export_vendor(*, actor: Any, vendor: Vendor) -> dict[str, Any]:
    """Everything the house holds about the firm, as JSON values, for its leaders. Journalled."""
    can_export_vendor(actor, vendor).require()
    with transaction.atomic():
        record(actor=actor, action="vendors.vendor.data_taken", subject=vendor, role=vendor.role_of(actor))
        return {"format": FORMAT, "taken_at": now().isoformat(), **own_data.collected(vendor)}


@transaction.atomic
def close_vendor(*, actor: Any, vendor: Vendor, typed_name: str) -> Vendor:
    """Close the firm's record for its owner. `typed_name` is the firm's Persian name, typed as consent.

    Raises Invalid when it is another one, NotAllowed and WrongState as the table says, Conflict with the first of the
    reasons for which the firm is still needed.
    """
    held = locked_vendor(vendor.pk)
    VENDOR.can("close", actor, held).require()
    if " ".join(typed_name.split()) != held.name_fa:
        raise Invalid({"typed": _("Type the Persian name of the startup as it stands above.")})
    reasons = own_data.reasons_to_stay(held)
    if reasons:
        raise Conflict(reasons[0], code="needed")
    before, after = VENDOR.apply("close", actor=actor, obj=held)
    record(
        actor=actor, action="vendors.vendor.closed", subject=held, before={"status": before}, after={"status": after}
    )
    _empty(held)
    _end_people(held)
    return held


def _empty(held: Vendor) -> None:
    for name in EMPTIED:
        setattr(held, name, "")
    held.trl, held.registered_on, held.founded_year, held.languages = None, None, None, []
    held.terms_version = None
    held.save()
    for relation in (held.fields, held.capabilities, held.districts):
        relation.clear()
    held.messages.all().delete()
    held.solutions.update(
        is_published=False, problem_fa="", evidence_fa="", summary_fa="", summary_en="", video_url="",
        price_from=None, price_to=None,
    )  # fmt: skip
    for solution in held.solutions.all():
        solution.references.all().delete()
    _remove_files(held)


def _remove_files(held: Vendor) -> None:
    """Pictures and scans go; of a certificate class, number and days stay."""
    pictures = SolutionPicture.objects.filter(solution__vendor=held)
    gone = {*pictures.values_list("file_id", flat=True), *held.certificates.values_list("file_id", flat=True)} - {None}
    pictures.delete()
    held.certificates.update(file=None)
    files = Attachment.objects.filter(pk__in=gone)
    paths = list(files.values_list("path", flat=True))
    files.delete()
    transaction.on_commit(lambda: _delete(paths))


def _delete(paths: list[str]) -> None:
    for path in paths:
        default_storage.delete(path)


def _end_people(held: Vendor) -> None:
    moment = database_now()
    held.memberships.filter(ended_at__isnull=True).update(ended_at=moment)
    held.invitations.filter(accepted_at__isnull=True, withdrawn_at__isnull=True).update(withdrawn_at=moment)
    held.access_requests.filter(answered_at__isnull=True).update(answered_at=moment, granted=False)
    held.ownership_offers.filter(ended_at__isnull=True).update(
        ended_at=moment, outcome=OwnershipOfferOutcome.WITHDRAWN.value
    )


@transaction.atomic
def reopen_vendor(*, actor: Any, vendor: Vendor) -> Vendor:
    """A closed firm comes back and waits to be verified anew; by its owner, whom the office has let in."""
    held = locked_vendor(vendor.pk)
    before, after = VENDOR.apply("reopen", actor=actor, obj=held)
    held.verified_at, held.verified_by = None, None
    held.save()
    record(
        actor=actor, action="vendors.vendor.reopened", subject=held, before={"status": before}, after={"status": after}
    )
    return held
