"""Certificates: submitted by the firm with a file, verified or refused by the innovation office."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.roles import is_system
from marketplace.clock import now
from marketplace.errors import Conflict, Invalid
from marketplace.files.models import Attachment, AttachmentStatus
from marketplace.files.services import attach
from marketplace.journal.services import record
from marketplace.text import clean
from vendors.models import Certificate, CertificateClass, Vendor
from vendors.permissions import can_add_certificate
from vendors.states import CERTIFICATE


@transaction.atomic
def submit_certificate(
    *, actor: Any, vendor: Vendor, certificate_class: CertificateClass, number: str, valid_from: date, valid_to: date, file: Attachment | None
) -> Certificate:
    """Put evidence before the office. Raises Invalid naming each field; a person must attach the file, the system (imports) need not."""
    held = Vendor.objects.select_for_update().get(pk=vendor.pk)
    if not is_system(actor):
        can_add_certificate(actor, held).require()
    problems: dict[str, Any] = {}
    if not clean(number):
        problems["number"] = _("Write the number of the certificate.")
    if valid_to <= valid_from:
        problems["valid_to"] = _("The end of validity must be after its beginning.")
    if file is None and not is_system(actor):
        problems["file"] = _("Attach the certificate as PDF or picture.")
    if file is not None and file.status == AttachmentStatus.REFUSED:
        problems["file"] = file.refusal
    if problems:
        raise Invalid(problems)
    row = Certificate.objects.create(
        vendor=held, certificate_class=certificate_class, number=clean(number), valid_from=valid_from, valid_to=valid_to, file=file,
        submitted_at=now(),
    )  # fmt: skip
    if file is not None:
        attach(attachment=file, owner=row)
    record(
        actor=actor, action="vendors.certificate.submitted", subject=row, case=held,
        after={"status": row.status, "class": certificate_class.code, "valid_to": valid_to.isoformat()},
    )  # fmt: skip
    return row


@transaction.atomic
def verify_certificate(*, actor: Any, certificate: Certificate) -> Certificate:
    """The office has checked the evidence. Raises Conflict when another firm holds the same number."""
    row = Certificate.objects.select_for_update(of=("self",)).select_related("vendor", "file").get(pk=certificate.pk)
    if row.file is not None and row.file.status != AttachmentStatus.CLEAN:
        raise Invalid({"file": _("The file has not passed its check; ask for another one.")})
    before, after = CERTIFICATE.apply("verify", actor=actor, obj=row)
    row.checked_by, row.checked_at = (None if is_system(actor) else actor), now()
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise Conflict(_("Another startup already holds a verified certificate with this number."), code="number_taken") from error
    record(
        actor=actor, action="vendors.certificate.verified", subject=row, case=row.vendor, before={"status": before}, after={"status": after}
    )
    return row


@transaction.atomic
def refuse_certificate(*, actor: Any, certificate: Certificate, reason: str) -> Certificate:
    """The evidence does not hold; the firm reads why."""
    if not clean(reason):
        raise Invalid({"reason": _("Write the reason; the startup reads it.")})
    row = Certificate.objects.select_for_update(of=("self",)).select_related("vendor").get(pk=certificate.pk)
    before, after = CERTIFICATE.apply("refuse", actor=actor, obj=row)
    row.reason, row.checked_by, row.checked_at = clean(reason), (None if is_system(actor) else actor), now()
    row.save()
    record(
        actor=actor, action="vendors.certificate.refused", subject=row, case=row.vendor, before={"status": before}, after={"status": after},
        reason=row.reason,
    )  # fmt: skip
    return row
