"""Everything that is written in this room, each in one atomic block: lock, decide, move on, save, one journal row."""

from challenges.services.amending import extend_deadline
from challenges.services.chairs import set_chair
from challenges.services.closing import close_challenge, close_due
from challenges.services.ending import cancel_challenge, find_unsuccessful, take_step
from challenges.services.following import follow_source, unfollow_source, unwatch_challenge, watch_challenge
from challenges.services.publishing import publish_version
from challenges.services.questions import answer_question, ask_question, decline_question, waive_questions
from challenges.services.rounds import begin_second_round

__all__ = [
    "answer_question",
    "ask_question",
    "begin_second_round",
    "cancel_challenge",
    "close_challenge",
    "close_due",
    "decline_question",
    "extend_deadline",
    "find_unsuccessful",
    "follow_source",
    "publish_version",
    "set_chair",
    "take_step",
    "unfollow_source",
    "unwatch_challenge",
    "waive_questions",
    "watch_challenge",
]
