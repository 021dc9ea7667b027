"""What people are told about startups: kinds of messages, and who receives which event.

Invariants: an import tells nobody; of a startup's affairs only its own people and the innovation office are told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

from django.urls import reverse
from django.utils import translation

from marketplace.accounts.models import PlatformRole, User
from marketplace.journal.outbox import Event
from marketplace.notify import catalogue
from marketplace.notify.services import notify
from vendors import letters
from vendors.kinds import GROUPS, KINDS
from vendors.models import (
    Certificate,
    OwnershipOffer,
    TermsOfUse,
    Vendor,
    VendorAccessRequest,
    VendorInvitation,
    VendorMembership,
    VendorMessage,
)
from vendors.permissions import LEADERS

TOPICS: Final = (
    "vendors.vendor.*",
    "vendors.member.*",
    "vendors.certificate.*",
    "vendors.message.*",
    "vendors.terms.*",
)


def register() -> None:
    """Add groups and kinds to the catalogue."""
    catalogue.register(*GROUPS, *KINDS)


def on_event(event: Event) -> None:
    """Tell those whom an event concerns; telling it again tells nobody twice."""
    if event.topic == "vendors.terms.published":
        _terms_changed(event)
        return
    step = _STEPS.get(event.topic)
    vendor = Vendor.objects.filter(pk=event.case_id).first() if step else None
    if step is not None and vendor is not None:
        step(vendor, event)


def tell(
    people: Iterable[User | int],
    kind: str,
    vendor: Vendor,
    key: str,
    *,
    page: str,
    args: tuple[Any, ...] = (),
    **params: Any,
) -> int:
    """Put a message about a firm into inboxes; `page` is a URL name without arguments or with the firm's slug."""
    with translation.override("fa"):
        url = reverse(page, args=args)
    shown = {"name": {"fa": vendor.name_fa, "en": vendor.name_en or vendor.name_fa}}
    return notify(
        recipients=people, kind=kind, params=shown | params, url=url, subject=vendor, dedupe_key=f"{kind}:{key}"
    )


def leaders_of(vendor: Vendor) -> set[int]:
    """Owners and administrators."""
    rows = vendor.memberships.filter(role__in=LEADERS, ended_at__isnull=True)
    return set(rows.values_list("user_id", flat=True))


def _office() -> set[int]:
    return set(
        User.objects.filter(
            platform_memberships__role=PlatformRole.OFFICE.value, platform_memberships__ended_at__isnull=True
        ).values_list("pk", flat=True)
    )


def certificate_params(certificate: Certificate) -> dict[str, Any]:
    """Class and last day, as messages show them."""
    kind = certificate.certificate_class
    return {
        "class": {"fa": kind.name_fa, "en": kind.name_en or kind.name_fa},
        "valid_on": certificate.valid_to.isoformat(),
    }


def _standing(kind: str, page: str) -> Callable[[Vendor, Event], None]:
    def tell_leaders(vendor: Vendor, event: Event) -> None:
        people = leaders_of(vendor)
        tell(people, kind, vendor, str(event.id), page=page, args=(vendor.slug,), reason=event.reason)

    return tell_leaders


def _waiting(vendor: Vendor, event: Event) -> None:
    if not vendor.source:
        tell(_office(), "vendors.waiting", vendor, str(event.id), page="vendors:check", args=(vendor.slug,))


def _certificate(event: Event) -> Certificate | None:
    return Certificate.objects.select_related("certificate_class").filter(pk=event.subject_id).first()


def _certificate_sent(vendor: Vendor, event: Event) -> None:
    row = _certificate(event)
    if row is not None and row.status == "submitted":
        kind, params = "vendors.certificate_waiting", certificate_params(row)
        tell(_office(), kind, vendor, event.subject_id, page="vendors:check", args=(vendor.slug,), **params)


def _certificate_settled(kind: str) -> Callable[[Vendor, Event], None]:
    def tell_leaders(vendor: Vendor, event: Event) -> None:
        row = _certificate(event)
        if row is not None:
            params = certificate_params(row) | {"reason": event.reason}
            page = "vendors:certificates"
            tell(leaders_of(vendor), kind, vendor, str(event.id), page=page, args=(vendor.slug,), **params)

    return tell_leaders


def _invited(vendor: Vendor, event: Event) -> None:
    """The letter goes to the address; who has an account finds a word in the inbox too."""
    invitation = VendorInvitation.objects.filter(pk=event.subject_id).first()
    if invitation is None or not invitation.is_open():
        return
    if letters.send_invitation(invitation):
        people = User.objects.filter(email=invitation.email)
        expires_at = invitation.expires_at.isoformat()
        tell(people, "vendors.invited", vendor, event.subject_id, page="desks:home", expires_at=expires_at)


