"""What the audit page calls the steps of this room and the values beside them, and what it tells the office only."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from marketplace.journal import labels, permissions
from vendors.models import Vendor


def register() -> None:
    """Add them to the journal's words."""
    permissions.keep_unnamed("challenges.question.asked", "vendor")
    labels.register(
        {
            "challenges.challenge.published": _("Published"),
            "challenges.challenge.amended": _("Amended"),
            "challenges.challenge.closed": _("Closed at the deadline"),
            "challenges.challenge.closing_held": _("Closing held by unanswered questions"),
            "challenges.challenge.questions_waived": _("Unanswered questions waived"),
            "challenges.challenge.evaluation_begun": _("Evaluation begun"),
            "challenges.challenge.evaluation_reopened": _("Evaluation reopened"),
            "challenges.challenge.second_round_opened": _("Second round opened to those invited"),
            "challenges.challenge.announced": _("Decision announced"),
            "challenges.challenge.awarded": _("Awarded"),
            "challenges.challenge.unsuccessful": _("Ended without a suitable proposal"),
            "challenges.challenge.cancelled": _("Cancelled"),
            "challenges.weights.limited": _("Limit of weights set"),
            "challenges.chair.set": _("Chair appointed"),
            "challenges.question.asked": _("Question asked"),
            "challenges.question.answered": _("Question answered"),
            "challenges.question.declined": _("Question declined"),
        }
    )
    labels.register_values(
        {
            "least": _("At least"),
            "most": _("At most"),
            "version": _("Version"),
            "reference": _("Reference"),
            "closes_at": _("Deadline"),
            "change": _("Kind of change"),
            "first": _("First publication"),
            "cosmetic": _("Cosmetic amendment"),
            "material": _("Material amendment"),
            "round": _("Round"),
            "waiting_questions": _("Waiting questions"),
            "vendor": _("Startup"),
            "chair": _("Chair"),
            "innovation_office": pgettext_lazy("role", "Innovation office"),
            "officer": pgettext_lazy("role", "Officer"),
            "manager": pgettext_lazy("role", "Manager"),
        }
    )
    labels.register_names(["vendor"], names_of)


def names_of(ids: frozenset[labels.Key]) -> dict[labels.Key, str]:
    """The startups that asked: read by the office alone."""
    return {row.pk: row.name for row in Vendor.objects.filter(pk__in=[one for one in ids if isinstance(one, int)])}
