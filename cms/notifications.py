"""What people are told about drafts: reviewers that something waits, authors what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cms.authorship import authors_of
from cms.models import ChallengePage
from cms.reviewing import asked_to_decide
from marketplace.accounts.models import Delegation
from marketplace.accounts.roles import roles_of
from marketplace.journal.outbox import Event
from marketplace.notify.catalogue import Group, Importance, Kind
from marketplace.notify.catalogue import register as register_kinds
from marketplace.notify.services import notify

GROUP = "approvals"
TOLD = {
    "cms.page.waiting": "cms.page.waiting",
    "cms.page.reassigned": "cms.page.reassigned",
    "cms.page.reminded": "cms.page.reminded",
    "cms.page.returned": "cms.page.returned",
    "cms.page.scheduled": "cms.page.scheduled",
    "cms.page.schedule_failed": "cms.page.schedule_failed",
}

TO_REVIEWERS = frozenset({"cms.page.waiting", "cms.page.reassigned", "cms.page.reminded"})


def register() -> None:
    """The kinds of messages of this room; called once at start."""
    register_kinds(
        Group(
            GROUP,
            _("Writing and approving challenges"),
            reaches=lambda person: roles_of(person).works_on_challenges,
        ),
        Kind(
            "cms.page.waiting",
            GROUP,
            _("A draft waits for your approval: “%(title)s”"),
            _("Sent by %(department)s. Read it, then approve it or return it with a reason."),
            _("Open the draft"),
            Importance.ACT,
        ),
        Kind(
            "cms.page.reassigned",
            GROUP,
            _("A draft was handed over to you: “%(title)s”"),
            _("Sent by %(department)s. You are asked to decide about it. %(reason)s"),
            _("Open the draft"),
            Importance.ACT,
        ),
        Kind(
            "cms.page.reminded",
            GROUP,
            _("A draft still waits for your approval: “%(title)s”"),
            _("%(department)s has waited %(days)s working days. Approve it or return it with a reason."),
            _("Open the draft"),
            Importance.ACT,
        ),
        Kind(
            "cms.delegation.given",
            GROUP,
            _("You stand in for %(giver)s at approvals"),
            _("From %(starts_on)s to %(ends_on)s. Drafts you wrote yourself stay with others. %(reason)s"),
            _("See what waits"),
            Importance.ACT,
        ),
        Kind(
            "cms.delegation.ended",
            GROUP,
            _("You no longer stand in for %(giver)s at approvals"),
            _("The delegation has ended. %(reason)s"),
            _("See what waits"),
        ),
        Kind(
            "cms.page.returned",
            GROUP,
            _("Your draft was returned: “%(title)s”"),
            _("What must change, and why: %(reason)s"),
            _("Correct it"),
            Importance.ACT,
        ),
        Kind(
            "cms.page.scheduled",
            GROUP,
            _("“%(title)s” is approved"),
            _("It will be published on %(publication_at)s."),
            _("Open the draft"),
        ),
        Kind(
            "cms.page.schedule_failed",
            GROUP,
            _("“%(title)s” was not published"),
            _("Its scheduled publication was refused: %(reason)s"),
            _("Correct it"),
            Importance.ACT,
        ),
        Kind(
            "cms.page.published",
            GROUP,
            _("Your challenge is published: “%(title)s”"),
            _("Reference %(reference)s. Everybody can read it now."),
            _("See it"),
        ),
    )


def on_event(event: Event) -> None:
    """Tell whoever must know of a step; repeated delivery tells nobody twice."""
    kind, page = TOLD.get(event.topic), _page(event)
    if kind is None or page is None:
        return
    notify(
        recipients=_recipients(event, page),
        kind=kind,
        params=_params(event, page),
        url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
        subject=page,
        dedupe_key=f"cms:{event.id}",
    )


def _page(event: Event) -> ChallengePage | None:
    return (
        ChallengePage.objects.filter(pk=event.subject_id).first() if event.subject_type == "cms.challengepage" else None
    )


def _recipients(event: Event, page: ChallengePage) -> Iterable[int]:
    if event.topic not in TO_REVIEWERS:
        return authors_of(page) | ({page.owner_id} if page.owner_id else set())
    step = page.current_workflow_task_state
    if step is None:
        return set()  # decided before anybody was told
    department = None if event.after.get("step") == "office" else page.department.pk
    return asked_to_decide(step, department_id=department) - authors_of(page)


def _params(event: Event, page: ChallengePage) -> dict[str, Any]:
    department = page.department
    return {
        "title": {"fa": page.draft_title or page.title, "en": page.title_en or page.draft_title},
        "department": {"fa": department.name_fa, "en": department.name_en or department.name_fa},
        "reason": event.reason,
        "publication_at": event.after.get("publication_at", ""),
        "days": event.after.get("waited_days", 0),
    }


def on_delegation(event: Event) -> None:
    """Tell the stand-in from when to when, and when it is over."""
    row = Delegation.objects.select_related("giver").filter(pk=event.subject_id).first()
    if row is None:
        return
    notify(
        recipients=[row.delegate_id],
        kind=f"cms.delegation.{event.topic.rsplit('.', 1)[-1]}",
        params={
            "giver": str(row.giver),
            "starts_on": row.starts_on.isoformat(),
            "ends_on": row.ends_on.isoformat(),
            "reason": event.reason,
        },
        url=reverse("wagtailadmin_home"),
        subject=row,
        dedupe_key=f"cms:{event.id}",
    )
