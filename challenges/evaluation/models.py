"""Panel, conflicts of interest, scores, consensus, decision, debrief and appeal.

Invariants: nobody reads a proposal before declaring no conflict; a score has a reason; an award has a public
reason; a decision's lines
are frozen once announced.
"""

from __future__ import annotations

from enum import StrEnum

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from challenges.evaluation.querysets import AssignmentQuerySet
from challenges.evaluation.states import AppealStatus, AssignmentStatus, DecisionStatus
from challenges.models import Criterion, Round
from challenges.proposals.models import Proposal
from marketplace.transitions import LifecycleModel, StatusField, status_constraint
from vendors.models import Vendor

SCORE_MAX = 5


class PanelRole(StrEnum):
    CHAIR = "chair"
    EVALUATOR = "evaluator"
    SECRETARY = "secretary"


class Panel(models.Model):
    """The panel (کارگروه ارزیابی) of one round; `is_blind` hides the vendors' identities until the technical
    consensus.
    """

    round = models.OneToOneField(Round, models.PROTECT, related_name="panel")
    is_blind = models.BooleanField(_("identities hidden while scoring"), default=False)
    scores_due_at = models.DateTimeField(_("scores due"), null=True, blank=True)
    appointed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    appointed_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = _("panel")
        verbose_name_plural = _("panels")

    def __str__(self) -> str:
        return f"{self.round_id}"


