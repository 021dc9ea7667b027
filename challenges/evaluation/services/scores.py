"""Scoring: one evaluator, one proposal, criterion by criterion, saved as one goes and submitted as a whole."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from challenges.evaluation.models import SCORE_MAX, Assignment, Score
from challenges.evaluation.permissions import can_score
from challenges.evaluation.states import ASSIGNMENT
from challenges.models import Criterion, CriterionGroup
from challenges.proposals.models import Proposal
from marketplace.clock import database_now
from marketplace.errors import Invalid, WrongState
from marketplace.journal.services import record
from marketplace.text import clean

REASON_LIMIT = 4000


def scored_criteria(proposal: Proposal) -> list[Criterion]:
    """The criteria people score for this proposal, in order; price is left out, since it is scored by formula."""
    terms = proposal.version.terms.get(round=proposal.round)
    return list(terms.criteria.exclude(group=CriterionGroup.PRICE.value))


def own_criterion(proposal: Proposal, criterion: Criterion) -> Criterion:
    """The criterion of this key in the version the proposal answers. Raises Invalid when people do not score it."""
    for row in scored_criteria(proposal):
        if row.key == criterion.key:
            return row
    raise Invalid({"criterion": _("This criterion is not part of the evaluation.")})


def _held(actor: Any, assignment: Assignment) -> Assignment:
    rows = Assignment.objects.select_for_update(of=("self",)).select_related(
        "member__panel__round", "proposal__challenge", "proposal__vendor", "proposal__round", "proposal__version"
    )
    held: Assignment = rows.get(pk=assignment.pk)
    can_score(actor, held).require()
    return held


@transaction.atomic
def save_score(*, actor: Any, assignment: Assignment, criterion: Criterion, value: int, reason: str) -> Score:
    """Keep a score of 0 to 5 and its reason (the reason may still be empty; submitting asks for it). Raises
    Invalid, NotAllowed.
    """
    held = _held(actor, assignment)
    criterion = own_criterion(held.proposal, criterion)
    if not 0 <= value <= SCORE_MAX:
        raise Invalid({"value": _("A score is a whole number from 0 to 5.")})
    if held.status == "no_conflict":
        ASSIGNMENT.apply("begin_scoring", actor=actor, obj=held)
        held.save(update_fields=["status"])
    row, _created = Score.objects.update_or_create(
        assignment=held, criterion=criterion, defaults={"value": value, "reason": clean(reason)[:REASON_LIMIT]}
    )
    record(
        actor=actor,
        action="evaluation.score.saved",
        subject=row,
        case=held.proposal.challenge,
        after={"criterion": criterion.key},
        confidential=True,
    )
    return row


@transaction.atomic
def submit_scores(*, actor: Any, assignment: Assignment, note: str = "") -> Assignment:
    """Hand the scores to the chair. Raises Invalid naming each criterion that lacks a score or its reason."""
    held = _held(actor, assignment)
    scores = {row.criterion_id: row for row in held.scores.all()}
    problems: dict[str, Any] = {}
    for criterion in scored_criteria(held.proposal):
        score = scores.get(criterion.pk)
        if score is None:
            problems[criterion.key] = _("“%(criterion)s” has no score yet.") % {"criterion": criterion.title}
        elif not score.reason:
            problems[criterion.key] = _("Write a reason for the score of “%(criterion)s”.") % {
                "criterion": criterion.title
            }
    if problems:
        raise Invalid(problems)
    before, after = ASSIGNMENT.apply("submit", actor=actor, obj=held)
    held.note, held.submitted_at = clean(note), database_now()
    held.save(update_fields=["status", "note", "submitted_at"])
    record(
        actor=actor,
        action="evaluation.assignment.submitted",
        subject=held,
        case=held.proposal.challenge,
        before={"status": before},
        after={"status": after},
    )
    return held


@transaction.atomic
def reopen_scores(*, actor: Any, assignment: Assignment, reason: str) -> Assignment:
    """The chair gives submitted scores back to their evaluator, while the technical scores are not settled. Raises
    Invalid without a reason, NotAllowed, WrongState.
    """
    if not clean(reason):
        raise Invalid({"reason": _("Write what the evaluator should look at again.")})
    rows = Assignment.objects.select_for_update(of=("self",)).select_related(
        "member__panel__round", "proposal__challenge", "proposal__vendor"
    )
    held: Assignment = rows.get(pk=assignment.pk)
    if held.proposal.status != "admissible":
        raise WrongState(_("The technical scores of this proposal are settled already."))
    before, after = ASSIGNMENT.apply("reopen", actor=actor, obj=held)
    held.submitted_at = None
    held.save(update_fields=["status", "submitted_at"])
    record(
        actor=actor,
        action="evaluation.assignment.reopened",
        subject=held,
        case=held.proposal.challenge,
        before={"status": before},
        after={"status": after},
        reason=clean(reason),
        confidential=True,
    )
    return held
