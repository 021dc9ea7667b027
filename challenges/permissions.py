"""Who may do what with a challenge and its questions. Every page, service and list asks here; the reason is what the
person reads.

Invariant: `can_view_challenge` and `can_see_question` agree with `visible_to` on every row for every actor (a test
proves it).
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from challenges.models import Challenge, Question
from challenges.models.questions import MAY_ASK
from challenges.states import CHALLENGE, QUESTION, ChallengeStatus, QuestionStatus
from marketplace.accounts.models import Department, User
from marketplace.accounts.roles import Actor, is_system, roles_of
from marketplace.clock import now
from marketplace.decisions import ALLOW, Decision, allow_if, deny
from marketplace.taxonomy.models import Field
from vendors.models import Vendor, VendorMembership
from vendors.states import VendorStatus


def can_view_challenge(actor: Actor, challenge: Challenge) -> Decision:
    """Everybody reads what was published, cancelled challenges too."""
    return allow_if(challenge.current_version_id is not None, _("This challenge has not been published."))


def can_publish_challenge(actor: Actor, department: Department) -> Decision:
    """The innovation office publishes for every active department; importers and the demo city as the system."""
    if not department.is_active:
        return deny(_("This department is no longer active."))
    return allow_if(
        is_system(actor) or roles_of(actor).office,
        _("The innovation office publishes challenges; send the draft for approval."),
    )


def can_amend_challenge(actor: Actor, challenge: Challenge, moment: datetime | None = None) -> Decision:
    """As publishing; and only before the deadline, so that no text changes behind the closed door.

    The service gives the database's `moment`; pages leave it out.
    """
    if not (is_system(actor) or roles_of(actor).office):
        return deny(_("The innovation office publishes amendments; send the draft for approval."))
    return allow_if(
        challenge.true_status(moment) == ChallengeStatus.OPEN,
        _("A challenge can be amended only while it is open for proposals."),
        "wrong_state",
    )


def can_cancel_challenge(actor: Actor, challenge: Challenge) -> Decision:
    """The office and the department's manager, before the award, with a public reason."""
    return CHALLENGE.can("cancel", actor, challenge)


def can_find_unsuccessful(actor: Actor, challenge: Challenge) -> Decision:
    """The chair and the office, after the deadline and before the award, with a public reason."""
    return CHALLENGE.can("find_unsuccessful", actor, challenge)


def can_set_chair(actor: Actor, challenge: Challenge) -> Decision:
    """The innovation office."""
    return allow_if(is_system(actor) or roles_of(actor).office, _("The innovation office appoints the chair."))


def can_set_weight_limits(actor: Actor) -> Decision:
    """The innovation office, for every department alike."""
    return allow_if(roles_of(actor).office, _("The innovation office sets the limits of weights."))


def can_see_audit(actor: Actor, challenge: Challenge) -> Decision:
    """The department's people, the office, auditors, administrators and the chair."""
    roles = roles_of(actor)
    staff = roles.office or roles.auditor or roles.administrator or challenge.department_id in roles.departments
    return allow_if(
        is_system(actor) or staff or challenge.is_chaired_by(actor),
        _("The audit trail is for the department of this challenge, the innovation office and auditors."),
    )


def can_watch_challenge(actor: Actor, challenge: Challenge) -> Decision:
    """Everybody who is signed in."""
    return allow_if(isinstance(actor, User) and actor.is_active, _("Sign in to follow this challenge."))


Source = Field | Department
"""What brings new challenges: whoever follows it is told of each."""


def can_follow_anything(actor: Actor) -> Decision:
    """Everybody who is signed in."""
    return allow_if(isinstance(actor, User) and actor.is_active, _("Sign in to follow fields and departments."))


def can_follow_source(actor: Actor, source: Source) -> Decision:
    """Everybody who is signed in, while new challenges can come of it."""
    if isinstance(source, Department) and not source.is_active:
        return deny(_("This department is no longer active."), "inactive")
    return can_follow_anything(actor)


