"""Lifecycle of the proposal, from draft to its place in the decision."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from marketplace.accounts.roles import is_system, roles_of
from marketplace.clock import database_now
from marketplace.decisions import Decision, allow_if
from marketplace.transitions import SYSTEM, Machine, transition


class ProposalStatus(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    WITHDRAWN = "withdrawn"
    NEEDS_CONFIRMATION = "needs_confirmation"
    RECEIVED = "received"
    LAPSED = "lapsed"
    CURE_REQUESTED = "cure_requested"
    ADMISSIBLE = "admissible"
    INADMISSIBLE = "inadmissible"
    SHORTLISTED = "shortlisted"
    BELOW_THRESHOLD = "below_threshold"
    AWARDED = "awarded"
    RESERVE = "reserve"
    NOT_AWARDED = "not_awarded"
    DISQUALIFIED = "disqualified"
    INVITED = "invited"
    NOT_INVITED = "not_invited"


# While one of these holds, the vendor has its one proposal in the round.
ACTIVE = (
    "draft", "submitted", "needs_confirmation", "withdrawn", "received", "cure_requested", "admissible", "shortlisted",
    "below_threshold", "awarded", "reserve", "not_awarded", "inadmissible", "disqualified", "invited", "not_invited",
)  # fmt: skip
# What the writer can still change and send; at the deadline these are received or lapse.
WRITABLE = ("draft", "withdrawn", "submitted", "needs_confirmation")
WRITERS = frozenset({"owner", "admin", "member"})
OFFICE, CHAIR, SECRETARY = "innovation_office", "chair", "secretary"


def proposal_relations(actor: Any, proposal: Any) -> frozenset[str]:
    """What the actor is to a proposal: its own role in the vendor, the office, chair of the panel, the system.

    Whoever belongs to the startup is nothing else to its proposal: nobody admits or judges the own one.
    """
    if is_system(actor):
        return frozenset({SYSTEM})
    role = proposal.vendor.role_of(actor)
    if role:
        return frozenset({role})
    found = set()
    if roles_of(actor).office:
        found.add(OFFICE)
    if proposal.challenge.is_chaired_by(actor):
        found.add(CHAIR)
    return frozenset(found)


def before_deadline(proposal: Any) -> Decision:
    """By the database's clock, or inside a late exception that two officers granted."""
    moment = proposal.moment or database_now()
    return allow_if(moment < proposal.deadline(), _("The deadline has passed; proposals are no longer taken."), "late")


def not_ended(proposal: Any) -> Decision:
    """A challenge that was cancelled takes nothing; one that is closed still does inside a late exception."""
    running = proposal.challenge.status in {"open", "closed"}
    return allow_if(running, _("This challenge has ended; proposals are no longer taken."), "ended")


def after_deadline(proposal: Any) -> Decision:
    """The end of the call, exceptions included."""
    return allow_if(database_now() >= proposal.deadline(), _("The deadline has not passed yet."), "too_early")


PROPOSAL = Machine(
    "proposal",
    ProposalStatus,
    [
        transition(
            "submit",
            {"draft", "withdrawn", "submitted", "needs_confirmation"},
            "submitted",
            WRITERS,
            _("Submit"),
            [before_deadline, not_ended],
        ),
        transition(
            "withdraw",
            {"submitted", "needs_confirmation"},
            "withdrawn",
            {"owner", "admin"},
            _("Withdraw"),
            [before_deadline, not_ended],
        ),
        transition(
            "ask_confirmation", {"submitted"}, "needs_confirmation", {SYSTEM}, _("Ask to confirm after an amendment")
        ),
        transition("receive", {"submitted"}, "received", {SYSTEM}, _("Receive at the deadline"), [after_deadline]),
        transition(
            "lapse",
            {"draft", "withdrawn", "needs_confirmation"},
            "lapsed",
            {SYSTEM},
            _("Lapse at the deadline"),
            [after_deadline],
        ),
        transition(
            "request_cure",
            {"received"},
            "cure_requested",
            {OFFICE, SECRETARY, CHAIR, SYSTEM},
            _("Ask to cure a defect"),
        ),
        transition(
            "admit", {"received", "cure_requested"}, "admissible", {OFFICE, SECRETARY, CHAIR, SYSTEM}, _("Admit")
        ),
        transition(
            "refuse",
            {"received", "cure_requested"},
            "inadmissible",
            {OFFICE, SECRETARY, CHAIR, SYSTEM},
            _("Refuse with a reason"),
        ),
        transition("shortlist", {"admissible"}, "shortlisted", {CHAIR, SYSTEM}, _("Shortlist")),
        transition("fall_below", {"admissible"}, "below_threshold", {CHAIR, SYSTEM}, _("Below the threshold")),
        transition("award", {"shortlisted", "reserve"}, "awarded", {CHAIR, OFFICE, SYSTEM}, _("Award")),
        transition("reserve", {"shortlisted"}, "reserve", {CHAIR, SYSTEM}, _("Keep in reserve")),
        transition("not_award", {"shortlisted", "reserve"}, "not_awarded", {CHAIR, OFFICE, SYSTEM}, _("Not awarded")),
        transition("invite", {"shortlisted"}, "invited", {SYSTEM}, _("Invite to the second round")),
        transition("not_invite", {"shortlisted"}, "not_invited", {SYSTEM}, _("Not invite")),
        transition(
            "disqualify",
            {"received", "cure_requested", "admissible", "shortlisted", "awarded", "reserve"},
            "disqualified",
            {OFFICE},
            _("Disqualify with a reason"),
        ),
    ],
    proposal_relations,
    initial="draft",
    labels={
        "draft": pgettext_lazy("proposal", "Draft"),
        "submitted": pgettext_lazy("proposal", "Submitted"),
        "withdrawn": pgettext_lazy("proposal", "Withdrawn"),
        "needs_confirmation": pgettext_lazy("proposal", "Needs confirmation"),
        "received": pgettext_lazy("proposal", "Received"),
        "lapsed": pgettext_lazy("proposal", "Lapsed"),
        "cure_requested": pgettext_lazy("proposal", "Cure requested"),
        "admissible": pgettext_lazy("proposal", "Admissible"),
        "inadmissible": pgettext_lazy("proposal", "Inadmissible"),
        "shortlisted": pgettext_lazy("proposal", "Shortlisted"),
        "below_threshold": pgettext_lazy("proposal", "Below the threshold"),
        "awarded": pgettext_lazy("proposal", "Awarded"),
        "reserve": pgettext_lazy("proposal", "In reserve"),
        "not_awarded": pgettext_lazy("proposal", "Not awarded"),
        "disqualified": pgettext_lazy("proposal", "Disqualified"),
        "invited": pgettext_lazy("proposal", "Invited to the second round"),
        "not_invited": pgettext_lazy("proposal", "Not invited"),
    },
)
