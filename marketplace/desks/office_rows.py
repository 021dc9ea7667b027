"""Rows of the innovation office's desk in the shape of the components `table` and `timeline`. Reads nothing from
the database.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from challenges.presentation import Chip
from marketplace.accounts.models import person_name
from marketplace.clock import now
from marketplace.desks.rows import address, number
from marketplace.desks.selectors.office import OfficeDesk
from marketplace.digits import localised
from marketplace.face.language import language
from marketplace.journal import labels

LATE_DAYS = 3  # what the guide for startups promises: checked within three days


def _waited(since: Any) -> Chip:
    days = (now() - since).days
    words = ngettext("%(days)s day", "%(days)s days", days) % {"days": number(days)} if days else _("today")
    return Chip(words, "clock", "bad" if days > LATE_DAYS else "now" if days == LATE_DAYS else "")


def waiting_table(desk: OfficeDesk) -> dict[str, Any]:
    """Firms that wait for the office, what of theirs waits, and for how long."""
    cells = [
        {
            "cells": [
                {"value": firm.name, "url": address("vendors:check", firm.slug)},
                {"value": localised(firm.legal_id or "—", language())},
                {"value": _what_waits(firm)},
                {"chip": _waited(firm.waiting_since)},
            ]
        }
        for firm in desk.firms
    ]
    return {"columns": [_("Startup"), _("Legal entity id"), _("What waits"), _("Has waited")], "rows": cells}


def _what_waits(firm: Any) -> str:
    count = firm.waiting_certificates
    certificates = ngettext("one certificate", "%(count)s certificates", count) % {"count": number(count)}
    if firm.status != "pending":
        return certificates
    return _("Registration and %(certificates)s") % {"certificates": certificates} if count else _("Registration")


def trail(desk: OfficeDesk) -> list[dict[str, Any]]:
    """The newest steps in the journal, as a timeline."""
    return [
        {
            "label": labels.of_action(step.action),
            "date": step.at,
            "time": True,
            "note": person_name(step.full_name, step.email, step.erased_at)
            if step.actor_id
            else labels.of_value("system"),
            "state": "done",
        }
        for step in desk.trail
    ]
