"""What a version says about each round: its dates, the questions put to the startup, and the criteria with their
weights.
"""

from __future__ import annotations

from enum import StrEnum

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from challenges.models.challenge import Round
from challenges.models.versions import ChallengeVersion


class RoundTerms(models.Model):
    """The frozen terms of one round in one version."""

    version = models.ForeignKey(ChallengeVersion, models.PROTECT, related_name="terms")
    round = models.ForeignKey(Round, models.PROTECT, related_name="terms")
    questions_until = models.DateTimeField()
    closes_at = models.DateTimeField()
    opens_at = models.DateTimeField()
    decides_at = models.DateTimeField()

    class Meta:
        verbose_name = _("terms of a round")
        verbose_name_plural = _("terms of rounds")
        constraints = [models.UniqueConstraint(fields=["version", "round"], name="challenges_roundterms_once")]

    def __str__(self) -> str:
        return f"{self.version_id}/{self.round_id}"


class Bilingual(models.Model):
    """A row with Persian and English words; `key` stays the same from version to version, so that answers and scores
    keep their place.
    """

    key = models.SlugField(max_length=60)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True

    def _in_language(self, name: str) -> str:
        english = getattr(self, f"{name}_en") if get_language() == "en" else ""
        return english or getattr(self, f"{name}_fa")


class ProposalQuestion(Bilingual):
    """A question the proposal answers («پرسش از شرکت»), with its word limit and the points it is worth for
    orientation.
    """

    terms = models.ForeignKey(RoundTerms, models.PROTECT, related_name="questions")
    text_fa = models.CharField(_("Persian text"), max_length=400)
    text_en = models.CharField(_("English text"), max_length=400, blank=True)
    hint_fa = models.TextField(_("Persian hint"), blank=True)
    hint_en = models.TextField(_("English hint"), blank=True)
    word_limit = models.PositiveSmallIntegerField(_("word limit"), default=300)
    points = models.PositiveSmallIntegerField(_("points"), default=0)
    is_required = models.BooleanField(_("required"), default=True)
    takes_file = models.BooleanField(_("takes a file"), default=False)

    class Meta:
        verbose_name = _("question to the startup")
        verbose_name_plural = _("questions to the startup")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["terms", "key"], name="challenges_proposalquestion_key_once"),
            models.CheckConstraint(
                condition=Q(word_limit__gte=10, word_limit__lte=5000), name="challenges_proposalquestion_word_limit"
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        return self._in_language("text")

    @property
    def hint(self) -> str:
        return self._in_language("hint")


class CriterionGroup(StrEnum):
    TECHNICAL = "technical"
    DELIVERY = "delivery"
    IMPACT = "impact"
    PRICE = "price"


class Criterion(Bilingual):
    """A criterion with its weight in hundredths of the whole; price is scored by formula from its envelope, the
    others by people, 0–5.

    `anchors` says in words what the scores mean: {"0": {"fa": …, "en": …}, …}.
    """

    GROUPS = [
        (CriterionGroup.TECHNICAL.value, _("Technical")),
        (CriterionGroup.DELIVERY.value, _("Delivery")),
        (CriterionGroup.IMPACT.value, _("Impact")),
        (CriterionGroup.PRICE.value, _("Price")),
    ]

    terms = models.ForeignKey(RoundTerms, models.PROTECT, related_name="criteria")
    group = models.CharField(_("group"), max_length=12, choices=GROUPS, default=CriterionGroup.TECHNICAL.value)
    title_fa = models.CharField(_("Persian title"), max_length=160)
    title_en = models.CharField(_("English title"), max_length=160, blank=True)
    description_fa = models.TextField(_("Persian description"), blank=True)
    description_en = models.TextField(_("English description"), blank=True)
    weight = models.PositiveSmallIntegerField(_("weight"))
    anchors = models.JSONField(_("scoring anchors"), default=dict, blank=True)

    class Meta:
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["terms", "key"], name="challenges_criterion_key_once"),
            models.CheckConstraint(
                condition=Q(weight__gte=1, weight__lte=100), name="challenges_criterion_weight_range"
            ),
            models.CheckConstraint(
                condition=Q(group__in=[g.value for g in CriterionGroup]), name="challenges_criterion_group_word"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        return self._in_language("title")

    @property
    def description(self) -> str:
        return self._in_language("description")


class WeightLimit(models.Model):
    """Between what the criteria of a group must weigh together in a round: the innovation office's rule, a row a group.
    A group without a row is free.
    """

    group = models.CharField(_("group"), max_length=12, choices=Criterion.GROUPS, primary_key=True)
    least = models.PositiveSmallIntegerField(_("at least"))
    most = models.PositiveSmallIntegerField(_("at most"))

    class Meta:
        verbose_name = _("limit of weights")
        verbose_name_plural = _("limits of weights")
        constraints = [
            models.CheckConstraint(
                condition=Q(most__gte=F("least"), most__lte=100), name="challenges_weightlimit_in_order"
            ),
            models.CheckConstraint(
                condition=Q(group__in=[g.value for g in CriterionGroup]), name="challenges_weightlimit_group_word"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group}: {self.least}–{self.most}"
