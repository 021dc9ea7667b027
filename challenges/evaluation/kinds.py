"""The kinds of messages of an evaluation, in the order in which things happen.

Invariant: no message carries a score, a price or what a proposal says.
"""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from challenges.evaluation.models import PanelMember
from challenges.models import ChallengeChair
from marketplace.accounts.models import User
from marketplace.accounts.roles import roles_of
from marketplace.notify.catalogue import Group, Importance, Kind

WORK, MINE = "evaluation.work", "evaluation.mine"


def takes_part(person: User) -> bool:
    """Who serves on a panel, who chairs one, and the office, which opens prices and answers appeals."""
    seats = PanelMember.objects.filter(user=person, ended_at__isnull=True)
    chairs = ChallengeChair.objects.filter(user=person, ended_at__isnull=True)
    return roles_of(person).office or seats.exists() or chairs.exists()


GROUPS: Final = (
    Group(WORK, _("Evaluations I take part in"), reaches=takes_part),
    Group(MINE, _("Results of my startup’s proposals"), fixed=True),
)
KINDS: Final = (
    Kind(
        "evaluation.appointed", WORK, _("You serve on a panel: “%(title)s”"),
        _("Declare for each proposal that you have no conflict of interest; then it opens for you."),
        _("See the panel"), Importance.ACT,
    ),
    Kind(
        "evaluation.scores_due", WORK, _("Scores are due: “%(title)s”"),
        _("%(count)s proposals still wait for your scores, due %(due_at)s."),
        _("Go to the proposal"), Importance.ACT,
    ),
    Kind(
        "evaluation.reopened", WORK, _("The chair gives scores back: “%(title)s”"),
        _("Look at your scores again and submit them anew. Reason: %(reason)s"),
        _("Go to the scores"), Importance.ACT,
    ),
    Kind(
        "evaluation.all_in", WORK, _("All scores are in: “%(title)s”"),
        _("Every evaluator has submitted. Bring disagreements to a consensus and settle the technical scores."),
        _("See the matrix"), Importance.ACT,
    ),
    Kind(
        "evaluation.settled", WORK, _("Open the price envelopes: “%(title)s”"),
        _("The panel has settled the technical scores. Two officers can open the price envelopes now."),
        _("Go to the opening"), Importance.ACT,
    ),
    Kind(
        "evaluation.appeal_lodged", WORK, _("An appeal waits for an answer: “%(title)s”"),
        _("%(startup)s has appealed against the decision. The stand-still waits."),
        _("Read the appeal"), Importance.ACT,
    ),
    Kind(
        "evaluation.cure", MINE, _("Something is missing in your proposal for “%(title)s”"),
        _("Put it right until %(until_at)s: %(reason)s"),
        _("See the proposal"), Importance.ACT,
    ),
    Kind(
        "evaluation.inadmissible", MINE, _("Your proposal for “%(title)s” did not pass the formal check"),
        _("Reason: %(reason)s"), _("See the reason"),
    ),
    Kind(
        "evaluation.won", MINE, _("Your proposal for “%(title)s” was chosen"),
        _("The decision becomes final after the stand-still, on %(until_at)s, unless an appeal is upheld."),
        _("See the result"),
    ),
    Kind(
        "evaluation.lost", MINE, _("The decision on “%(title)s” has been announced"),
        _("Your proposal was not chosen. Read the feedback of the panel; you can appeal until %(until_at)s."),
        _("Read the feedback"),
    ),
    Kind(
        "evaluation.invited", MINE, _("You are invited to the second round of “%(title)s”"),
        _("Your concept was chosen. Send your full proposal until %(closes_at)s; what you have written is taken over."),
        _("Go on to the full proposal"), Importance.ACT,
    ),
    Kind(
        "evaluation.not_invited", MINE, _("The concepts for “%(title)s” have been decided on"),
        _("Your concept was not chosen for the second round. The panel tells you why."), _("Read the feedback"),
    ),
    Kind(
        "evaluation.final", MINE, _("The decision on “%(title)s” is final"),
        _("The department and the innovation office now set up the pilot with the chosen startup."),
        _("See the result"),
    ),
    Kind(
        "evaluation.appeal_answered", MINE, _("Your appeal on “%(title)s” was answered"),
        _("The innovation office has answered with its reasons."), _("Read the answer"),
    ),
    Kind(
        "evaluation.disqualified", MINE, _("Your proposal for “%(title)s” was disqualified"),
        _("Reason: %(reason)s"), _("See the reason"),
    ),
    Kind(
        "evaluation.moved_up", MINE, _("Your proposal for “%(title)s” was chosen from the reserve"),
        _("A startup chosen before you has fallen away, and your proposal takes its place."),
        _("See the result"),
    ),
)  # fmt: skip
