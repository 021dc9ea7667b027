"""How a startup is told: chips, facts and rows in the words of the active language. Reads nothing from the database
beyond the rows it is given.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.clock import now
from marketplace.dates import format_date, tehran_date
from marketplace.digits import localised
from marketplace.face.language import language
from marketplace.money import toman_reading
from vendors.forms.profile import LANGUAGES
from vendors.models import Certificate, Solution, Vendor
from vendors.states import CERTIFICATE, VENDOR

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Chip:
    """A word of state, as components/status.html shows it."""

    label: Words
    icon: str
    tone: str = ""


_LOOKS: Final = {
    "pending": ("hourglass", "live"),
    "submitted": ("hourglass", "live"),
    "verified": ("circle-check", "good"),
    "returned": ("corner-up-left", "now"),
    "refused": ("circle-x", "bad"),
    "suspended": ("ban", "bad"),
    "closed": ("lock", ""),
}
EXPIRED: Final = Chip(gettext_lazy("Expired"), "calendar-off")
SOON_DAYS: Final = 60


def vendor_chip(vendor: Vendor) -> Chip:
    """The state of a firm."""
    return Chip(VENDOR.label(vendor.status), *_LOOKS[vendor.status])


def certificate_chip(certificate: Certificate) -> Chip:
    """The state of a certificate; a verified one whose last day has passed has expired, one that ends soon says so."""
    days = (certificate.valid_to - tehran_date(now())).days
    if certificate.status == "verified" and days < 0:
        return EXPIRED
    if certificate.status == "verified" and days <= SOON_DAYS:
        return Chip(_("Ends in %(days)s days") % {"days": number(days)}, "calendar", "now")
    return Chip(CERTIFICATE.label(certificate.status), *_LOOKS[certificate.status])


def number(value: int | str) -> str:
    """In the reader's digits."""
    return localised(str(value), language())


def day(value: Any) -> str:
    """A day in the reader's calendar."""
    return format_date(value, "medium", language=language()) if value else ""


def joined(rows: Iterable[Any]) -> str:
    """Names in a row."""
    return _(", ").join(str(row) for row in rows)


def slot(name: str, *args: Any) -> str:
    """The address of something that a room above answers; "" where it is not mounted."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def site_link(address: str) -> Any:
    """A website as a link that shows its host."""
    host = unquote((urlsplit(address).hostname or address).removeprefix("www."))
    return format_html('<a class="ltr" href="{}" rel="nofollow noopener">{}</a>', address, host) if address else ""


def _fact(label: Words, value: Any, **more: Any) -> dict[str, Any] | None:
    return {"label": label, "value": value} | more if value else None


def _kept(*rows: dict[str, Any] | None) -> list[dict[str, Any]]:
    return [row for row in rows if row]


def languages_of(vendor: Vendor) -> str:
    """The working languages in the reader's language."""
    words = dict(LANGUAGES)
    return joined(words[code] for code in vendor.languages if code in words)


def _founded(vendor: Vendor) -> str:
    return joined(part for part in (number(vendor.founded_year or ""), vendor.city) if part)


def public_facts(vendor: Vendor) -> list[dict[str, Any]]:
    """The facts panel of the public profile; what was not said is left out."""
    level = vendor.trl
    return _kept(
        _fact(_("Founded"), _founded(vendor)),
        _fact(_("Size"), vendor.get_size_display()),
        _fact(_("Legal entity id"), number(vendor.legal_id or "")),
        _fact(_("Fields"), joined(vendor.fields.all())),
        _fact(_("Readiness"), _("TRL %(level)s") % {"level": number(level)}, trl=level) if level else None,
        _fact(_("Works in"), joined(vendor.districts.all()) or _("The whole city")),
        _fact(_("Languages"), languages_of(vendor)),
        _fact(_("Website"), site_link(vendor.website)),
    )


def section_facts(vendor: Vendor) -> dict[str, list[dict[str, Any]]]:
    """The profile as its own people see it, by section; what is missing stands as a dash."""
    told = {
        "firm": [
            (_("Name in Persian"), vendor.name_fa),
            (_("Name in English"), vendor.name_en),
            (_("Legal entity id"), number(vendor.legal_id or "")),
            (
                _("Registration of the company"),
                joined(part for part in (day(vendor.registered_on), vendor.registered_in) if part),
            ),
            (_("Founded"), number(vendor.founded_year or "")),
            (_("Size"), vendor.get_size_display()),
            (_("Languages"), languages_of(vendor)),
        ],
        "offer": [
            (_("In one sentence"), vendor.tagline),
            (_("About"), _("written") if vendor.about_fa else ""),
            (_("Fields"), joined(vendor.fields.all())),
            (_("What you can do"), joined(vendor.capabilities.all())),
            (_("Readiness"), _("TRL %(level)s") % {"level": number(vendor.trl)} if vendor.trl else ""),
            (_("Works in"), joined(vendor.districts.all())),
        ],
        "contact": [
            (_("City"), vendor.city),
            (_("Address"), vendor.address),
            (_("Postal code"), number(vendor.postal_code)),
            (_("Telephone"), phone(vendor.phone)),
            (_("Website"), site_link(vendor.website)),
        ],
    }
    return {key: [{"label": label, "value": value or "—"} for label, value in rows] for key, rows in told.items()}


def phone(value: str) -> Any:
    """A telephone number, left to right."""
    return format_html('<bdi class="ltr">{}</bdi>', number(value)) if value else ""


def badge(certificate: Certificate | None) -> str:
    """«شرکت دانش‌بنیان فناور»; "" without a current certificate."""
    if certificate is None:
        return ""
    kind = certificate.certificate_class
    if kind.code == "creative":
        return _("Creative company")
    return _("Knowledge-based company, %(kind)s") % {"kind": kind.name}


def badge_note(certificate: Certificate | None) -> str:
    """Until when the badge holds, and when it was checked."""
    if certificate is None:
        return ""
    words = {"until": day(certificate.valid_to), "checked": day(certificate.checked_at)}
    if not certificate.checked_at:
        return _("Certificate until %(until)s") % words
    return _("Certificate until %(until)s, checked on %(checked)s") % words


def solution_facts(solution: Solution) -> list[dict[str, Any]]:
    """The facts panel of a solution; what was not said is left out."""
    level = solution.trl
    return _kept(
        _fact(_("Readiness"), _("TRL %(level)s") % {"level": number(level)}, trl=level) if level else None,
        _fact(_("Fields"), joined(solution.fields.all())),
        _fact(_("Price"), _price(solution)),
        _fact(_("Video"), site_link(solution.video_url)),
    )


def _price(solution: Solution) -> str:
    low, high = solution.price_from, solution.price_to
    if low is not None and high is not None:
        return _("%(low)s to %(high)s") % {
            "low": toman_reading(low, language=language()),
            "high": toman_reading(high, language=language()),
        }
    if low is not None:
        return _("from %(low)s") % {"low": toman_reading(low, language=language())}
    return _("up to %(high)s") % {"high": toman_reading(high, language=language())} if high is not None else ""
