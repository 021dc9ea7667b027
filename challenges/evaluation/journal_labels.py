"""What the audit page calls the steps of this room and the values beside them."""

from __future__ import annotations

import re

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from challenges.evaluation.models import DecisionLine
from challenges.proposals.states import PROPOSAL
from marketplace.journal import labels

SCREENED = ("received", "cure_requested", "admissible", "inadmissible")


def register() -> None:
    """Add them to the journal's words."""
    labels.register(
        {
            "evaluation.panel.appointed": _("Panel appointed"),
            "evaluation.screening.admitted": _("Proposal admitted by the formal check"),
            "evaluation.screening.refused": _("Proposal refused by the formal check"),
            "evaluation.screening.cure_requested": _("Asked to cure a defect"),
            "evaluation.assignment.declared": _("Declared no conflict of interest"),
            "evaluation.assignment.recused": _("Evaluator stepped aside"),
            "evaluation.assignment.submitted": _("Scores submitted"),
            "evaluation.assignment.reopened": _("Scores given back to the evaluator"),
            "evaluation.score.saved": _("Score saved"),
            "evaluation.consensus.entered": _("Consensus entered"),
            "evaluation.technical.settled": _("Technical scores settled"),
            "evaluation.decision.proposed": _("Decision written down"),
            "evaluation.decision.announced": _("Decision announced"),
            "evaluation.decision.invited": _("Invitations to the second round sent"),
            "evaluation.decision.final": _("Decision final"),
            "evaluation.appeal.lodged": _("Appeal lodged"),
            "evaluation.appeal.answered": _("Appeal answered"),
            "evaluation.proposal.disqualified": _("Startup disqualified"),
        }
    )
    labels.register_values(
        {
            "evaluators": _("Evaluators"),
            "criterion": _("Criterion"),
            "hundredths": _("Score in hundredths"),
            "shortlisted": _("On the shortlist"),
            "of": _("Of"),
            "lines": _("Proposals decided on"),
            "outcomes": _("Outcomes"),
            "standstill_until": _("Stand-still until"),
            "awarded": _("Chosen"),
            "invited": _("Startups invited"),
            "runner_up": _("Takes its place"),
            **{word: PROPOSAL.labels[word] for word in SCREENED},
        }
    )
    labels.register_reading("outcomes", outcome_in_words)


OUTCOME = re.compile(r"(?P<rank>\d+): (?P<outcome>\w+), (?P<total>[\d.]+)")


def outcome_in_words(value: str) -> str:
    """«1: awarded, 86.50», as the decision is journalled, in the reader's words."""
    found = OUTCOME.fullmatch(value)
    if found is None:
        return value
    outcome = dict(DecisionLine.OUTCOMES).get(found["outcome"], found["outcome"])
    return gettext("rank %(rank)s: %(outcome)s (%(total)s)") % {**found.groupdict(), "outcome": outcome}
