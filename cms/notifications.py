"""What people are told about drafts: reviewers that something waits, authors what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cms.authorship import authors_of
from cms.models import ChallengePage
from marketplace.accounts.models import DepartmentMembership, DepartmentRole, PlatformMembership, PlatformRole
from marketplace.journal.outbox import Event
from marketplace.notify.catalogue import Group, Importance, Kind
from marketplace.notify.catalogue import register as register_kinds
from marketplace.notify.services import notify

GROUP = "approvals"
TOLD = {
    "cms.page.waiting": "cms.page.waiting",
    "cms.page.returned": "cms.page.returned",
    "cms.page.scheduled": "cms.page.scheduled",
    "cms.page.schedule_failed": "cms.page.schedule_failed",
}


def register() -> None:
    """The kinds of messages of this room; called once at start."""
    register_kinds(
        Group(GROUP, _("Writing and approving challenges")),
        Kind(
            "cms.page.waiting",
            GROUP,
            _("A draft waits for your approval: “%(title)s”"),
            _("Sent by %(department)s. Read it, then approve it or return it with a reason."),
            _("Open the draft"),
            Importance.ACT,
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
    if event.topic != "cms.page.waiting":
        return authors_of(page) | ({page.owner_id} if page.owner_id else set())
    if event.after.get("step") == "office":
        people: Any = PlatformMembership.objects.filter(role=PlatformRole.OFFICE.value, ended_at__isnull=True)
    else:
        people = DepartmentMembership.objects.filter(
            department=page.department, role=DepartmentRole.MANAGER.value, ended_at__isnull=True
        )
    return set(people.values_list("user_id", flat=True)) - authors_of(page)


def _params(event: Event, page: ChallengePage) -> dict[str, Any]:
    department = page.department
    return {
        "title": {"fa": page.draft_title or page.title, "en": page.title_en or page.draft_title},
        "department": {"fa": department.name_fa, "en": department.name_en or department.name_fa},
        "reason": event.reason,
        "publication_at": event.after.get("publication_at", ""),
    }
