"""What the reader of a challenge page may do there: the same decisions that the services ask for, gathered for the
template.
"""

from __future__ import annotations

from dataclasses import dataclass

from challenges import permissions
from challenges.models import Challenge
from challenges.states import ChallengeStatus
from marketplace.accounts.models import User
from marketplace.accounts.roles import Actor, roles_of
from marketplace.decisions import Decision, deny


@dataclass(frozen=True, slots=True)
class ReaderActions:
    """`is_startup`: a signed-in person who is not of the city, for whom matches and proposals make sense."""

    ask: Decision
    watch: Decision
    audit: Decision
    questions_desk: Decision
    waive: Decision
    cancel: Decision
    find_unsuccessful: Decision
    amend: Decision
    is_staff: bool
    is_startup: bool

    @property
    def has_steps(self) -> bool:
        """Whether the page shows the row of staff steps at all."""
        return any((self.audit, self.questions_desk, self.cancel, self.find_unsuccessful, self.amend))


def reader_actions(actor: Actor, challenge: Challenge, *, waiting_questions: int) -> ReaderActions:
    """The decisions for one reader. Costs the reader's roles (two queries) and one more: the chair for staff, the
    startup for others.
    """
    staff = roles_of(actor).staff
    chaired = staff or (
        isinstance(actor, User) and challenge.status != ChallengeStatus.OPEN and challenge.is_chaired_by(actor)
    )
    no = deny("")
    return ReaderActions(
        ask=no if staff else permissions.can_ask_question(actor, challenge),
        watch=permissions.can_watch_challenge(actor, challenge),
        audit=permissions.can_see_audit(actor, challenge) if chaired else no,
        questions_desk=permissions.can_see_questions_desk(actor, challenge) if staff else no,
        waive=permissions.can_waive_questions(actor, challenge) if staff and waiting_questions else no,
        cancel=permissions.can_cancel_challenge(actor, challenge) if staff else no,
        find_unsuccessful=permissions.can_find_unsuccessful(actor, challenge) if chaired else no,
        amend=permissions.can_amend_challenge(actor, challenge) if staff else no,
        is_staff=staff,
        is_startup=isinstance(actor, User) and not staff,
    )
