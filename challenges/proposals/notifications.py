"""What people are told about proposals: kinds of messages, and who receives which event.

Invariants: a message says nothing of what a proposal says; before the opening nobody but the startup's own people is
told that its proposal exists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation

from challenges.models import Challenge, Round
from challenges.notifications import CONCERNING, tell_also
from challenges.proposals.message_kinds import GROUPS, KINDS
from challenges.proposals.models import LateException, Opening, Partner, Proposal, Submission
from challenges.proposals.models.opening import Envelope
from challenges.proposals.receipt_mail import enclosed_receipt
from challenges.proposals.states import ACTIVE
from marketplace.accounts.models import DepartmentRole, PlatformRole, User
from marketplace.journal.outbox import Event
from marketplace.notify import catalogue, enclosures
from marketplace.notify.services import notify
from vendors.models import Vendor

TOPICS: Final = (
    "proposals.proposal.started",
    "proposals.proposal.submitted",
    "proposals.proposal.withdrawn",
    "proposals.proposal.confirmation_asked",
    "proposals.proposal.received",
    "proposals.proposal.lapsed",
    "proposals.partner.*",
    "proposals.opening.*",
    "proposals.late_exception.*",
    *CONCERNING,
)


def register() -> None:
    """Add groups and kinds to the catalogue, and what is mailed with them."""
    catalogue.register(*GROUPS, *KINDS)
    enclosures.register("proposals.submitted", enclosed_receipt)


def on_event(event: Event) -> None:
    """Tell those whom an event concerns; telling it again tells nobody twice."""
    step = _STEPS.get(event.topic)
    if step is not None:
        step(event)


def _tell(
    people: Iterable[User | int],
    kind: str,
    challenge: Challenge,
    event: Event,
    address: tuple[str, Any],
    *,
    dedupe: str = "",
    **params: Any,
) -> None:
    round_ = challenge.rounds.get(number=challenge.current_round)
    shown = {
        "title": _title(challenge),
        "closes_at": round_.closes_at.isoformat(),
        "opens_at": round_.opens_at.isoformat(),
    }
    with translation.override("fa"):
        url = reverse(address[0], args=address[1:])
    key = f"{kind}:{dedupe or event.id}"
    notify(recipients=people, kind=kind, params=shown | params, url=url, subject=challenge, dedupe_key=key)


def _proposal(event: Event) -> Proposal | None:
    rows = Proposal.objects.select_related("challenge__current_version", "vendor")
    return rows.filter(pk=event.subject_id).first()


def _own(kind: str) -> Callable[[Event], None]:
    def tell(event: Event) -> None:
        proposal = _proposal(event)
        if proposal is not None:
            page = ("proposals:detail", proposal.public_id)
            _tell(_people(proposal.vendor), kind, proposal.challenge, event, page)

    return tell


def _submitted(event: Event) -> None:
    proposal = _proposal(event)
    sent = Submission.objects.filter(receipt_number=event.after.get("receipt", "")).first()
    if proposal is None or sent is None:
        return
    with translation.override("fa"):
        page = reverse("proposals:receipt", args=(proposal.public_id, sent.number))
    notify(
        recipients=_people(proposal.vendor),
        kind="proposals.submitted",
        params={
            "title": _title(proposal.challenge), "number": _verbatim(sent.receipt_number),
            "hash": _verbatim(sent.receipt_hash), "closes_at": proposal.deadline().isoformat(),
        },
        url=page,
        subject=proposal.challenge,
        dedupe_key=f"proposals.submitted:{event.id}",
    )  # fmt: skip


def _partners_asked(event: Event) -> None:
    rows = Partner.objects.filter(public_id__in=event.after.get("partners", []), consented_at__isnull=True)
    for partner in rows.exclude(vendor=None).select_related("proposal__challenge__current_version"):
        people = User.objects.filter(
            vendor_memberships__vendor=partner.vendor_id,
            vendor_memberships__role__in=["owner", "admin"],
            vendor_memberships__ended_at=None,
        )
        page, dedupe = ("proposals:partnership", partner.public_id), f"{event.id}:{partner.pk}"
        _tell(people, "proposals.partner_asked", partner.proposal.challenge, event, page, dedupe=dedupe)


def _partner_answered(kind: str) -> Callable[[Event], None]:
    def tell(event: Event) -> None:
        proposal = _proposal(event)
        if proposal is not None:
            _tell(_people(proposal.vendor), kind, proposal.challenge, event, ("proposals:partners", proposal.public_id))

    return tell


def _verbatim(code: str) -> dict[str, str]:
    """A code in both languages alike: its digits are not turned, so that it can be compared and copied."""
    return {"fa": code, "en": code}


def _title(challenge: Challenge) -> dict[str, str]:
    version = challenge.version
    return {"fa": version.title_fa, "en": version.title_en or version.title_fa}


def _requested(event: Event) -> None:
    opening = _opening(event)
    if opening is not None:
        others = _office().exclude(pk=opening.first_officer_id)
        page, expires_at = _opening_page(opening.round), opening.expires_at.isoformat()
        _tell(others, "proposals.opening_requested", opening.round.challenge, event, page, expires_at=expires_at)


def _opened(event: Event) -> None:
    opening = _opening(event)
    if opening is None:
        return
    challenge = opening.round.challenge
    page = ("proposals:manifest", challenge.reference)
    staff = {*_office(), *_department(challenge)}
    _tell(staff, "proposals.opening_done", challenge, event, page, count=len(opening.manifest))
    if opening.envelope == Envelope.CONTENT:
        received = Proposal.objects.filter(round=opening.round).exclude(status__in=["draft", "withdrawn", "lapsed"])
        vendors = Vendor.objects.filter(pk__in=received.values("vendor"))
        own = {person for vendor in vendors for person in _people(vendor)}
        _tell(own, "proposals.opened", challenge, event, page)


def _refused(event: Event) -> None:
    """Once a day for each person and reason: who tries again and again fills the journal, not the inboxes."""
    challenge = Challenge.objects.select_related("current_version").filter(pk=event.case_id).first()
    if challenge is not None:
        key = f"{challenge.pk}:{event.actor_id}:{event.reason}:{event.at.date().isoformat()}"
        page = ("proposals:opening", challenge.reference)
        _tell(_office(), "proposals.opening_refused", challenge, event, page, dedupe=key)


def _concerning(event: Event) -> None:
    """What happens to a challenge is told to everybody who writes a proposal for its running round, once, whether they
    follow it or not.
    """
    tell_also(event, _proposers)


def _proposers(challenge: Challenge) -> QuerySet[User]:
    taking_part = Proposal.objects.filter(challenge=challenge, round__number=challenge.current_round, status__in=ACTIVE)
    held = {
        "vendor_memberships__vendor__in": taking_part.values("vendor"),
        "vendor_memberships__ended_at__isnull": True,
    }
    return User.objects.filter(**held).distinct()


def _late_asked(event: Event) -> None:
    row = _late(event)
    if row is not None:
        others = _office().exclude(pk=row.asked_by_id)
        page = ("proposals:late", row.round.challenge.reference)
        _tell(others, "proposals.late_asked", row.round.challenge, event, page, until_at=row.until.isoformat())


def _late_approved(event: Event) -> None:
    row = _late(event)
    if row is not None:
        page = ("proposals:start", row.round.challenge.reference)
        until_at = row.until.isoformat()
        _tell(_people(row.vendor), "proposals.late_granted", row.round.challenge, event, page, until_at=until_at)


def _opening(event: Event) -> Opening | None:
    rows = Opening.objects.select_related("round__challenge__current_version", "round__challenge__department")
    return rows.filter(pk=event.subject_id).first()


def _late(event: Event) -> LateException | None:
    rows = LateException.objects.select_related("round__challenge__current_version", "vendor")
    return rows.filter(pk=event.subject_id).first()


def _opening_page(round_: Round) -> tuple[str, str]:
    return "proposals:opening", round_.challenge.reference


def _people(vendor: Vendor) -> QuerySet[User]:
    return User.objects.filter(vendor_memberships__vendor=vendor, vendor_memberships__ended_at__isnull=True)


def _office() -> QuerySet[User]:
    held = {"platform_memberships__role": PlatformRole.OFFICE.value, "platform_memberships__ended_at__isnull": True}
    return User.objects.filter(**held)


def _department(challenge: Challenge) -> QuerySet[User]:
    roles = (DepartmentRole.OFFICER.value, DepartmentRole.MANAGER.value)
    memberships = challenge.department.memberships.filter(role__in=roles, ended_at__isnull=True)
    return User.objects.filter(pk__in=memberships.values("user"))


_STEPS: Final[dict[str, Callable[[Event], None]]] = {
    "proposals.proposal.started": _partners_asked,  # those who come along from an earlier one
    "proposals.proposal.submitted": _submitted,
    "proposals.proposal.withdrawn": _own("proposals.withdrawn"),
    "proposals.proposal.confirmation_asked": _own("proposals.confirm"),
    "proposals.proposal.received": _own("proposals.received"),
    "proposals.proposal.lapsed": _own("proposals.lapsed"),
    "proposals.partner.invited": _partners_asked,
    "proposals.partner.consented": _partner_answered("proposals.partner_consented"),
    "proposals.partner.declined": _partner_answered("proposals.partner_declined"),
    "proposals.opening.requested": _requested,
    "proposals.opening.opened": _opened,
    "proposals.opening.refused": _refused,
    "proposals.late_exception.asked": _late_asked,
    "proposals.late_exception.approved": _late_approved,
    **dict.fromkeys(CONCERNING, _concerning),
}
