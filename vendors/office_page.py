"""What the office's pages show, from rows that were read already."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from marketplace.clock import now
from marketplace.forms import BahamForm
from vendors import presentation
from vendors.forms import ReasonForm, SuspendForm, VerifyForm
from vendors.models import Certificate
from vendors.permissions import can_answer_access
from vendors.selectors.office import OfficeFile
from vendors.states import CERTIFICATE, VENDOR


def queue_table(vendors: Iterable[Any]) -> dict[str, Any]:
    """Rows of `firms_to_check` in the shape of components/table.html."""
    columns = [_("Startup"), _("Legal entity id"), _("What waits"), _("Has waited")]
    return {"columns": columns, "rows": [{"cells": _cells(vendor)} for vendor in vendors]}


def _cells(vendor: Any) -> list[dict[str, Any]]:
    waits = [_("Registration")] if vendor.status == "pending" else []
    count = vendor.waiting_certificates
    if count:
        waits.append(
            ngettext("%(count)s certificate", "%(count)s certificates", count) % {"count": presentation.number(count)}
        )
    return [
        {"value": vendor.name, "url": reverse("vendors:check", args=[vendor.slug])},
        {"value": presentation.number(vendor.legal_id or "—")},
        {"value": presentation.joined(waits)},
        {"value": _waited(vendor.waiting_since)},
    ]


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
        "certificates": [_certificate_row(actor, row, forms) for row in file.certificates],
        "history": [_told(entry) for entry in file.history],
        "requests": file.requests if can_answer_access(actor, vendor) else [],
    }


def _certificate_row(actor: Any, row: Certificate, forms: Mapping[str, BahamForm]) -> dict[str, Any]:
    key = f"refuse-{row.pk}"
    return {
        "row": row,
        "chip": presentation.certificate_chip(row),
        "may_verify": CERTIFICATE.can("verify", actor, row),
        "refuse": forms.get(key) or ReasonForm(prefix=key) if CERTIFICATE.can("refuse", actor, row) else None,
    }


def _told(entry: Any) -> dict[str, Any]:
    note = presentation.joined(part for part in (entry.who, entry.reason) if part)
    return {"label": entry.label, "date": entry.at, "time": True, "note": note, "state": "done"}
