"""What this room does when something happened elsewhere. Handlers may run twice and end the same."""

from __future__ import annotations

from challenges.models import Challenge
from cms import notifications
from cms.places import open_department, sync_person_of
from cms.services import follow_published_dates
from marketplace.accounts.models import Department
from marketplace.journal import outbox
from marketplace.journal.outbox import Event


def subscribe() -> None:
    """Tell the outbox what this room listens to."""
    outbox.subscribe(
        consumer="cms.people", topics=("accounts.membership.*", "accounts.role.*"), handler=on_roles_changed
    )
    outbox.subscribe(consumer="cms.departments", topics=("accounts.department.*",), handler=on_department_changed)
    outbox.subscribe(consumer="cms.amendments", topics=("challenges.challenge.amended",), handler=on_amended)
    outbox.subscribe(consumer="notify.cms", topics=("cms.page.*",), handler=notifications.on_event)
    outbox.subscribe(
        consumer="notify.delegations", topics=("accounts.delegation.*",), handler=notifications.on_delegation
    )


def on_roles_changed(event: Event) -> None:
    """Wagtail's groups follow the roles of a person."""
    sync_person_of(user_id=int(event.subject_id))


def on_department_changed(event: Event) -> None:
    """A department has a place to write, under its name of today."""
    department = Department.objects.filter(pk=event.subject_id).first()
    if department is not None:
        open_department(department)


def on_amended(event: Event) -> None:
    """Dates that moved without the editor (an extension) reach the draft, so that the next amendment begins from
    them.
    """
    challenge = Challenge.objects.filter(pk=event.subject_id).first()
    if challenge is not None:
        follow_published_dates(challenge)
