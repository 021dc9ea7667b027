"""Secret links to the preview of a draft, for somebody without an account: a lawyer, an expert, another authority.

Invariants: a link shows one draft and nothing else, for a few days; it dies at its expiry, when it is revoked, and
when the draft is published; making and revoking stand in the journal.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final, cast

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.approval import case_of
from cms.models import ChallengePage, PreviewLink
from cms.permissions import can_share_page
from marketplace.accounts.models import User
from marketplace.accounts.roles import Actor, acting_as
from marketplace.clock import now
from marketplace.errors import Invalid, WrongState
from marketplace.journal.services import record
from marketplace.text import clean

LIFETIMES: Final = (1, 3, 7, 14, 30)
"""For how many days a link may live."""
MOST_ALIVE: Final = 10


@transaction.atomic
def share_preview(*, actor: Actor, page: ChallengePage, days: int, note: str = "") -> PreviewLink:
    """A new link to the draft, alive for so many days. `note` says for whom it is; it stays out of the journal.

    Raises NotAllowed for who does not write the draft, Invalid for another lifetime, WrongState when too many are
    alive.
    """
    Page.objects.select_for_update().get(pk=page.pk)
    can_share_page(actor, page).require()
    if days not in LIFETIMES:
        raise Invalid({"days": [_("Choose one of the lifetimes.")]})
    if PreviewLink.objects.alive().filter(page=page).count() >= MOST_ALIVE:
        raise WrongState(_("Ten links to this draft are alive; revoke one first."), code="too_many_links")
    challenge, moment = page.challenge, now()
    link: PreviewLink = PreviewLink.objects.create(
        page=page,
        version_number=challenge.version.number + 1 if challenge else 1,
        note=clean(note)[:120],
        created_by=cast(User, actor),  # the system shares nothing
        created_at=moment,
        expires_at=moment + timedelta(days=days),
    )
    record(
        actor=actor,
        action="cms.preview.shared",
        subject=link,
        case=case_of(page),
        role=acting_as(actor, page.department.pk),
        after={"expires_at": link.expires_at.isoformat()},
    )
    return link


@transaction.atomic
def revoke_preview(*, actor: Actor, link: PreviewLink) -> PreviewLink:
    """Make a link open nothing any more; once revoked it stays so. Raises NotAllowed."""
    held: PreviewLink = PreviewLink.objects.select_for_update(of=("self",)).select_related("page").get(pk=link.pk)
    can_share_page(actor, held.page).require()
    if held.revoked_at is None:
        held.revoked_at = now()
        held.save(update_fields=["revoked_at"])
        record(
            actor=actor,
            action="cms.preview.revoked",
            subject=held,
            case=case_of(held.page),
            role=acting_as(actor, held.page.department.pk),
        )
    return held
