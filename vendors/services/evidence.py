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
from marketplace.text import clean, fold
from vendors.models import Certificate, CertificateClass, Vendor
from vendors.permissions import can_add_certificate
from vendors.purposes import CERTIFICATE_PURPOSE
from vendors.states import CERTIFICATE, CertificateStatus

LONGEST_NUMBER = 60
NUMBER_TAKEN = _("Another startup already holds a verified certificate with this number.")


@transaction.atomic
def submit_certificate(
    *,
    actor: Any,
    vendor: Vendor,
    certificate_class: CertificateClass,
    number: str,
    valid_from: date,
    valid_to: date,
    file: Attachment | None,
) -> Certificate:
    """Put evidence before the office. Raises Invalid naming each field; a person must attach the file, the system
    (imports) need not. Sending the very same evidence again while it waits or holds is a Conflict.
    """
    held = Vendor.objects.select_for_update().get(pk=vendor.pk)
    if not is_system(actor):
        can_add_certificate(actor, held).require()
    problems = _problems(actor, clean(number), valid_from, valid_to, file)
    if problems:
        raise Invalid(problems)
    _refuse_the_same_again(held, certificate_class, number, valid_to)
    row = Certificate.objects.create(
        vendor=held,
        certificate_class=certificate_class,
        number=clean(number),
        valid_from=valid_from,
        valid_to=valid_to,
        file=file,
        submitted_at=now(),
    )
    if file is not None:
        attach(attachment=file, owner=row)
    after = {"status": row.status, "class": certificate_class.code, "valid_to": valid_to.isoformat()}
    record(actor=actor, action="vendors.certificate.submitted", subject=row, case=held, after=after)
    return row


def _problems(actor: Any, number: str, valid_from: date, valid_to: date, file: Attachment | None) -> dict[str, Any]:
    problems: dict[str, Any] = {}
    if not number:
        problems["number"] = _("Write the number of the certificate.")
    elif len(number) > LONGEST_NUMBER:
        problems["number"] = _("This number is too long; copy it from the certificate.")
    if valid_to <= valid_from:
        problems["valid_to"] = _("The end of validity must be after its beginning.")
    if file is None and not is_system(actor):
        problems["file"] = _("Attach the certificate as PDF or picture.")
    if file is not None and file.status == AttachmentStatus.REFUSED:
        problems["file"] = file.refusal
    elif file is not None and not is_system(actor) and not _own_file(actor, file):
        problems["file"] = _("Upload the certificate here; this file was sent for something else.")
    return problems


def _own_file(actor: Any, file: Attachment) -> bool:
    return bool(file.purpose == CERTIFICATE_PURPOSE and file.uploaded_by_id == actor.pk)


def _refuse_the_same_again(vendor: Vendor, kind: CertificateClass, number: str, valid_to: date) -> None:
    rows = vendor.certificates.exclude(status=CertificateStatus.REFUSED.value)
    same = rows.filter(certificate_class=kind, valid_to=valid_to).values_list("number", flat=True)
    if any(fold(held) == fold(clean(number)) for held in same):
        raise Conflict(_("This certificate has been sent already; you see its state on this page."), code="same")


def _locked(certificate: Certificate) -> Certificate:
    rows = Certificate.objects.select_for_update(of=("self",)).select_related("vendor", "file")
    row: Certificate = rows.get(pk=certificate.pk)
    return row


def _record(actor: Any, verb: str, row: Certificate, before: str, after: str) -> None:
    record(
        actor=actor,
        action=f"vendors.certificate.{verb}",
        subject=row,
        case=row.vendor,
        before={"status": before},
        after={"status": after},
        reason=row.reason,
    )


@transaction.atomic
def verify_certificate(*, actor: Any, certificate: Certificate) -> Certificate:
    """The office has checked the evidence. Raises Conflict when another firm holds the same number, Invalid while the
    file has not passed its check.
    """
    row = _locked(certificate)
    before, after = CERTIFICATE.apply("verify", actor=actor, obj=row)
    if row.file is not None and row.file.status != AttachmentStatus.CLEAN:
        raise Invalid({"file": _("The file has not passed its check; ask for another one.")})
    row.checked_by, row.checked_at = (None if is_system(actor) else actor), now()
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise Conflict(NUMBER_TAKEN, code="number_taken") from error
    _record(actor, "verified", row, before, after)
    return row


@transaction.atomic
def recheck_certificate(*, actor: Any, certificate: Certificate) -> Certificate:
    """The office has looked at a verified certificate once more, before it ends, and it still holds."""
    row = _locked(certificate)
    before, after = CERTIFICATE.apply("recheck", actor=actor, obj=row)
    row.checked_by, row.checked_at = (None if is_system(actor) else actor), now()
    row.save()
    _record(actor, "rechecked", row, before, after)
    return row


@transaction.atomic
def refuse_certificate(*, actor: Any, certificate: Certificate, reason: str) -> Certificate:
    """The evidence does not hold; the firm reads why."""
    if not clean(reason):
        raise Invalid({"reason": _("Write the reason; the startup reads it.")})
    row = _locked(certificate)
    before, after = CERTIFICATE.apply("refuse", actor=actor, obj=row)
    row.reason, row.checked_by, row.checked_at = clean(reason), (None if is_system(actor) else actor), now()
    row.save()
    _record(actor, "refused", row, before, after)
    return row
