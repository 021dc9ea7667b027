"""What a panel does. Every function is one transaction with one journal row; nothing here speaks HTTP."""

from challenges.evaluation.services.appeals import answer_appeal, lodge_appeal
from challenges.evaluation.services.consensus import enter_consensus, settle_technical
from challenges.evaluation.services.deciding import LineContent, announce_decision, choices_of, propose_decision
from challenges.evaluation.services.finishing import disqualify_proposal, finalise_decision, finalise_due
from challenges.evaluation.services.inviting import send_invitations
from challenges.evaluation.services.panels import appoint_panel, declare_no_conflict, recuse
from challenges.evaluation.services.scores import reopen_scores, save_score, submit_scores
from challenges.evaluation.services.screening import admit_proposal, refuse_proposal, request_cure

__all__ = [
    "LineContent",
    "admit_proposal",
    "announce_decision",
    "answer_appeal",
    "appoint_panel",
    "choices_of",
    "declare_no_conflict",
    "disqualify_proposal",
    "enter_consensus",
    "finalise_decision",
    "finalise_due",
    "lodge_appeal",
    "propose_decision",
    "recuse",
    "refuse_proposal",
    "reopen_scores",
    "request_cure",
    "save_score",
    "send_invitations",
    "settle_technical",
    "submit_scores",
]
