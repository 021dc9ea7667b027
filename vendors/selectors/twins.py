"""Firms that may be the same one, with the reasons; the office decides what it means.

Invariant: a clue that half the city shares (a public mail provider, an empty value) is no clue.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vendors.models import Certificate, Vendor, VendorMembership
from vendors.names import EDGE, nearly_same

MOST_TWINS: Final = 6
MOST_CANDIDATES: Final = 400
MOST_OF_A_DOMAIN: Final = 5  # a mail domain of more firms is a provider, whether we know its name or not
PUBLIC_MAIL: Final = frozenset(
    (
        *("gmail.com", "googlemail.com", "yahoo.com", "ymail.com", "outlook.com", "hotmail.com", "live.com", "msn.com"),
        *("icloud.com", "me.com", "proton.me", "protonmail.com", "gmx.com", "mail.com", "mail.ru", "yandex.com"),
        *("chmail.ir", "mailfa.com", "yandex.ru", "zoho.com", "aol.com"),
    )
)
SAME_NAME, NEAR_NAME = _("the same name"), _("nearly the same name")
SAME_PHONE, SAME_SITE = _("the same telephone number"), _("the same website")
SAME_MAIL, SAME_NUMBER = _("addresses of the same mail domain"), _("a certificate with the same number")
SAME_PERSON = _("the same person")


Clue = tuple[Vendor, str | Promise]


@dataclass(frozen=True, slots=True)
class Twin:
    """A firm that may be the same one, and why."""

    vendor: Vendor
    reasons: tuple[str | Promise, ...]


def twins_of(vendor: Vendor) -> list[Twin]:
    """Up to six firms that may be the same one, those with most reasons first. The legal entity id is no clue: the
    database holds it once. Four queries, whatever their number.
    """
    rows: dict[int, Vendor] = {}
    reasons: dict[int, list[str | Promise]] = {}
    for other, reason in _clues(vendor):
        rows.setdefault(other.pk, other)
        held = reasons.setdefault(other.pk, [])
        if reason not in held:
            held.append(reason)
    first = sorted(rows, key=lambda key: (-len(reasons[key]), key))[:MOST_TWINS]
    return [Twin(rows[key], tuple(reasons[key])) for key in first]


def _clues(vendor: Vendor) -> Iterator[Clue]:
    yield from _by_record(vendor)
    yield from _by_people(vendor)
    numbers = Certificate.objects.filter(vendor=vendor).values("number")
    rows = Certificate.objects.filter(number__in=numbers).exclude(vendor=vendor).select_related("vendor")
    yield from ((row.vendor, SAME_NUMBER) for row in rows[:MOST_CANDIDATES])


def _by_record(vendor: Vendor) -> Iterator[Clue]:
    host = site_of(vendor.website)
    wanted = _shares_an_edge(vendor.name_key)
    if vendor.phone:
        wanted |= Q(phone=vendor.phone)
    if host:
        wanted |= Q(website__icontains=host)
    for other in Vendor.objects.filter(wanted).exclude(pk=vendor.pk).order_by("pk")[:MOST_CANDIDATES]:
        if nearly_same(vendor.name_key, other.name_key):
            yield other, SAME_NAME if other.name_key == vendor.name_key else NEAR_NAME
        if vendor.phone and other.phone == vendor.phone:
            yield other, SAME_PHONE
        if host and site_of(other.website) == host:
            yield other, SAME_SITE


def _shares_an_edge(name: str) -> Q:
    """Names that begin or end alike: what a database finds before the letters are compared."""
    return Q(name_key__startswith=name[:EDGE]) | Q(name_key__endswith=name[-EDGE:])


def _by_people(vendor: Vendor) -> Iterator[Clue]:
    members = VendorMembership.objects.filter(ended_at__isnull=True)
    own = dict(members.filter(vendor=vendor).values_list("user_id", "user__email"))
    wanted = Q(user__in=list(own))
    for domain in {email.rpartition("@")[2] for email in own.values()} - PUBLIC_MAIL:
        wanted |= Q(user__email__endswith=f"@{domain}")
    if not own:
        return
    found = members.filter(wanted).exclude(vendor=vendor).select_related("vendor", "user")[:MOST_CANDIDATES]
    of_domain: dict[str, list[Vendor]] = {}
    for row in found:
        if row.user_id in own:
            yield row.vendor, SAME_PERSON
        else:
            of_domain.setdefault(row.user.email.rpartition("@")[2], []).append(row.vendor)
    for vendors in of_domain.values():
        if len({other.pk for other in vendors}) <= MOST_OF_A_DOMAIN:
            yield from ((other, SAME_MAIL) for other in vendors)


def site_of(address: str) -> str:
    """The host of an address without «www»; "" without one."""
    return (urlsplit(address).hostname or "").removeprefix("www.")
