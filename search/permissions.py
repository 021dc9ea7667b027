"""Who may do what with saved searches, matches, figures and what is taught. What may be found at all is
`search.eligibility`.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from challenges.models import Challenge
from marketplace.accounts.models import User
from marketplace.accounts.roles import roles_of
from marketplace.decisions import Decision, allow_if, deny
from search.models import SavedSearch
from vendors.models import Vendor
from vendors.permissions import WRITERS
from vendors.states import VendorStatus

MOST_SAVED = 100


def can_save_search(actor: Any) -> Decision:
    """People who are signed in, up to a hundred searches each."""
    if not isinstance(actor, User):
        return allow_if(False, _("Sign in to save a search."), "sign_in")
    full = SavedSearch.objects.filter(user=actor).count() >= MOST_SAVED
    return allow_if(not full, _("You have saved a hundred searches; remove one you no longer need."), "too_many")


def can_change_saved_search(actor: Any, saved: SavedSearch) -> Decision:
    """Only who saved it."""
    return allow_if(isinstance(actor, User) and saved.user_id == actor.pk, _("This search was saved by somebody else."))


def can_teach_search(actor: Any) -> Decision:
    """Site editors, the innovation office and administrators write synonyms and pinned answers."""
    roles = roles_of(actor)
    return allow_if(
        roles.editor or roles.office or roles.administrator,
        _("Synonyms and pinned answers are written by the site's editors and the innovation office."),
    )


def can_read_figures(actor: Any) -> Decision:
    """Those who teach the search, and auditors."""
    return allow_if(
        can_teach_search(actor) or roles_of(actor).auditor,
        _("These figures are for the site's editors, the innovation office and auditors."),
    )


def can_say_opinion(actor: Any, vendor: Vendor) -> Decision:
    """The firm's people who work on its proposals."""
    return allow_if(vendor.role_of(actor) in WRITERS, _("Only people of the startup say what suits it."), "wrong_actor")


def can_see_candidates(actor: Any, department_id: int) -> Decision:
    """The people of the department, and the innovation office."""
    roles = roles_of(actor)
    return allow_if(
        roles.office or department_id in roles.departments,
        _("This list is for the department of the challenge and the innovation office."),
    )


def can_invite_vendor(actor: Any, challenge: Challenge, vendor: Vendor) -> Decision:
    """Officers and managers of the department, and the office, invite verified firms to an open challenge."""
    roles = roles_of(actor)
    if not (roles.office or challenge.department_id in roles.officer_of | roles.manager_of):
        return deny(_("Startups are invited by the officers and managers of the department."), "wrong_actor")
    if not challenge.is_open:
        return deny(_("The challenge is not open for proposals any more."), "not_open")
    return allow_if(vendor.status == VendorStatus.VERIFIED, _("Only verified startups can be invited."), "not_verified")