# -- questions


def asking_vendor(actor: Actor) -> Vendor | None:
    """The startup a person would ask for: a verified one before others; None if the person may act for none."""
    if not isinstance(actor, User) or not actor.is_active:
        return None
    rows = (
        VendorMembership.objects.filter(user=actor, ended_at__isnull=True, role__in=MAY_ASK)
        .select_related("vendor")
        .order_by("id")
    )
    vendors = [row.vendor for row in rows]
    verified = [vendor for vendor in vendors if vendor.status == VendorStatus.VERIFIED]
    return next(iter(verified or vendors), None)


def can_ask_question(actor: Actor, challenge: Challenge, vendor: Vendor | None = None) -> Decision:
    """A person of a verified startup, until the end of questions of an open challenge. `vendor` spares the look-up."""
    if not isinstance(actor, User):
        return deny(_("Sign in with the account of a verified startup to ask a question."), "signed_out")
    vendor = vendor or asking_vendor(actor)
    if vendor is None:
        return deny(
            _("Questions are asked by startups. Register yours, or ask its owner to make you a member."), "no_startup"
        )
    if vendor.status != VendorStatus.VERIFIED:
        return deny(_("Your startup has not been verified yet; you can ask as soon as it is."), "not_verified")
    if challenge.true_status() != ChallengeStatus.OPEN:
        return deny(_("This challenge is not open; questions are no longer taken."), "wrong_state")
    return allow_if(now() < challenge.questions_until, _("The time for questions is over."), "late")


def can_see_question(actor: Actor, question: Question) -> Decision:
    """Answered ones everybody; the others the asker's firm, the department, the office, auditors and administrators."""
    roles = roles_of(actor)
    if (
        question.status == QuestionStatus.ANSWERED
        or is_system(actor)
        or roles.office
        or roles.auditor
        or roles.administrator
    ):
        return ALLOW
    if question.challenge.department_id in roles.departments or question.vendor.role_of(_active(actor)):
        return ALLOW
    return deny(_("This question has not been answered yet."))


def can_see_asker(actor: Actor, question: Question) -> Decision:
    """The innovation office alone knows who asked, to recognise misuse."""
    return allow_if(roles_of(actor).office, pgettext_lazy("question", "Only the innovation office sees who asked."))


def can_see_questions_desk(actor: Actor, challenge: Challenge) -> Decision:
    """Who reads waiting and declined questions: the department, the office, auditors, administrators."""
    roles = roles_of(actor)
    staff = roles.office or roles.auditor or roles.administrator or challenge.department_id in roles.departments
    return allow_if(staff, _("Waiting questions are for the department of this challenge and the innovation office."))


def can_see_waiting_list(actor: Actor) -> Decision:
    """The list of waiting questions over all challenges: people of departments and the office."""
    roles = roles_of(actor)
    return allow_if(
        roles.office or roles.departments, _("Waiting questions are for departments and the innovation office.")
    )


def can_answer_question(actor: Actor, question: Question) -> Decision:
    """Officers and managers of the department, and the office."""
    return QUESTION.can("answer", actor, question)


def can_decline_question(actor: Actor, question: Question) -> Decision:
    """As answering."""
    return QUESTION.can("decline", actor, question)


def can_waive_questions(actor: Actor, challenge: Challenge) -> Decision:
    """The office, while a question waits in a challenge that has not been closed; the reason is public."""
    if not roles_of(actor).office:
        return deny(_("Only the innovation office can close a challenge with unanswered questions."))
    if challenge.status != ChallengeStatus.OPEN:
        return deny(_("This challenge is closed already."), "wrong_state")
    return allow_if(
        challenge.questions.filter(status=QuestionStatus.ASKED.value).exists(),
        _("No question is waiting."),
        "nothing_waits",
    )


def _active(actor: Actor) -> Any:
    return actor if isinstance(actor, User) and actor.is_active else None
