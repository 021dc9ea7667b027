"""What the house holds about a startup, and about a person in it: taken along as JSON.

Rooms above add their parts: `own_data.register(own_data.Part("proposals", collect=…, stays_because=…))`.

Invariant: a part tells of this firm only; of its people names and roles, never what other firms or the city keep to
themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from marketplace.accounts import own_data as people
from marketplace.accounts.models import User
from marketplace.accounts.own_data import moment
from marketplace.clock import database_now
from vendors.models import (
    OwnershipOffer,
    Solution,
    Vendor,
    VendorAccessRequest,
    VendorInvitation,
    VendorMembership,
    VendorMessage,
    VendorRole,
)

Text = str | Promise
PROFILE = (
    *("legal_id", "name_fa", "name_en", "status", "status_reason", "tagline_fa", "tagline_en", "about_fa", "about_en"),
    *("founded_year", "registered_in", "size", "trl", "city", "address", "postal_code", "phone", "website"),
    *("languages", "terms_version"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """A room's part. `stays_because` gives the reasons for which the firm cannot be closed yet."""

    key: str
    collect: Callable[[Vendor], Any]
    stays_because: Callable[[Vendor], Iterable[Text]] = lambda _vendor: ()


_parts: dict[str, Part] = {}


def register(part: Part) -> None:
    """Add a room's part; registering the same key again replaces it."""
    _parts[part.key] = part


def collected(vendor: Vendor) -> dict[str, Any]:
    """Everything about the firm as JSON values, by room."""
    parts = {key: part.collect(vendor) for key, part in sorted(_parts.items())}
    return {
        "profile": _profile(vendor),
        "people": _people(vendor),
        "certificates": _certificates(vendor),
        "solutions": [_solution(row) for row in vendor.solutions.order_by("pk")],
        "messages": _messages(vendor),
        "appeals": [
            {"at": moment(row.lodged_at), "text": row.text, "answer": row.answer, "upheld": row.upheld}
            for row in vendor.appeals.order_by("pk")
        ],
    } | parts


def reasons_to_stay(vendor: Vendor) -> list[Text]:
    """Why the firm cannot be closed yet; [] means it can."""
    return [reason for part in _parts.values() for reason in part.stays_because(vendor)]


def _profile(vendor: Vendor) -> dict[str, Any]:
    days = {name: moment(getattr(vendor, name)) for name in ("registered_on", "created_at", "verified_at")}
    lists = {
        "fields": list(vendor.fields.values_list("code", flat=True)),
        "capabilities": [row.name_fa for row in vendor.capabilities.all()],
        "districts": list(vendor.districts.values_list("number", flat=True)),
    }
    return {name: getattr(vendor, name) for name in PROFILE} | days | lists


def _people(vendor: Vendor) -> list[dict[str, Any]]:
    rows = vendor.memberships.select_related("user").order_by("pk")
    return [
        {
            "name": row.user.get_full_name(),
            "role": row.role,
            "from": moment(row.started_at),
            "until": moment(row.ended_at),
        }
        for row in rows
    ]


def _certificates(vendor: Vendor) -> list[dict[str, Any]]:
    rows = vendor.certificates.select_related("certificate_class").order_by("pk")
    return [
        {
            "class": row.certificate_class.code,
            "number": row.number,
            "valid_from": moment(row.valid_from),
            "valid_to": moment(row.valid_to),
            "state": row.status,
            "reason": row.reason,
        }
        for row in rows
    ]


def _solution(row: Solution) -> dict[str, Any]:
    names = ("title_fa", "title_en", "problem_fa", "summary_fa", "summary_en", "evidence_fa", "trl", "video_url")
    references = row.references.order_by("pk").values("customer", "year", "result", "has_consent")
    return {name: getattr(row, name) for name in names} | {
        "price_from_rials": row.price_from,
        "price_to_rials": row.price_to,
        "public": row.is_published,
        "references": list(references),
        "pictures": list(row.pictures.values_list("alt_fa", flat=True)),
    }


def _messages(vendor: Vendor) -> list[dict[str, Any]]:
    rows = vendor.messages.select_related("sender").order_by("pk")
    return [
        {"at": moment(row.sent_at), "from": row.sender.get_full_name(), "subject": row.subject, "text": row.text}
        for row in rows
    ]


def _of_person(user: User) -> dict[str, Any]:
    memberships = VendorMembership.objects.filter(user=user).select_related("vendor").order_by("pk")
    invitations = VendorInvitation.objects.filter(email=user.email).select_related("vendor").order_by("pk")
    return {
        "memberships": [
            {
                "startup": row.vendor.name_fa,
                "role": row.role,
                "from": moment(row.started_at),
                "until": moment(row.ended_at),
            }
            for row in memberships
        ],
        "invitations": [
            {"startup": row.vendor.name_fa, "role": row.role, "at": moment(row.created_at)} for row in invitations
        ],
        "messages_sent": [
            {"to": row.vendor.name_fa, "at": moment(row.sent_at), "subject": row.subject, "text": row.text}
            for row in VendorMessage.objects.filter(sender=user).select_related("vendor").order_by("pk")
        ],
    }


def _reasons_of_person(user: User) -> list[Text]:
    """A startup that would be left without an owner."""
    owned = Vendor.objects.filter(
        memberships__in=VendorMembership.objects.filter(user=user, role=VendorRole.OWNER.value, ended_at__isnull=True)
    )
    others = VendorMembership.objects.filter(role=VendorRole.OWNER.value, ended_at__isnull=True).exclude(user=user)
    return [
        _("You are the last owner of “%(name)s”. Hand the ownership over, or close its record first.")
        % {"name": vendor.name}
        for vendor in owned.exclude(pk__in=others.values("vendor")).order_by("pk")
    ]


def _erase_person(user: User) -> None:
    moment_ = database_now()
    VendorMembership.objects.filter(user=user, ended_at__isnull=True).update(ended_at=moment_)
    VendorAccessRequest.objects.filter(user=user).delete()
    invitations = VendorInvitation.objects.filter(email=user.email)
    invitations.filter(accepted_at__isnull=True, withdrawn_at__isnull=True).update(withdrawn_at=moment_)
    invitations.update(email=f"{user.public_id.hex}@erased.invalid")
    for offers in (OwnershipOffer.objects.filter(receiver=user), OwnershipOffer.objects.filter(giver=user)):
        offers.filter(ended_at__isnull=True).update(ended_at=moment_, outcome="withdrawn")


def register_people() -> None:
    """Tell the people's room what this one holds about a person; called once at start."""
    people.register(people.Part("startups", collect=_of_person, erase=_erase_person, stays_because=_reasons_of_person))