def _joined(vendor: Vendor, event: Event) -> None:
    row = VendorMembership.objects.select_related("user").filter(pk=event.subject_id).first()
    if row is not None and not vendor.source:
        others = leaders_of(vendor) - {row.user_id, event.actor_id}
        person = row.user.get_full_name()
        tell(
            others, "vendors.joined", vendor, event.subject_id, page="vendors:team", args=(vendor.slug,), person=person
        )


def _access_requested(vendor: Vendor, event: Event) -> None:
    row = VendorAccessRequest.objects.select_related("user").filter(pk=event.subject_id).first()
    if row is None:
        return
    person, owners = row.user.get_full_name(), leaders_of(vendor)
    kind, page = ("vendors.access_requested", "vendors:team") if owners else ("vendors.access_waiting", "vendors:check")
    key = f"{event.subject_id}:{row.asked_at:%Y%m%d%H%M%S}"  # asked again after it expired, it is told again
    tell(owners or _office(), kind, vendor, key, page=page, args=(vendor.slug,), person=person)


def _offer(event: Event) -> OwnershipOffer | None:
    return OwnershipOffer.objects.select_related("giver", "receiver").filter(pk=event.subject_id).first()


def _ownership_offered(vendor: Vendor, event: Event) -> None:
    row = _offer(event)
    if row is not None and row.ended_at is None:
        words = {"person": row.giver.get_full_name(), "expires_at": row.expires_at.isoformat()}
        kind = "vendors.ownership_offered"
        tell([row.receiver_id], kind, vendor, event.subject_id, page="vendors:team", args=(vendor.slug,), **words)


def _ownership_answered(kind: str) -> Callable[[Vendor, Event], None]:
    def tell_giver(vendor: Vendor, event: Event) -> None:
        row = _offer(event)
        if row is not None:
            person = row.receiver.get_full_name()
            page, key = "vendors:team", event.subject_id
            tell([row.giver_id], kind, vendor, key, page=page, args=(vendor.slug,), person=person)

    return tell_giver


def _appealed(vendor: Vendor, event: Event) -> None:
    tell(_office(), "vendors.appeal_waiting", vendor, event.subject_id, page="vendors:check", args=(vendor.slug,))


def _terms_changed(event: Event) -> None:
    """The leaders of every verified firm, once a version."""
    terms = TermsOfUse.objects.filter(pk=event.subject_id).first()
    if terms is None:
        return
    changes = {"fa": terms.changes_fa, "en": terms.changes_en or terms.changes_fa}
    for vendor in Vendor.objects.public().exclude(terms_version=terms.version).iterator():
        kind, key = "vendors.terms_changed", f"{vendor.pk}:{terms.version}"
        tell(leaders_of(vendor), kind, vendor, key, page="vendors:edit", args=(vendor.slug,), changes=changes)


def _access_answered(vendor: Vendor, event: Event) -> None:
    row = VendorAccessRequest.objects.filter(pk=event.subject_id).first()
    if row is not None:
        kind = "vendors.access_granted" if row.granted else "vendors.access_declined"
        tell([row.user_id], kind, vendor, event.subject_id, page="desks:home")


def _message(vendor: Vendor, event: Event) -> None:
    row = VendorMessage.objects.select_related("sender").filter(pk=event.subject_id).first()
    if row is not None:
        params = {"person": row.sender.get_full_name(), "subject": row.subject}
        page = "vendors:messages"
        tell(leaders_of(vendor), "vendors.message", vendor, event.subject_id, page=page, args=(vendor.slug,), **params)


_STEPS: Final[dict[str, Callable[[Vendor, Event], None]]] = {
    "vendors.vendor.registered": _waiting,
    "vendors.vendor.resubmitted": _waiting,
    "vendors.vendor.verified": _standing("vendors.verified", "vendors:detail"),
    "vendors.vendor.returned": _standing("vendors.returned", "vendors:edit"),
    "vendors.vendor.suspended": _standing("vendors.suspended", "vendors:edit"),
    "vendors.vendor.reinstated": _standing("vendors.reinstated", "vendors:edit"),
    "vendors.vendor.appeal_lodged": _appealed,
    "vendors.vendor.appeal_answered": _standing("vendors.appeal_answered", "vendors:edit"),
    "vendors.member.ownership_offered": _ownership_offered,
    "vendors.member.ownership_passed_on": _ownership_answered("vendors.ownership_passed_on"),
    "vendors.member.ownership_declined": _ownership_answered("vendors.ownership_declined"),
    "vendors.certificate.submitted": _certificate_sent,
    "vendors.certificate.verified": _certificate_settled("vendors.certificate_verified"),
    "vendors.certificate.refused": _certificate_settled("vendors.certificate_refused"),
    "vendors.member.invited": _invited,
    "vendors.member.added": _joined,
    "vendors.member.access_requested": _access_requested,
    "vendors.member.access_answered": _access_answered,
    "vendors.message.sent": _message,
}
