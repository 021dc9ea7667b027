"""What can be done with a proposal. Every function is one transaction with one journal row; nothing here speaks
HTTP.
"""

from challenges.proposals.services.closing import ask_confirmation, close_late_windows, receive_and_lapse
from challenges.proposals.services.drafting import (
    confirm_eligibility,
    save_answer,
    save_price,
    save_team,
    start_proposal,
    team_stamp,
)
from challenges.proposals.services.filing import add_file, remove_file
from challenges.proposals.services.late import approve_late_exception, ask_late_exception
from challenges.proposals.services.opening import confirm_opening, is_due, request_opening
from challenges.proposals.services.partnering import (
    answer_partnership,
    ask_partner,
    change_share,
    division_stamp,
    remove_partner,
)
from challenges.proposals.services.refusing import FOREIGN, note_refusal
from challenges.proposals.services.submitting import submit_proposal, withdraw_proposal
from challenges.proposals.services.uploading import begin_upload, drop_upload, finish_upload, take_part

__all__ = [
    "FOREIGN",
    "add_file",
    "answer_partnership",
    "approve_late_exception",
    "ask_confirmation",
    "ask_late_exception",
    "ask_partner",
    "begin_upload",
    "change_share",
    "close_late_windows",
    "confirm_eligibility",
    "confirm_opening",
    "division_stamp",
    "drop_upload",
    "finish_upload",
    "is_due",
    "note_refusal",
    "receive_and_lapse",
    "remove_file",
    "remove_partner",
    "request_opening",
    "save_answer",
    "save_price",
    "save_team",
    "start_proposal",
    "submit_proposal",
    "take_part",
    "team_stamp",
    "withdraw_proposal",
]
