"""What a startup's desk shows: what waits, its proposals with their state and time left, its certificate. A
constant number of queries.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from challenges.proposals.states import WRITABLE
from marketplace.accounts.models import User
from marketplace.clock import now
from marketplace.dates import tehran_date
from marketplace.desks.selectors.columns import CallRow
from marketplace.plain import Row, read
from vendors.selectors import own_vendors, with_badges

PROPOSALS, INVITATIONS, MILESTONES = 20, 5, 5
OTHER_SECTIONS = 2  # the team and the partners
OPEN_STATES = frozenset({"draft", "withdrawn", "needs_confirmation", "submitted"})
_FIRMS = """
    SELECT vendor.id, vendor.slug, vendor.name_fa, vendor.name_en, vendor.status, vendor.status_reason,
        vendor.about_fa, vendor.about_en, vendor.trl, vendor.website, vendor.phone,
        EXISTS (SELECT FROM vendors_vendor_capabilities WHERE vendor_id = vendor.id) AS has_capabilities,
        EXISTS (SELECT FROM vendors_vendor_fields WHERE vendor_id = vendor.id) AS has_fields,
        EXISTS (SELECT FROM vendors_vendor_districts WHERE vendor_id = vendor.id) AS has_districts,
        EXISTS (SELECT FROM vendors_solution WHERE vendor_id = vendor.id) AS has_solutions,
        badge.valid_to IS NOT NULL AS has_certificate, badge.*,
        (SELECT count(*) FROM vendors_certificate
         WHERE vendor_id = vendor.id AND status = 'submitted') AS waiting_certificates
    FROM vendors_vendormembership member JOIN vendors_vendor vendor ON vendor.id = member.vendor_id
    LEFT JOIN LATERAL (
        SELECT held.valid_to, class.name_fa AS certificate_fa, class.name_en AS certificate_en
        FROM vendors_certificate held JOIN vendors_certificateclass class ON class.id = held.certificate_class_id
        WHERE held.vendor_id = vendor.id AND held.status = 'verified'
            AND %(today)s BETWEEN held.valid_from AND held.valid_to
        ORDER BY class.rank DESC, held.valid_to DESC LIMIT 1
    ) badge ON TRUE
    WHERE member.user_id = %(user)s AND member.ended_at IS NULL
    ORDER BY vendor.id
"""
_PROPOSALS = """
    SELECT proposal.public_id, proposal.status, proposal.status_reason, proposal.cure_until,
        round.closes_at, round.opens_at, round.decides_at, call.reference, version.title_fa, version.title_en,
        questions.asked, questions.missing, round.kind = 'full' AS has_price,
        EXISTS (SELECT FROM proposals_proposalprice WHERE proposal_id = proposal.id) AS is_priced,
        EXISTS (SELECT FROM proposals_partner
                WHERE proposal_id = proposal.id AND consented_at IS NULL) AS partner_waits,
        EXISTS (SELECT FROM proposals_proposal later WHERE later.continues_id = proposal.id) AS went_on
    FROM proposals_proposal proposal
    JOIN challenges_round round ON round.id = proposal.round_id
    JOIN challenges_challenge call ON call.id = proposal.challenge_id
    JOIN challenges_challengeversion version ON version.id = call.current_version_id
    CROSS JOIN LATERAL (
        SELECT count(*) AS asked, count(*) FILTER (
            WHERE coalesce(answer.words, 0) > question.word_limit
                OR (question.is_required AND coalesce(answer.words, 0) = 0)
        ) AS missing
        FROM challenges_roundterms terms
        JOIN challenges_proposalquestion question ON question.terms_id = terms.id
        LEFT JOIN proposals_proposalanswer answer
            ON answer.proposal_id = proposal.id AND answer.question_key = question.key
        WHERE terms.round_id = proposal.round_id AND terms.version_id = CASE
            WHEN proposal.status = ANY(%(writable)s) THEN call.current_version_id ELSE proposal.version_id END
    ) questions
    WHERE proposal.vendor_id = %(vendor)s
    ORDER BY proposal.id DESC LIMIT %(rows)s
