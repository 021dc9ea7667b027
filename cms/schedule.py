"""Publishing what is due, exactly once, in any number of schedulers.

Invariants: one page is one transaction, so a refusal never stops the others; a refused publication is taken off the
schedule and told to its authors, because the same refusal would come again every few seconds.
"""

from __future__ import annotations

import structlog
from django.db import transaction
from wagtail.models import Page, Revision

from cms.approval import case_of
from cms.models import ChallengePage
from cms.publishing import BY_SCHEDULE
from marketplace.accounts.roles import SYSTEM_ACTOR
from marketplace.clock import database_now
from marketplace.errors import DomainError, Invalid
from marketplace.journal.services import record

log = structlog.get_logger("baham.cms")


def publish_due() -> int:
    """Publish every revision whose approved time has come; returns how many this call published. Rows another worker
    holds are left to it.
    """
    due = (
        Revision.objects.filter(approved_go_live_at__lte=database_now())
        .order_by("approved_go_live_at", "id")
        .values_list("pk", flat=True)
    )
    return sum(_publish(pk) for pk in list(due))


def _publish(revision_id: int) -> bool:
    try:
        with transaction.atomic():
            revision = _held(revision_id)
            if revision is None:
                return False
            revision.publish(log_action=BY_SCHEDULE)
            return True
    except DomainError as error:
        _take_off(revision_id, error)
        return False


def _held(revision_id: int) -> Revision | None:
    """The revision if it is still due and nobody else is publishing its page."""
    revision = Revision.objects.filter(pk=revision_id, approved_go_live_at__lte=database_now()).first()
    if revision is None:
        return None
    page = Page.objects.select_for_update(skip_locked=True).filter(pk=revision.object_id).first()
    if page is None:
        return None
    return Revision.objects.filter(pk=revision_id, approved_go_live_at__isnull=False).first()


@transaction.atomic
def _take_off(revision_id: int, error: DomainError) -> None:
    revision = Revision.objects.select_for_update().get(pk=revision_id)
    if revision.approved_go_live_at is None:
        return
    revision.approved_go_live_at = None
    revision.save(update_fields=["approved_go_live_at"])
    page = revision.content_object
    log.warning("scheduled_publication_refused", page=page.pk, code=error.code)
    if isinstance(page, ChallengePage):
        record(
            actor=SYSTEM_ACTOR,
            action="cms.page.schedule_failed",
            subject=page,
            case=case_of(page),
            role="system",
            after={"revision": revision_id},
            reason=_reasons(error),
        )


def _reasons(error: DomainError) -> str:
    if isinstance(error, Invalid):
        return " ".join(str(message) for messages in error.fields.values() for message in messages)
    return str(error.message)
