"""What people are told about pilots: kinds of messages, and who receives which event."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from challenges.models import Challenge
from challenges.pilots.models import Milestone, Pilot
from marketplace.accounts.models import DepartmentRole, User
from marketplace.journal.outbox import Event
from marketplace.notify import catalogue
from marketplace.notify.catalogue import Group, Importance, Kind
from marketplace.notify.services import notify, watchers_of
from vendors.models import Vendor

TOPICS: Final = ("pilots.pilot.*", "pilots.milestone.*")
GROUP: Final = "pilots"

GROUPS: Final = (Group(GROUP, _("Pilots")),)
KINDS: Final = (
    Kind(
        "pilots.created", GROUP, _("The pilot of “%(title)s” is being prepared"),
        _("Look at the terms: what is to be shown, measures and milestones."), _("See the terms"),
    ),
    Kind(
        "pilots.agreed", GROUP, _("The terms of the pilot of “%(title)s” are agreed"),
        _("They are public and no longer change."), _("See the pilot"),
    ),
    Kind(
        "pilots.started", GROUP, _("The pilot of “%(title)s” is running"),
        _("Milestones can be reported from now on."), _("See the pilot"),
    ),
    Kind(
        "pilots.completed", GROUP, _("The result of the pilot of “%(title)s” is published"),
        _("Measurements, verdict and what was learned are public."), _("See the result"),
    ),
    Kind(
        "pilots.terminated", GROUP, _("The pilot of “%(title)s” has ended early"),
        _("Reason: %(reason)s"), _("See the pilot"),
    ),
    Kind(
        "pilots.delivered", GROUP, _("A milestone waits for acceptance: “%(title)s”"),
        _("%(startup)s reports “%(milestone)s” as delivered."), _("See the milestone"), Importance.ACT,
    ),
    Kind(
        "pilots.accepted", GROUP, _("A milestone was accepted: “%(title)s”"),
        _("“%(milestone)s” is accepted; its share of the payment is due."), _("See the pilot"),
    ),
    Kind(
        "pilots.returned", GROUP, _("A milestone was sent back: “%(title)s”"),
        _("“%(milestone)s” was sent back. Reason: %(reason)s"), _("See the reason"), Importance.ACT,
    ),
)  # fmt: skip


def register() -> None:
    """Add groups and kinds to the catalogue."""
    catalogue.register(*GROUPS, *KINDS)


def on_event(event: Event) -> None:
    """Tell those whom an event concerns; telling it again tells nobody twice."""
    step = _STEPS.get(event.topic)
    if step is not None:
        step(event)


def _tell(people: Iterable[User], kind: str, pilot: Pilot, event: Event, **params: Any) -> None:
    version = pilot.challenge.version
    with translation.override("fa"):
        url = pilot.get_absolute_url()
    title = {"fa": version.title_fa, "en": version.title_en or version.title_fa}
    notify(
        recipients=people,
        kind=kind,
        params={"title": title, **params},
        url=url,
        subject=pilot.challenge,
        dedupe_key=f"{kind}:{event.id}",
    )


def _pilot(kind: str, *, to_followers: bool = False, to_department: bool = True) -> Callable[[Event], None]:
    def step(event: Event) -> None:
        rows = Pilot.objects.select_related("challenge__current_version", "challenge__department", "vendor")
        pilot = rows.filter(pk=event.subject_id).first()
        if pilot is None:
            return
        people = set(_people(pilot.vendor))
        people |= set(_department(pilot.challenge)) if to_department else set()
        people |= set(watchers_of(pilot.challenge)) if to_followers else set()
        _tell(people, kind, pilot, event, **({"reason": event.reason} if event.reason else {}))

    return step


def _milestone(kind: str, *, to_startup: bool) -> Callable[[Event], None]:
    def step(event: Event) -> None:
        rows = Milestone.objects.select_related(
            "pilot__challenge__current_version", "pilot__challenge__department", "pilot__vendor"
        )
        row = rows.filter(pk=event.subject_id).first()
        if row is None:
            return
        vendor = row.pilot.vendor
        _tell(
            _people(vendor) if to_startup else _department(row.pilot.challenge),
            kind,
            row.pilot,
            event,
            milestone={"fa": row.title_fa, "en": row.title_en or row.title_fa},
            startup={"fa": vendor.name_fa, "en": vendor.name_en or vendor.name_fa},
            reason=event.reason,
        )

    return step


def _people(vendor: Vendor) -> QuerySet[User]:
    return User.objects.filter(vendor_memberships__vendor=vendor, vendor_memberships__ended_at__isnull=True)


def _department(challenge: Challenge) -> QuerySet[User]:
    roles = (DepartmentRole.OFFICER.value, DepartmentRole.MANAGER.value)
    memberships = challenge.department.memberships.filter(role__in=roles, ended_at__isnull=True)
    return User.objects.filter(pk__in=memberships.values("user"))


_STEPS: Final[dict[str, Callable[[Event], None]]] = {
    "pilots.pilot.created": _pilot("pilots.created", to_department=False),
    "pilots.pilot.agreed": _pilot("pilots.agreed"),
    "pilots.pilot.started": _pilot("pilots.started"),
    "pilots.pilot.completed": _pilot("pilots.completed", to_followers=True),
    "pilots.pilot.terminated": _pilot("pilots.terminated", to_followers=True),
    "pilots.milestone.delivered": _milestone("pilots.delivered", to_startup=False),
    "pilots.milestone.accepted": _milestone("pilots.accepted", to_startup=True),
    "pilots.milestone.returned": _milestone("pilots.returned", to_startup=True),
}
