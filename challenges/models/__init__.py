"""The public case: the challenge, the frozen versions of its text, its rounds, questions and documents.

Invariants: everything downstream hangs on `Challenge`, never on a page; a published version is never changed (a
trigger refuses it); dates that decide are the round's; the weights of a version's criteria total 100.
"""

from challenges.models.challenge import Challenge, ChallengeChair, Round, RoundKind
from challenges.models.numbers import ReferenceCounter
from challenges.models.questions import Question
from challenges.models.terms import Criterion, CriterionGroup, ProposalQuestion, RoundTerms, WeightLimit
from challenges.models.versions import (
    ChallengeVersion,
    ChangeClass,
    ProcurementClass,
    ProcurementThreshold,
    VersionDocument,
)

__all__ = [
    "Challenge",
    "ChallengeChair",
    "ChallengeVersion",
    "ChangeClass",
    "Criterion",
    "CriterionGroup",
    "ProcurementClass",
    "ProcurementThreshold",
    "ProposalQuestion",
    "Question",
    "ReferenceCounter",
    "Round",
    "RoundKind",
    "RoundTerms",
    "VersionDocument",
    "WeightLimit",
]
