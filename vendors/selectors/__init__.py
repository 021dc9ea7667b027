"""Reading startups: badges, profiles, queues. Every list goes through `visible_to`."""

from vendors.selectors.office import certificates_to_recheck, office_file, open_appeals
from vendors.selectors.reading import (
    badge_of,
    certificate_queue,
    certificates_of,
    current_certificate,
    holds_class,
    open_invitations,
    open_offer,
    open_requests,
    own_vendors,
    public_solutions,
    solution_cards,
    team_history,
    team_of,
    verification_queue,
    waiting_for_office,
    with_badges,
)
from vendors.selectors.strength import Strength, parts_of, strength, strength_of
from vendors.selectors.twins import Twin, twins_of
from vendors.selectors.waiting import FirmsToCheck, WaitingFirm, firms_to_check

__all__ = [
    "FirmsToCheck",
    "Strength",
    "Twin",
    "WaitingFirm",
    "badge_of",
    "certificate_queue",
    "certificates_of",
    "certificates_to_recheck",
    "current_certificate",
    "firms_to_check",
    "holds_class",
    "office_file",
    "open_appeals",
    "open_invitations",
    "open_offer",
    "open_requests",
    "own_vendors",
    "parts_of",
    "public_solutions",
    "solution_cards",
    "strength",
    "strength_of",
    "team_history",
    "team_of",
    "twins_of",
    "verification_queue",
    "waiting_for_office",
    "with_badges",
]
