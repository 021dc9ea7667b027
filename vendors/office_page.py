"""What the office's pages show, from rows that were read already."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from marketplace.clock import now
from marketplace.dates import tehran_date
from marketplace.files import purposes
from marketplace.files.models import AttachmentStatus
from marketplace.forms import BahamForm
from vendors import presentation
from vendors.forms import AnswerAppealForm, ReasonForm, SuspendForm, VerifyCertificateForm, VerifyForm
from vendors.models import Certificate, SuspensionAppeal
from vendors.permissions import can_answer_access, can_answer_appeal
from vendors.selectors.office import RECHECK, OfficeFile
from vendors.selectors.twins import MOST_TWINS
from vendors.selectors.waiting import WaitingFirm
from vendors.states import CERTIFICATE, VENDOR, CertificateStatus


def queue_table(firms: Iterable[WaitingFirm]) -> dict[str, Any]:
    """Rows of `firms_to_check` in the shape of components/table.html; a column marks those that may be registered
    twice, where there are such.
    """
    rows = list(firms)
    columns = [_("Startup"), _("Legal entity id"), _("What waits"), _("Has waited")]
    marked = any(firm.twin_count for firm in rows)
    if marked:
        columns.append(_("Registered twice?"))
    return {"columns": columns, "rows": [{"cells": _cells(firm, marked=marked)} for firm in rows]}


def recheck_table(certificates: Iterable[Certificate]) -> dict[str, Any]:
    """Rows of `certificates_to_recheck` in the shape of components/table.html."""
    columns = [_("Startup"), _("Certificate"), _("Ends on")]
    rows = [
        {
            "cells": [
                {"value": row.vendor.name, "url": reverse("vendors:check", args=[row.vendor.slug])},
                {"value": _named(row)},
                {"value": presentation.day(row.valid_to)},
            ]
        }
        for row in certificates
    ]
    return {"columns": columns, "rows": rows}


def _named(row: Certificate) -> str:
    return f"{row.certificate_class.name} {presentation.number(row.number)}"


def appeals_table(appeals: Iterable[SuspensionAppeal]) -> dict[str, Any]:
    """Rows of `open_appeals` in the shape of components/table.html."""
    columns = [_("Startup"), _("Has waited")]
    rows = [
        {
            "cells": [
                {"value": row.vendor.name, "url": reverse("vendors:check", args=[row.vendor.slug])},
                {"value": _waited(row.lodged_at)},
            ]
        }
        for row in appeals
    ]
    return {"columns": columns, "rows": rows}


def _cells(firm: WaitingFirm, *, marked: bool) -> list[dict[str, Any]]:
    waits = [_("Registration")] if firm.status == "pending" else []
    count = firm.waiting_certificates
    if count:
        waits.append(
            ngettext("%(count)s certificate", "%(count)s certificates", count) % {"count": presentation.number(count)}
        )
    url = reverse("vendors:check", args=[firm.slug])
    return [
        {"value": firm.name, "url": url},
        {"value": presentation.number(firm.legal_id or "—")},
        {"value": presentation.joined(waits)},
        {"value": _waited(firm.waiting_since)},
        *([_twins(firm.twin_count, url)] if marked else []),
    ]


def _twins(count: int, url: str) -> dict[str, Any]:
    if not count:
        return {"value": "—"}
    words = ngettext("%(count)s similar startup", "%(count)s similar startups", count)
    if count >= MOST_TWINS:
        words = _("%(count)s similar startups or more")
    chip = presentation.Chip(words % {"count": presentation.number(count)}, "copy", "now")
    return {"chip": chip, "url": f"{url}#twins"}


def _waited(since: Any) -> str:
    days = (now() - since).days
    if not days:
        return _("since today")
    return ngettext("%(days)s day", "%(days)s days", days) % {"days": presentation.number(days)}


def context_of(actor: Any, file: OfficeFile, forms: Mapping[str, BahamForm]) -> dict[str, Any]:
    """What vendors/check.html needs; only the steps that are open have a form."""
    vendor = file.vendor
    kinds: dict[str, Callable[[], BahamForm]] = {
        "verify": VerifyForm,
        "return": lambda: ReasonForm(prefix="return"),
        "suspend": lambda: SuspendForm(prefix="suspend"),
        "reinstate": BahamForm,
    }
    steps = {name: forms.get(name) or make() for name, make in kinds.items() if VENDOR.can(name, actor, vendor)}
    problems = [form for name, form in forms.items() if name not in steps]
    return {
        "file": file,
        "vendor": vendor,
        "chip": presentation.vendor_chip(vendor),
        "sections": presentation.section_facts(vendor),
        "steps": steps,
        "no_number": not vendor.legal_id,
        "refused": problems,
        "certificates": [_certificate_row(actor, row, file, forms) for row in file.certificates],
        "appeals": [_appeal_row(actor, row, forms) for row in file.appeals],
        "history": [_told(entry) for entry in file.history],
        "requests": file.requests if can_answer_access(actor, vendor) else [],
    }


def _certificate_row(actor: Any, row: Certificate, file: OfficeFile, forms: Mapping[str, BahamForm]) -> dict[str, Any]:
    accept, refuse = f"accept-{row.pk}", f"refuse-{row.pk}"
    waits = row.status == CertificateStatus.SUBMITTED
    near = row.valid_to <= tehran_date(now()) + RECHECK
    return {
        "row": row,
        "chip": presentation.certificate_chip(row),
        "preview": _preview(row),
        "finding": file.findings[row.pk] if waits else None,
        "verify": forms.get(accept) or VerifyCertificateForm(prefix=accept)
        if CERTIFICATE.can("verify", actor, row)
        else None,
        "may_recheck": near and CERTIFICATE.can("recheck", actor, row),
        "refuse": forms.get(refuse) or ReasonForm(prefix=refuse) if CERTIFICATE.can("refuse", actor, row) else None,
    }


def _preview(row: Certificate) -> str:
    """How the file is shown beside what the firm says: «image», «pdf», or "" while it cannot be."""
    if row.file is None or row.file.status != AttachmentStatus.CLEAN:
        return ""
    return "pdf" if row.file.media_type == purposes.PDF else "image"


def _appeal_row(actor: Any, row: SuspensionAppeal, forms: Mapping[str, BahamForm]) -> dict[str, Any]:
    key = f"appeal-{row.pk}"
    open_to = row.answered_at is None and can_answer_appeal(actor, row)
    return {"row": row, "form": forms.get(key) or AnswerAppealForm(prefix=key) if open_to else None}


def _told(entry: Any) -> dict[str, Any]:
    note = presentation.joined(part for part in (entry.who, entry.reason) if part)
    return {"label": entry.label, "date": entry.at, "time": True, "note": note, "state": "done"}
