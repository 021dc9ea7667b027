"""The message of an invitation, and whom it reaches.

Invariant: an invitation is told once to each person of the firm who works on proposals, however often its event is
handled.
"""

from __future__ import annotations

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from marketplace.journal.outbox import Event
from marketplace.notify import catalogue
from marketplace.notify.catalogue import Group, Importance, Kind
from marketplace.notify.services import notify
from search.models import ChallengeInvitation
from vendors.models import Vendor
from vendors.permissions import WRITERS
from vendors.querysets import belongs_to_a_firm

TOPICS = ("search.invitation.*",)
KIND = "search.invited"
GROUP = Group("invitations", _("Invitations to challenges"), reaches=belongs_to_a_firm)


def register() -> None:
    """Add the words to the catalogue."""
    catalogue.register(
        GROUP,
        Kind(
            KIND,
            GROUP.key,
            _("%(department)s invites %(name)s to look at “%(title)s”"),
            _("What it asks for fits what your startup does. Proposals are taken until %(closes_at)s."),
            _("Read the challenge"),
            importance=Importance.ACT,
        ),
    )


def people_of(vendor: Vendor) -> list[int]:
    """Who is told: the people of the firm who write proposals, while their accounts are open."""
    rows = vendor.memberships.filter(role__in=WRITERS, ended_at__isnull=True, user__is_active=True)
    return list(rows.order_by("user").values_list("user_id", flat=True))


def on_event(event: Event) -> None:
    """Tell the firm's people of an invitation; one that is gone or whose challenge has closed tells nobody."""
    rows = ChallengeInvitation.objects.select_related("vendor", "challenge__department", "challenge__current_version")
    invitation = rows.filter(pk=event.subject_id).first()
    if invitation is None or not invitation.challenge.is_open:
        return
    case, vendor = invitation.challenge, invitation.vendor
    with translation.override("fa"):
        url = reverse("challenges:detail", kwargs={"reference": case.reference})
    notify(
        recipients=people_of(vendor),
        kind=KIND,
        params={
            "title": {"fa": case.version.title_fa, "en": case.version.title_en or case.version.title_fa},
            "department": {"fa": case.department.name_fa, "en": case.department.name_en or case.department.name_fa},
            "name": {"fa": vendor.name_fa, "en": vendor.name_en or vendor.name_fa},
            "closes_at": case.closes_at.isoformat(),
        },
        url=url,
        subject=case,
        dedupe_key=f"{KIND}:{invitation.pk}",
    )
