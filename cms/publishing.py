"""The one seam between a draft and the published word.

Invariant: whatever publishes a challenge's page (the last approval, the schedule, code) comes here; in one
transaction the right to publish is checked, the whole is validated, the next version is frozen by
`challenges.services`, the page goes live and everything is journalled, or nothing happens at all. A scheduled
publication happens exactly once, however many schedulers run.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.urls import reverse
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Page, Revision, Site

from challenges.freezing import content_of as content_of_version
from challenges.models import Challenge, ChallengeVersion
from challenges.services import publish_version
from cms.approval import case_of
from cms.checklist import DATES, missing_dates, problems_of
from cms.content import content_of
from cms.documents import check_documents
from cms.permissions import approvals_of, can_publish_revision
from cms.translation import english_state
from marketplace.accounts.roles import SYSTEM_ACTOR, Actor, acting_as
from marketplace.clock import database_now
from marketplace.errors import Invalid
from marketplace.journal.services import record

BY_SCHEDULE = "wagtail.publish.scheduled"


@transaction.atomic
def publish_page(
    live: Any,
    revision: Revision,
    *,
    user: Any = None,
    changed: bool = True,
    log_action: Any = True,
    previous_revision: Revision | None = None,
    skip_permission_checks: bool = False,
) -> None:
    """Publish a revision of a challenge's page, or schedule it when its time lies ahead.

    It takes every approval for these words, or an approved time that has come; `user` and `skip_permission_checks`
    are Wagtail's words and give no right here. Raises NotAllowed, Invalid (everything that is wrong, by path),
    Conflict (nothing changed).
    """
    Page.objects.select_for_update().get(pk=live.pk)
    due = Revision.objects.values_list("approved_go_live_at", flat=True).get(pk=revision.pk)
    moment = database_now()
    scheduled = due is not None and due <= moment
    if log_action == BY_SCHEDULE and not scheduled:
        return  # another scheduler was faster, or the schedule was taken back
    page = revision.as_object()
    actor = SYSTEM_ACTOR if scheduled else _publisher(page, revision)
    check_documents(page, actor=actor)
    if page.go_live_at is not None and page.go_live_at > moment:
        _schedule(page, revision, actor)
    else:
        _freeze(page, revision, actor)
    options = {"changed": changed, "log_action": log_action, "previous_revision": previous_revision}
    PublishPageRevisionAction(revision, user=user, **options).execute(skip_permission_checks=True)


def _publisher(page: Any, revision: Revision) -> Actor:
    """Who publishes: the person of the office whose approval stands for these words, even if a manager's came after
    it.
    """
    can_publish_revision(page, revision).require()
    given = approvals_of(page.workflow_states.order_by("-created_at", "-id")[0], revision)
    found: Actor = next(row.finished_by for row in given.values() if row.task.specific.department_of(page) is None)
    return found


def _schedule(page: Any, revision: Revision, actor: Actor) -> None:
    """A schedule is accepted only for what could be published at its time."""
    if found := problems_of(page, moment=page.go_live_at):
        raise Invalid(found)
    record(
        actor=actor,
        action="cms.page.scheduled",
        subject=page,
        case=case_of(page),
        role=acting_as(actor, page.department.pk),
        after={"publication_at": page.go_live_at.isoformat(), "revision": revision.pk},
    )


def _freeze(page: Any, revision: Revision, actor: Actor) -> ChallengeVersion:
    """Hand the draft over; the first time, tie the page to the challenge that came of it."""
    content, challenge = content_of(page), page.challenge
    if missing_dates(content):
        raise Invalid(problems_of(page, moment=database_now()))
    told = {"change_note": page.change_note} if challenge else _first_told(page)
    version = publish_version(actor=actor, department=page.department, content=content, challenge=challenge, **told)
    if challenge is None:
        page.tie_to(version.challenge)
        Challenge.objects.filter(pk=version.challenge_id).update(officer=page.owner)
    take_over_dates(page, version)
    page.go_live_at = None  # its time has come by the database's clock; Wagtail would ask this machine's
    revision.content = page.serializable_data()
    revision.save(update_fields=["content"])
    return version


def _first_told(page: Any) -> dict[str, Any]:
    """What a first publication says of how it was written: from which challenge it began, whether its English lags."""
    return {"copied_from": page.begun_from_challenge, "english_is_stale": bool(english_state(page).stale)}


def take_over_dates(page: Any, version: ChallengeVersion) -> bool:
    """Bring a draft's dates up to those published, where publication moved them on (a material amendment, an
    extension); whether any moved.
    """
    moved = False
    for item, published in zip(page.rounds.all(), content_of_version(version).rounds, strict=False):
        for name in DATES:
            mine, theirs = getattr(item, name), getattr(published, name)
            if mine is None or mine < theirs:
                setattr(item, name, theirs)
                moved = True
    return moved


def public_address(challenge: Challenge | None, request: Any = None) -> tuple[int, str, str] | None:
    """Where a page is read: the challenge's own address, as Wagtail wants it; None before publication."""
    site = Site.find_for_request(request) or Site.objects.filter(is_default_site=True).first()
    if challenge is None or site is None:
        return None
    return site.pk, site.root_url, reverse("challenges:detail", kwargs={"reference": challenge.reference})
