"""Startups worth inviting as pages show them: who, why, with which solution, whom an invitation reaches."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from challenges.models import Challenge
from marketplace.digits import localised
from search.models import ChallengeInvitation
from search.permissions import can_invite_vendor
from search.reasons import told
from vendors.models import Vendor
from vendors.permissions import WRITERS

ALL = 20


def row(found: Any, text: str) -> dict[str, Any]:
    """A `Candidate` or a `Pair`: name, address, reasons quoting `text`, and the solution that comes nearest."""
    fits, misses = told(found.match, text)
    return {
        "name": found.vendor.name,
        "url": found.vendor.get_absolute_url(),
        "solution": found.solution.title if found.solution else "",
        "solution_url": found.solution.get_absolute_url() if found.solution else "",
        "fits": fits,
        "misses": misses,
    }


def invitations(actor: Any, case: Challenge, firms: Iterable[Vendor]) -> dict[int, dict[str, Any]]:
    """For each firm: whether it was invited, or whether the actor may invite it and how many people that reaches. Two
    queries.
    """
    firms = list(firms)
    invited = set(ChallengeInvitation.objects.filter(challenge=case).values_list("vendor_id", flat=True))
    reach = Count(
        "memberships",
        filter=Q(memberships__role__in=WRITERS, memberships__ended_at__isnull=True, memberships__user__is_active=True),
    )
    counted = Vendor.objects.filter(pk__in=[firm.pk for firm in firms]).annotate(reach=reach)
    reaches = dict(counted.values_list("pk", "reach"))
    return {
        firm.pk: {
            "invited": firm.pk in invited,
            "may_invite": bool(can_invite_vendor(actor, case, firm)),
            "reach": reach_words(reaches.get(firm.pk, 0)),
            "invite_url": reverse("search:invite", args=[case.reference, firm.slug]),
        }
        for firm in firms
    }


def sent(case: Challenge) -> int:
    """How many startups were invited to a challenge."""
    return ChallengeInvitation.objects.filter(challenge=case).count()


def reach_words(people: int) -> str:
    """Whom an invitation would reach."""
    if not people:
        return _("nobody of it has an account yet")
    return ngettext("reaches %(count)s person", "reaches %(count)s people", people) % {"count": _number(people)}


def reached(name: str, people: int) -> str:
    """What an invitation did."""
    said = ngettext(
        "%(name)s is invited; %(count)s person of it gets the message.",
        "%(name)s is invited; %(count)s people of it get the message.",
        people,
    )
    return said % {"name": name, "count": _number(people)}


def _number(value: int) -> str:
    return localised(str(value), get_language() or "fa")
