"""The terms of use: published in versions, accepted for the firm by its leaders.

Invariant: acceptance is of the newest version and of the whole firm; the journal holds who accepted which, and when.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from marketplace.clock import now
from marketplace.errors import Conflict, Invalid
from marketplace.journal.services import record
from marketplace.text import clean
from vendors.agreement import current_version
from vendors.models import TermsOfUse, Vendor
from vendors.permissions import can_accept_terms, can_publish_terms


@transaction.atomic
def accept_terms(*, actor: Any, vendor: Vendor, version: int) -> Vendor:
    """Accept a version for the firm; accepting the same again changes nothing. Raises NotAllowed for others than its
    leaders, Conflict when a newer version came meanwhile: nobody accepts what they have not seen.
    """
    held: Vendor = Vendor.objects.select_for_update().get(pk=vendor.pk)
    can_accept_terms(actor, held).require()
    if version != current_version():
        raise Conflict(_("A newer version was published meanwhile; please read it."), code="changed")
    if held.terms_version == version:
        return held
    before, held.terms_version = held.terms_version, version
    held.save(update_fields=["terms_version"])
    record(
        actor=actor,
        action="vendors.vendor.terms_accepted",
        subject=held,
        role=held.role_of(actor),
        before={"version": before},
        after={"version": version},
    )
    return held


@transaction.atomic
def publish_terms(
    *, actor: Any, text_fa: str, text_en: str = "", changes_fa: str, changes_en: str = "", after: int
) -> TermsOfUse:
    """Publish the next version; every firm accepts it before its next submission. `after` is the version the writer
    has seen as the newest. Raises Invalid naming each field, Conflict when somebody else published meanwhile.
    """
    can_publish_terms(actor).require()
    problems: dict[str, Any] = {}
    if not clean(text_fa):
        problems["text_fa"] = _("Write the whole text in Persian; it is the binding one.")
    if not clean(changes_fa):
        problems["changes_fa"] = _("Say in a sentence what is new.")
    if problems:
        raise Invalid(problems)
    newest = TermsOfUse.objects.select_for_update().order_by("-version").first()
    if newest is not None and newest.version != after:
        raise Conflict(_("Somebody else published a version meanwhile; look at it first."), code="changed")
    row = TermsOfUse.objects.create(
        version=after + 1,
        text_fa=text_fa.strip(),
        text_en=text_en.strip(),
        changes_fa=clean(changes_fa),
        changes_en=clean(changes_en),
        published_at=now(),
        published_by=actor if getattr(actor, "pk", None) else None,
    )
    record(
        actor=actor,
        action="vendors.terms.published",
        subject=row,
        before={"version": after},
        after={"version": row.version},
    )
    return row
