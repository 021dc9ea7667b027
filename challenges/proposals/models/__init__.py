"""Sealed proposals: the draft that is written, the submissions with their receipts, and the opening.

Invariants: one active proposal per vendor and round; every word, file name and price lies encrypted in the database,
drafts too; a submission and its receipt are never changed (a trigger refuses it); price is an envelope of its own;
nothing is read before the opening but by its vendor.
"""

from challenges.proposals.models.opening import LateException, Opening, OpeningAttempt, SealingKey
from challenges.proposals.models.proposal import (
    Invitation,
    Partner,
    Proposal,
    ProposalAnswer,
    ProposalFile,
    ProposalPrice,
    TeamMember,
)
from challenges.proposals.models.submission import Submission

__all__ = [
    "Invitation",
    "LateException",
    "Opening",
    "OpeningAttempt",
    "Partner",
    "Proposal",
    "ProposalAnswer",
    "ProposalFile",
    "ProposalPrice",
    "SealingKey",
    "Submission",
    "TeamMember",
]