class PanelMember(models.Model):
    """A person's part in a panel."""

    ROLES = [
        (PanelRole.CHAIR.value, _("Chair")),
        (PanelRole.EVALUATOR.value, _("Evaluator")),
        (PanelRole.SECRETARY.value, _("Secretary")),
    ]

    panel = models.ForeignKey(Panel, models.PROTECT, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="panel_memberships")
    role = models.CharField(_("role"), max_length=10, choices=ROLES)
    started_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("panel member")
        verbose_name_plural = _("panel members")
        constraints = [
            models.UniqueConstraint(
                fields=["panel", "user"], condition=Q(ended_at__isnull=True), name="evaluation_panelmember_one_active"
            ),
            models.UniqueConstraint(
                fields=["panel"],
                condition=Q(ended_at__isnull=True, role="chair"),
                name="evaluation_panelmember_one_chair",
            ),
            models.CheckConstraint(
                condition=Q(role__in=[r.value for r in PanelRole]), name="evaluation_panelmember_role_word"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.panel_id}:{self.user_id}:{self.role}"


class Assignment(LifecycleModel):
    """One evaluator reading one proposal: the conflict declaration first, then the scores."""

    member = models.ForeignKey(PanelMember, models.PROTECT, related_name="assignments")
    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="assignments")
    status = StatusField(_("state"), default=AssignmentStatus.ASSIGNED.value)
    recusal_reason = models.TextField(_("reason of the recusal"), blank=True)
    declared_at = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    note = models.TextField(_("note for the consensus"), blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        constraints = [
            status_constraint("evaluation_assignment", AssignmentStatus),
            models.UniqueConstraint(fields=["member", "proposal"], name="evaluation_assignment_once"),
            models.CheckConstraint(
                condition=~Q(status="recused") | ~Q(recusal_reason=""), name="evaluation_assignment_recusal_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id}:{self.proposal_id}"


class Score(models.Model):
    """An evaluator's score of one criterion, 0 to 5, with its reason."""

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+")
    value = models.PositiveSmallIntegerField(_("score"))
    reason = models.TextField(_("reason"), blank=True)
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("score")
        verbose_name_plural = _("scores")
        constraints = [
            models.UniqueConstraint(fields=["assignment", "criterion"], name="evaluation_score_once"),
            models.CheckConstraint(condition=Q(value__gte=0, value__lte=SCORE_MAX), name="evaluation_score_range"),
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id}:{self.criterion_id}={self.value}"


class ConsensusScore(models.Model):
    """The panel's agreed score of one criterion for one proposal, in hundredths (0 to 500), with its reason."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="consensus")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+")
    hundredths = models.PositiveSmallIntegerField(_("score in hundredths"))
    reason = models.TextField(_("reason"), blank=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("consensus score")
        verbose_name_plural = _("consensus scores")
        constraints = [
            models.UniqueConstraint(fields=["proposal", "criterion"], name="evaluation_consensusscore_once"),
            models.CheckConstraint(
                condition=Q(hundredths__lte=SCORE_MAX * 100), name="evaluation_consensusscore_range"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id}:{self.criterion_id}={self.hundredths}"


class Decision(LifecycleModel):
    """The decision of a round: proposed by the chair, announced (stand-still), final. The choice of concepts is final
    when the invitations are sent: nobody has lost a contract by it.
    """

    round = models.OneToOneField(Round, models.PROTECT, related_name="decision")
    status = StatusField(_("state"), default=DecisionStatus.PROPOSED.value)
    public_reason = models.TextField(_("public reason"))
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(db_default=Now())
    announced_at = models.DateTimeField(null=True, blank=True)
    standstill_until = models.DateTimeField(_("stand-still until"), null=True, blank=True)
    final_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        constraints = [
            status_constraint("evaluation_decision", DecisionStatus),
            models.CheckConstraint(condition=~Q(public_reason=""), name="evaluation_decision_has_public_reason"),
            models.CheckConstraint(
                condition=Q(status="proposed")
                | Q(standstill_until__isnull=False)
                | Q(status="final", final_at__isnull=False, announced_at=F("final_at"), announced_at__isnull=False),
                name="evaluation_decision_has_standstill",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id}:{self.status}"


class Outcome(StrEnum):
    AWARDED = "awarded"
    RESERVE = "reserve"
    NOT_AWARDED = "not_awarded"
    BELOW_THRESHOLD = "below_threshold"
    INVITED = "invited"
    NOT_INVITED = "not_invited"


class DecisionLine(models.Model):
    """One proposal's place in a decision. Scores are in hundredths of a point (0 to 10,000); `debrief` goes to the
    vendor only.
    """

    OUTCOMES = [
        (Outcome.AWARDED.value, _("Awarded")),
        (Outcome.RESERVE.value, _("In reserve")),
        (Outcome.NOT_AWARDED.value, _("Not awarded")),
        (Outcome.BELOW_THRESHOLD.value, _("Below the threshold")),
        (Outcome.INVITED.value, _("Invited to the second round")),
        (Outcome.NOT_INVITED.value, _("Not invited")),
    ]

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="lines")
    proposal = models.OneToOneField(Proposal, models.PROTECT, related_name="decision_line")
    outcome = models.CharField(_("outcome"), max_length=16, choices=OUTCOMES)
    rank = models.PositiveSmallIntegerField(_("rank"))
    technical = models.PositiveIntegerField(_("technical score in hundredths"))
    price = models.PositiveIntegerField(_("price score in hundredths"), default=0)
    total = models.PositiveIntegerField(_("total in hundredths"))
    amount = models.BigIntegerField(_("offered price (rial)"), null=True, blank=True)
    currency_unit = models.CharField(max_length=8, default="IRR")
    public_reason = models.TextField(_("public reason"), blank=True)
    debrief = models.TextField(_("feedback to the startup"), blank=True)

    class Meta:
        verbose_name = _("line of a decision")
        verbose_name_plural = _("lines of decisions")
        ordering = ["rank", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(technical__lte=10000, price__lte=10000, total__lte=10000),
                name="evaluation_decisionline_ranges",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="awarded") | ~Q(public_reason=""), name="evaluation_decisionline_award_has_reason"
            ),
            models.CheckConstraint(
                condition=~Q(outcome="not_invited") | ~Q(debrief=""), name="evaluation_decisionline_refusal_has_reason"
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=[o.value for o in Outcome]), name="evaluation_decisionline_outcome_word"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision_id}#{self.rank}"


class Appeal(LifecycleModel):
    """An appeal (اعتراض) against an announced decision by a vendor that took part; it stops the stand-still's clock.

    `announced_at` names the announcement it is against: a decision that was taken back and announced anew may be
    appealed against anew.
    """

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="appeals")
    vendor = models.ForeignKey(Vendor, models.PROTECT, related_name="+")
    announced_at = models.DateTimeField(_("announcement it is against"))
    text = models.TextField(_("appeal"))
    status = StatusField(_("state"), default=AppealStatus.LODGED.value)
    answer = models.TextField(_("answer"), blank=True)
    lodged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    lodged_at = models.DateTimeField(db_default=Now())
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("appeal")
        verbose_name_plural = _("appeals")
        constraints = [
            status_constraint("evaluation_appeal", AppealStatus),
            models.UniqueConstraint(fields=["decision", "vendor", "announced_at"], name="evaluation_appeal_once"),
            models.CheckConstraint(
                condition=Q(status="lodged") | ~Q(answer=""), name="evaluation_appeal_answered_has_answer"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision_id}:{self.vendor_id}"