"""
_INVITATIONS = """
    WITH invited AS MATERIALIZED (
        SELECT round.closes_at, round.challenge_id
        FROM proposals_invitation invitation JOIN challenges_round round ON round.id = invitation.round_id
        WHERE invitation.vendor_id = %(vendor)s AND round.closes_at > %(moment)s
            AND NOT EXISTS (SELECT FROM proposals_proposal WHERE round_id = round.id AND vendor_id = %(vendor)s)
    )
    SELECT invited.closes_at, call.reference, version.title_fa, version.title_en,
        department.name_fa AS department_fa, department.name_en AS department_en
    FROM invited
    JOIN challenges_challenge call ON call.id = invited.challenge_id AND call.status = 'open'
    JOIN challenges_challengeversion version ON version.id = call.current_version_id
    JOIN accounts_department department ON department.id = call.department_id
    ORDER BY invited.closes_at LIMIT %(rows)s
"""
_MILESTONES = """
    SELECT milestone.title_fa, milestone.title_en, milestone.status, milestone.reason, milestone.due_on, pilot.public_id
    FROM pilots_pilot pilot JOIN pilots_milestone milestone ON milestone.pilot_id = pilot.id
    WHERE pilot.vendor_id = %(vendor)s AND pilot.status = 'running' AND milestone.status IN ('planned', 'returned')
    ORDER BY milestone.due_on LIMIT %(rows)s
"""


class ProposalRow(CallRow):
    """A proposal and how many of its sections are ready, as its own pages count them."""

    __slots__ = ()
    public_id: UUID
    status: str
    status_reason: str
    cure_until: datetime | None
    closes_at: datetime
    opens_at: datetime
    decides_at: datetime
    asked: int
    missing: int
    has_price: bool
    is_priced: bool
    partner_waits: bool
    went_on: bool

    @property
    def total(self) -> int:
        """How many sections a proposal to this challenge has."""
        return self.asked + OTHER_SECTIONS + self.has_price

    @property
    def done(self) -> int:
        """How many of them are ready; all of them once it was sent."""
        if self.status not in {"draft", "withdrawn"}:
            return self.total
        return self.total - self.missing - self.partner_waits - (self.has_price and not self.is_priced)

    @property
    def is_editable(self) -> bool:
        """Whether the startup can still change or send it."""
        return self.status in OPEN_STATES and self.closes_at > now()


class FirmRow(Row):
    """A startup of the person, with what its profile has and its certificate."""

    __slots__ = ()

    @property
    def name(self) -> str:
        """The name in the active language."""
        return self.said("name")

    @property
    def certificate(self) -> str:
        """The class of the highest certificate in date, in the active language."""
        return self.said("certificate")


@dataclass(frozen=True, slots=True)
class StartupDesk:
    """Everything the desk reads; `vendors` are all firms of the person, `vendor` the one whose desk it is."""

    vendor: Any
    vendors: Sequence[Any]
    proposals: Sequence[Any]
    invitations: Sequence[Any]
    milestones: Sequence[Any]


def chosen_vendor(actor: User, slug: str = "") -> Any:
    """The firm of the person whose matches are shown, by slug or the first, whole; None without one."""
    return _chosen(list(with_badges(own_vendors(actor))), slug)


def startup_desk(actor: User, slug: str = "") -> StartupDesk | None:
    """The desk of a firm the actor belongs to, by slug or the first; None without one. Four queries."""
    moment = now()
    firms = read(_FIRMS, {"user": actor.pk, "today": tehran_date(moment)}, FirmRow)
    firm = _chosen(firms, slug)
    if firm is None:
        return None
    own = {"vendor": firm.id, "moment": moment}
    return StartupDesk(
        vendor=firm,
        vendors=firms,
        proposals=read(_PROPOSALS, {**own, "rows": PROPOSALS, "writable": list(WRITABLE)}, ProposalRow),
        invitations=read(_INVITATIONS, {**own, "rows": INVITATIONS}, CallRow),
        milestones=read(_MILESTONES, {**own, "rows": MILESTONES}),
    )


def _chosen(firms: Sequence[Any], slug: str) -> Any:
    return next((firm for firm in firms if firm.slug == slug), firms[0] if firms else None)
