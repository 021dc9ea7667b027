"""Templates the innovation office keeps: everything a challenge can be written with, but a title, dates and documents.

Invariant: a template a draft began from is never deleted, only retired, so that the draft's source stays known.
"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from cms.models.challenge_text import ChallengeText, CriterionWords, QuestionWords, RoundPlan
from cms.panels import template_panels, template_round_panels
from marketplace.files.models import Attachment


class ChallengeTemplateQuerySet(models.QuerySet[Any]):
    def offered(self) -> ChallengeTemplateQuerySet:
        """What departments may begin from."""
        return self.filter(is_offered=True)


class ChallengeTemplate(ChallengeText):
    """A template. It reads like a draft to `cms.content.content_of`; what a template has none of is empty."""

    name_fa = models.CharField(_("name"), max_length=120)
    name_en = models.CharField(_("English name"), max_length=120, blank=True)
    purpose_fa = models.CharField(
        _("when to use it"),
        max_length=300,
        blank=True,
        help_text=_("One sentence, shown to whoever begins a challenge."),
    )
    purpose_en = models.CharField(_("when to use it, English"), max_length=300, blank=True)
    is_offered = models.BooleanField(
        _("offered to departments"), default=True, help_text=_("Off: nobody begins from it; drafts that did stay.")
    )

    title = title_en = setad_number = ""
    pilot_starts_at = None

    objects = ChallengeTemplateQuerySet.as_manager()
    edit_handler = template_panels()

    class Meta:
        verbose_name = _("challenge template")
        verbose_name_plural = _("challenge templates")
        ordering = ["name_fa", "id"]
        constraints = [models.CheckConstraint(condition=~models.Q(name_fa=""), name="cms_challengetemplate_named")]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the active language."""
        return (self.name_en if get_language() == "en" else "") or self.name_fa

    @property
    def purpose(self) -> str:
        """When to use it, in the active language."""
        return (self.purpose_en if get_language() == "en" else "") or self.purpose_fa

    @property
    def document_items(self) -> Any:
        """A template has no documents."""
        return Attachment.objects.none()


class TemplateRound(RoundPlan):
    """A round of a template; its dates are proposed when a challenge is written."""

    template = ParentalKey(ChallengeTemplate, on_delete=models.CASCADE, related_name="rounds")

    questions_until = closes_at = opens_at = decides_at = None
    panels = template_round_panels()


class TemplateQuestion(QuestionWords):
    """A question of a template's round."""

    round = ParentalKey(TemplateRound, on_delete=models.CASCADE, related_name="questions")


class TemplateCriterion(CriterionWords):
    """A criterion of a template's round."""

    round = ParentalKey(TemplateRound, on_delete=models.CASCADE, related_name="criteria")
