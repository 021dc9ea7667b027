"""What people are told about an evaluation: kinds of messages, and who receives which event.

Invariants: no message carries a score, a price or what a proposal says; before the announcement nobody outside the
panel and the office learns who is ahead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

from django.db.models import Max, QuerySet
from django.urls import reverse
from django.utils import translation

from challenges.evaluation.kinds import GROUPS, KINDS
from challenges.evaluation.models import Appeal, Assignment, Decision, Outcome, Panel, PanelRole
from challenges.models import Challenge, Round, RoundKind
from challenges.proposals.models import Proposal
from marketplace.accounts.models import DepartmentRole, PlatformRole, User
from marketplace.journal.outbox import Event
from marketplace.notify import catalogue
from marketplace.notify.services import notify
from vendors.models import Vendor

TOPICS: Final = ("evaluation.*",)


def register() -> None:
    """Add groups and kinds to the catalogue."""
    catalogue.register(*GROUPS, *KINDS)


def on_event(event: Event) -> None:
    """Tell those whom an event concerns; telling it again tells nobody twice."""
    step = _STEPS.get(event.topic)
    if step is not None:
        step(event)


def tell(
    people: Iterable[User | int], kind: str, challenge: Challenge, key: str, page: tuple[str, Any], **params: Any
) -> None:
    """Put the message into the inboxes; `page` is a URL name and its argument."""
    version = challenge.version
    with translation.override("fa"):
        url = reverse(page[0], args=page[1:])
    title = {"fa": version.title_fa, "en": version.title_en or version.title_fa}
    notify(
        recipients=people,
        kind=kind,
        params={"title": title, **params},
        url=url,
        subject=challenge,
        dedupe_key=f"{kind}:{key}",
    )


def _appointed(event: Event) -> None:
    panel = Panel.objects.select_related("round__challenge__current_version").filter(pk=event.subject_id).first()
    if panel is not None:
        people = User.objects.filter(panel_memberships__panel=panel, panel_memberships__ended_at__isnull=True)
        challenge = panel.round.challenge
        tell(people, "evaluation.appointed", challenge, str(event.id), ("evaluation:panel", challenge.reference))


def _assignment(event: Event) -> Assignment | None:
    rows = Assignment.objects.select_related("member__panel__round", "proposal__challenge__current_version")
    return rows.filter(pk=event.subject_id).first()


def _reopened(event: Event) -> None:
    row = _assignment(event)
    if row is not None:
        page = ("evaluation:assignment", row.pk)
        challenge = row.proposal.challenge
        tell([row.member.user_id], "evaluation.reopened", challenge, str(event.id), page, reason=event.reason)


def _submitted(event: Event) -> None:
    """The chair hears once everybody has finished."""
    row = _assignment(event)
    if row is None:
        return
    panel = row.member.panel
    open_ones = Assignment.objects.filter(
        member__panel=panel, member__ended_at__isnull=True, member__role=PanelRole.EVALUATOR.value
    ).exclude(status__in=["submitted", "recused"])
    if open_ones.exists():
        return
    chairs = panel.members.filter(role=PanelRole.CHAIR.value, ended_at__isnull=True).values_list("user_id", flat=True)
    challenge = row.proposal.challenge
    page = ("evaluation:chair", challenge.reference)
    last = Assignment.objects.filter(member__panel=panel).aggregate(last=Max("submitted_at"))["last"]
    key = f"{panel.pk}:{last.isoformat() if last else ''}"  # once for each time the panel has finished
    tell(list(chairs), "evaluation.all_in", challenge, key, page)


def _settled(event: Event) -> None:
    round_ = Round.objects.select_related("challenge__current_version").filter(pk=event.subject_id).first()
    if round_ is not None and round_.kind == RoundKind.FULL and event.after.get("shortlisted"):
        page = ("proposals:opening", round_.challenge.reference)
        tell(_office(), "evaluation.settled", round_.challenge, str(event.id), page)


def _proposal(event: Event) -> Proposal | None:
    rows = Proposal.objects.select_related("challenge__current_version", "vendor", "round")
    return rows.filter(pk=event.subject_id).first()


def _to_startup(kind: str, page: str) -> Callable[[Event], None]:
    def step(event: Event) -> None:
        row = _proposal(event)
        if row is not None:
            until = row.cure_until.isoformat() if row.cure_until else ""
            more = {"until_at": until} if until else {}
            tell(
                _people(row.vendor), kind, row.challenge, str(event.id), (page, row.public_id),
                reason=event.reason, **more,
            )  # fmt: skip

    return step


def _disqualified(event: Event) -> None:
    _to_startup("evaluation.disqualified", "evaluation:debrief")(event)
    runner_up = Proposal.objects.select_related("challenge__current_version", "vendor").filter(
        pk=event.after.get("runner_up") or 0
    )
    for row in runner_up:
        page = ("evaluation:debrief", row.public_id)
        tell(_people(row.vendor), "evaluation.moved_up", row.challenge, str(event.id), page)


def _decision(event: Event) -> Decision | None:
    rows = Decision.objects.select_related("round__challenge__current_version", "round__challenge__department")
    return rows.filter(pk=event.subject_id).first()


def _announced(event: Event) -> None:
    """Every startup that was received hears it: those chosen and the others, each with its own words."""
    decision = _decision(event)
    if decision is None or decision.standstill_until is None:
        return
    challenge, until = decision.round.challenge, decision.standstill_until.isoformat()
    chosen = set(decision.lines.filter(outcome=Outcome.AWARDED.value).values_list("proposal_id", flat=True))
    rows = Proposal.objects.filter(round=decision.round).exclude(
        status__in=["draft", "withdrawn", "lapsed", "inadmissible", "disqualified"]
    )
    for row in rows.select_related("vendor"):
        kind = "evaluation.won" if row.pk in chosen else "evaluation.lost"
        page = ("evaluation:debrief", row.public_id)
        tell(_people(row.vendor), kind, challenge, f"{event.id}:{row.pk}", page, until_at=until)


def _invited(event: Event) -> None:
    """Those invited hear until when to send the full proposal; the others where they read why not."""
    decision = _decision(event)
    if decision is None:
        return
    challenge = decision.round.challenge
    for line in decision.lines.select_related("proposal__vendor"):
        people, key = _people(line.proposal.vendor), f"{event.id}:{line.proposal_id}"
        if line.proposal.status == "invited":
            page, closes_at = ("proposals:start", challenge.reference), challenge.closes_at.isoformat()
            tell(people, "evaluation.invited", challenge, key, page, closes_at=closes_at)
        else:
            tell(people, "evaluation.not_invited", challenge, key, ("evaluation:debrief", line.proposal.public_id))


def _final(event: Event) -> None:
    decision = _decision(event)
    if decision is None:
        return
    challenge = decision.round.challenge
    awarded = Vendor.objects.filter(proposals__round=decision.round, proposals__status="awarded")
    people = {*_department(challenge), *(person for vendor in awarded for person in _people(vendor))}
    if awarded:
        tell(people, "evaluation.final", challenge, str(event.id), ("evaluation:result", challenge.reference))


def _appeal(event: Event) -> Appeal | None:
    rows = Appeal.objects.select_related("vendor", "decision__round__challenge__current_version")
    return rows.filter(pk=event.subject_id).first()


def _lodged(event: Event) -> None:
    row = _appeal(event)
    if row is not None:
        name = {"fa": row.vendor.name_fa, "en": row.vendor.name_en or row.vendor.name_fa}
        challenge = row.decision.round.challenge
        page = ("evaluation:appeal", row.pk)
        tell(_office(), "evaluation.appeal_lodged", challenge, str(event.id), page, startup=name)


def _answered(event: Event) -> None:
    row = _appeal(event)
    if row is None:
        return
    challenge = row.decision.round.challenge
    own = Proposal.objects.filter(round=row.decision.round, vendor=row.vendor).order_by("-pk").first()
    if own is not None:
        page = ("evaluation:debrief", own.public_id)
        tell(_people(row.vendor), "evaluation.appeal_answered", challenge, str(event.id), page)


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
    "evaluation.panel.appointed": _appointed,
    "evaluation.assignment.submitted": _submitted,
    "evaluation.assignment.reopened": _reopened,
    "evaluation.technical.settled": _settled,
    "evaluation.screening.cure_requested": _to_startup("evaluation.cure", "proposals:detail"),
    "evaluation.screening.refused": _to_startup("evaluation.inadmissible", "evaluation:debrief"),
    "evaluation.proposal.disqualified": _disqualified,
    "evaluation.decision.announced": _announced,
    "evaluation.decision.invited": _invited,
    "evaluation.decision.final": _final,
    "evaluation.appeal.lodged": _lodged,
    "evaluation.appeal.answered": _answered,
}
