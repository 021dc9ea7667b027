"""Where the signed-in pages of this room lie: beside the startup's desk and the office's, reached by URL name."""

from __future__ import annotations

from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from vendors.models import Vendor

Words = str | Promise

STARTUP: tuple[tuple[Words, str, bool], ...] = (
    (_("Today"), "desks:startup", False),
    (_("Challenges that fit"), "desks:matches", False),
    (pgettext_lazy("startup", "Profile"), "vendors:edit", True),
    (_("Team"), "vendors:team", True),
    (_("Certificates"), "vendors:certificates", True),
    (_("Solutions"), "vendors:solutions", True),
    (_("Messages"), "vendors:messages", True),
)
OFFICE: tuple[tuple[Words, str, bool], ...] = (
    (_("Today"), "desks:office", False),
    (_("Startups to verify"), "vendors:queue", False),
    (_("Questions"), "challenges:waiting", False),
    (_("Undelivered events"), "journal:dead_letters", False),
)


def _items(places: tuple[tuple[Words, str, bool], ...], slug: str, current: str) -> list[dict[str, Any]]:
    """The places that are mounted; a desk is told which firm is meant."""
    found = []
    for label, name, of_firm in places:
        try:
            url = reverse(name, args=[slug] if of_firm else None)
        except NoReverseMatch:
            continue
        query = f"?startup={slug}" if slug and not of_firm else ""
        found.append({"label": label, "url": f"{url}{query}", "current": name == current})
    return found


def startup_desk(vendor: Vendor, current: str, title: Words) -> dict[str, Any]:
    """What desk.html needs for the pages of a startup's own people."""
    return {
        "desk_label": _("Startup’s desk"),
        "desk_items": _items(STARTUP, vendor.slug, current),
        "desk_eyebrow": vendor.name,
        "desk_title": title,
        "vendor": vendor,
    }


def office_desk(title: Words, eyebrow: Words = "") -> dict[str, Any]:
    """What desk.html needs for the pages of the innovation office."""
    return {
        "desk_label": _("Innovation office"),
        "desk_items": _items(OFFICE, "", "vendors:queue"),
        "desk_eyebrow": eyebrow,
        "desk_title": title,
    }
