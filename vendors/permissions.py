"""Who may do what with a startup's record; the reason of a refusal is shown to the person."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from marketplace.accounts.models import User
from marketplace.accounts.roles import is_system, roles_of
from marketplace.decisions import ALLOW, Decision, allow_if, deny
from vendors.models import Certificate, OwnershipOffer, Solution, SuspensionAppeal, Vendor, VendorMembership
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
    """The owner and the administrators of the firm; the record of a suspended or closed firm rests."""
    if vendor.role_of(actor) not in LEADERS:
        return deny(_("Only the owner or an administrator of the startup changes its profile."), "wrong_actor")
    return _is_at_work(vendor)


def _is_at_work(vendor: Vendor) -> Decision:
    if vendor.status == "closed":
        return deny(_("The record of this startup is closed; open it again first."), "closed")
    return allow_if(
        vendor.status != "suspended",
        _("The startup is suspended; its profile and solutions cannot be changed now."),
        "suspended",
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


def can_offer_ownership(actor: Any, membership: VendorMembership) -> Decision:
    """An owner, to another member who is no owner yet."""
    if membership.vendor.role_of(actor) != "owner":
        return deny(_("Only an owner hands the ownership over."), "wrong_actor")
    return allow_if(
        membership.ended_at is None and membership.role != "owner" and membership.user_id != actor.pk,
        _("The ownership is handed over to a member who is no owner yet."),
        "owner_already",
    )


def can_answer_ownership(actor: Any, offer: OwnershipOffer) -> Decision:
    """The person to whom it is offered, while a member."""
    return allow_if(
        getattr(actor, "pk", None) == offer.receiver_id and offer.vendor.role_of(actor),
        _("The ownership was offered to somebody else."),
        "wrong_actor",
    )


def can_withdraw_ownership(actor: Any, offer: OwnershipOffer) -> Decision:
    """Every owner of the firm."""
    return allow_if(offer.vendor.role_of(actor) == "owner", _("Only an owner withdraws the offer."), "wrong_actor")


def can_accept_terms(actor: Any, vendor: Vendor) -> Decision:
    """The owner and the administrators bind the firm."""
    return allow_if(
        vendor.role_of(actor) in LEADERS,
        _("Only the owner or an administrator accepts the terms of use for the startup."),
        "wrong_actor",
    )


def can_publish_terms(actor: Any) -> Decision:
    """The innovation office."""
    return allow_if(
        roles_of(actor).office, _("The terms of use are published by the innovation office."), "wrong_actor"
    )


def can_appeal(actor: Any, vendor: Vendor) -> Decision:
    """The owner and the administrators, while the firm is suspended."""
    if vendor.role_of(actor) not in LEADERS:
        return deny(_("Only the owner or an administrator lodges an appeal."), "wrong_actor")
    return allow_if(vendor.status == "suspended", _("The startup is not suspended."), "wrong_state")


def can_answer_appeal(actor: Any, appeal: SuspensionAppeal) -> Decision:
    """The innovation office, but nobody of it who belongs to the firm."""
    return allow_if(
        roles_of(actor).office and not appeal.vendor.role_of(actor),
        _("Appeals are answered by the innovation office."),
        "wrong_actor",
    )


def can_export_vendor(actor: Any, vendor: Vendor) -> Decision:
    """The owner and the administrators take the firm's data with them, suspended or not."""
    return allow_if(
        vendor.role_of(actor) in LEADERS,
        _("Only the owner or an administrator takes the startup’s data."),
        "wrong_actor",
    )


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
    return _is_at_work(vendor)
