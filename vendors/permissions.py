"""Who may do what with a startup's record; the reason of a refusal is shown to the person."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from marketplace.accounts.models import User
from marketplace.accounts.roles import is_system, roles_of
from marketplace.decisions import ALLOW, Decision, allow_if, deny
from vendors.models import Certificate, Solution, Vendor
from vendors.states import CERTIFICATE, VENDOR

LEADERS = frozenset({"owner", "admin"})
WRITERS = frozenset({"owner", "admin", "member"})


def _reads_all(actor: Any) -> bool:
    roles = roles_of(actor)
    return is_system(actor) or roles.office or roles.auditor or roles.administrator


def can_view_vendor(actor: Any, vendor: Vendor) -> Decision:
    """Verified firms are public; others are seen by their own people, the office, auditors and administrators."""
    if vendor.status == "verified" or _reads_all(actor) or vendor.role_of(actor):
        return ALLOW
    return deny(_("This startup has no public profile."), "not_public")


def can_register_vendor(actor: Any) -> Decision:
    """Any signed-in person, or the system for imports."""
    return allow_if(
        is_system(actor) or (isinstance(actor, User) and actor.is_active),
        _("Sign in first, then register your startup."),
    )


def can_edit_vendor(actor: Any, vendor: Vendor) -> Decision:
    """The owner and the administrators of the firm; a suspended firm's record rests."""
    if vendor.role_of(actor) not in LEADERS:
        return deny(_("Only the owner or an administrator of the startup changes its profile."), "wrong_actor")
    return allow_if(
        vendor.status != "suspended", _("The startup is suspended; its profile cannot be changed now."), "suspended"
    )


def can_verify_vendor(actor: Any, vendor: Vendor) -> Decision:
    """The innovation office, while the firm waits."""
    return VENDOR.can("verify", actor, vendor)


def can_manage_members(actor: Any, vendor: Vendor) -> Decision:
    """The owner and the administrators."""
    return allow_if(
        vendor.role_of(actor) in LEADERS, _("Only the owner or an administrator manages the team."), "wrong_actor"
    )


def can_give_role(actor: Any, vendor: Vendor, role: str) -> Decision:
    """Leaders give and take every role but the owner's, which only owners give and take."""
    if is_system(actor):
        return ALLOW
    own = vendor.role_of(actor)
    if role == "owner":
        return allow_if(own == "owner", _("Only an owner makes or unmakes an owner."), "wrong_actor")
    return allow_if(own in LEADERS, _("Only the owner or an administrator manages the team."), "wrong_actor")


def can_answer_access(actor: Any, vendor: Vendor) -> Decision:
    """The leaders; for an imported firm that has no people yet the innovation office."""
    decision = can_manage_members(actor, vendor)
    if decision or not roles_of(actor).office:
        return decision
    deserted = not vendor.memberships.filter(ended_at__isnull=True).exists()
    return allow_if(deserted, _("The people of this startup answer requests for access themselves."), "wrong_actor")


def can_work_for_vendor(actor: Any, vendor: Vendor) -> Decision:
    """Its own people, whatever their role: they open its pages; what they may change there is asked again."""
    return allow_if(vendor.role_of(actor), _("This page belongs to the people of the startup."), "wrong_actor")


def can_contact_vendor(actor: Any, vendor: Vendor) -> Decision:
    """Any signed-in person writes to a verified firm that somebody reads for."""
    if not isinstance(actor, User) or not actor.is_active:
        return deny(_("Sign in to write to this startup."), "visitor")
    if vendor.role_of(actor):
        return deny(_("This is your own startup."), "own")
    return allow_if(vendor.status == "verified", _("This startup cannot be written to now."), "not_public")


def can_read_messages(actor: Any, vendor: Vendor) -> Decision:
    """The owner and the administrators."""
    return allow_if(
        vendor.role_of(actor) in LEADERS, _("Only the owner or an administrator reads the messages."), "wrong_actor"
    )


def can_see_queue(actor: Any) -> Decision:
    """The innovation office works the queue; auditors and administrators read it."""
    return allow_if(_reads_all(actor), _("Only the innovation office checks startups."), "wrong_actor")


def can_add_certificate(actor: Any, vendor: Vendor) -> Decision:
    """The owner and the administrators."""
    return can_edit_vendor(actor, vendor)


def can_view_certificate(actor: Any, certificate: Certificate) -> Decision:
    """The evidence itself: the firm's own people, the office, auditors and administrators."""
    return allow_if(
        _reads_all(actor) or certificate.vendor.role_of(actor),
        _("Only the startup and the innovation office see the certificate's file."),
        "stranger",
    )


def can_check_certificate(actor: Any, certificate: Certificate) -> Decision:
    """The innovation office, while it waits."""
    return CERTIFICATE.can("verify", actor, certificate)


def can_view_solution(actor: Any, solution: Solution) -> Decision:
    """Published solutions of verified firms are public; the rest is the firm's own, the office's and the auditors'."""
    if solution.is_published and solution.vendor.status == "verified":
        return ALLOW
    return allow_if(
        _reads_all(actor) or solution.vendor.role_of(actor), _("This solution is not public."), "not_public"
    )


def can_edit_solution(actor: Any, vendor: Vendor) -> Decision:
    """Writers of the firm."""
    if vendor.role_of(actor) not in WRITERS:
        return deny(_("Only the people of the startup change its solutions."), "wrong_actor")
    return allow_if(
        vendor.status != "suspended", _("The startup is suspended; its solutions cannot be changed now."), "suspended"
    )
