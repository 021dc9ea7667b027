"""Rows of the innovation office's desk in the shape of the components `table` and `timeline`. Reads nothing from
the database.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from marketplace.clock import now
from marketplace.desks.rows import address, day, number
from marketplace.desks.selectors.office import OfficeDesk
from marketplace.digits import localised
from marketplace.face.language import language


def _waited(since: Any) -> str:
    days = (now() - since).days
    return ngettext("%(days)s day", "%(days)s days", days) % {"days": number(days)} if days else _("today")


def waiting_table(desk: OfficeDesk) -> dict[str, Any]:
    """Firms and certificates that wait for the office, with how long they have waited."""
    cells = [
        {
            "cells": [
                {"value": firm.name, "url": address("vendors:check", firm.slug)},
                {"value": localised(firm.legal_id or "—", language())},
                {"value": _("Registration")},
                {"value": _waited(firm.created_at)},
            ]
        }
        for firm in desk.vendors
    ]
    cells += [
        {
            "cells": [
                {"value": row.vendor.name, "url": address("vendors:check", row.vendor.slug)},
                {"value": localised(row.vendor.legal_id or "—", language())},
                {
                    "value": _("Certificate: %(name)s, until %(day)s")
                    % {"name": row.certificate_class.name, "day": day(row.valid_to)}
                },
                {"value": _waited(row.submitted_at)},
            ]
        }
        for row in desk.certificates
    ]
    return {"columns": [_("Startup"), _("Legal entity id"), _("What waits"), _("Has waited")], "rows": cells}


def trail(desk: OfficeDesk) -> list[dict[str, Any]]:
    """The newest steps in the journal, as a timeline."""
    return [
        {"label": entry.label, "date": entry.at, "time": True, "note": entry.who, "state": "done"}
        for entry in desk.trail
    ]
