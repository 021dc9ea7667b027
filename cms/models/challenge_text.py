"""What a challenge is written in, whether as a draft or as a template: sections, terms, rounds, questions, criteria.
Titles, dates and documents belong to a draft alone.
"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.fields import StreamField
from wagtail.models import Orderable

from challenges.models import ChallengeVersion, Criterion, CriterionGroup, ProcurementClass, Round, RoundKind
from cms.blocks import section_blocks
from cms.fields import AmountField, CountField, new_key
from cms.panels import criterion_panels, question_panels
from marketplace.places.models import District
from marketplace.taxonomy.models import Capability, Field
from vendors.models import CertificateClass


def section(label: Any, help_text: Any = "") -> StreamField:
    """A section of the challenge; a new one opens with an empty text, so that one can simply type."""
    return StreamField(section_blocks(), verbose_name=label, help_text=help_text, blank=True, default=[("text", "")])


def english(label: Any) -> StreamField:
    """The English side of a section: optional, so it starts empty."""
    return StreamField(section_blocks(), verbose_name=label, blank=True)


class ChallengeText(ClusterableModel):
    """The words and terms of a challenge. Persian is the text that counts, English is optional."""

    summary_fa = models.TextField(
        _("summary"), blank=True, help_text=_("Two or three sentences: lists and search results show them.")
    )
    summary_en = models.TextField(_("English summary"), blank=True)
    need_fa = section(_("need"), _("What the problem is, for whom, how often, and what it costs today."))
    need_en = english(_("English need"))
    outcome_fa = section(_("outcome wanted"), _("What must be different afterwards, in numbers; not how to do it."))
    outcome_en = english(_("English outcome"))
    context_fa = section(_("context"), _("What was tried before, rules that must be kept, who is involved."))
    context_en = english(_("English context"))
    data_fa = section(_("data on offer"), _("Which data the startup gets, in what form, from when."))
    data_en = english(_("English data"))
    site_fa = section(_("site on offer"), _("Where it can be tried, with what access and support."))
    site_en = english(_("English site"))
    eligibility_fa = section(_("who may apply"), _("Conditions beyond the certificate classes below."))
    eligibility_en = english(_("English conditions"))
    intellectual_property_fa = models.CharField(_("intellectual property"), max_length=300, blank=True)
    intellectual_property_en = models.CharField(_("English intellectual property"), max_length=300, blank=True)
    trl_min = CountField(
        _("least readiness level (TRL)"), null=True, blank=True, help_text=_("1 to 9; leave empty if any will do.")
    )
    budget_ceiling = AmountField(
        _("budget ceiling"),
        null=True,
        blank=True,
        help_text=_("For example «2.5 billion toman»; a bare number is rials."),
    )
    procurement_class = models.CharField(
        _("procurement class"),
        max_length=8,
        choices=ChallengeVersion.PROCUREMENT,
        default=ProcurementClass.MEDIUM.value,
    )
    technical_minimum = CountField(_("least technical score (of 100)"), default=60)
    pilot_days = CountField(_("length of the pilot in days"), null=True, blank=True)
    city_fields = ParentalManyToManyField(Field, verbose_name=_("city fields"), blank=True, related_name="+")
    capabilities = ParentalManyToManyField(
        Capability, verbose_name=_("capabilities wanted"), blank=True, related_name="+"
    )
    districts = ParentalManyToManyField(
        District, verbose_name=_("districts"), blank=True, related_name="+", help_text=_("None: the whole city.")
    )
    eligible_classes = ParentalManyToManyField(
        CertificateClass,
        verbose_name=_("certificate classes that may apply"),
        blank=True,
        related_name="+",
        help_text=_("None: every class."),
    )

    class Meta:
        abstract = True


class RoundPlan(ClusterableModel, Orderable):
    """One round: a short concept, or the full proposal."""

    kind = models.CharField(_("kind"), max_length=8, choices=Round.KINDS, default=RoundKind.FULL.value)
    by_invitation = models.BooleanField(
        _("by invitation only"), default=False, help_text=_("For a second round after a concept.")
    )

    class Meta(Orderable.Meta):
        abstract = True
        verbose_name = _("round")
        verbose_name_plural = _("rounds")

    def __str__(self) -> str:
        return str(self.get_kind_display())


class QuestionWords(Orderable):
    """A question put to the startup."""

    key = models.SlugField(max_length=60, default=new_key, editable=False)
    text_fa = models.CharField(_("question"), max_length=400, blank=True)
    text_en = models.CharField(_("English question"), max_length=400, blank=True)
    hint_fa = models.TextField(_("hint"), blank=True)
    hint_en = models.TextField(_("English hint"), blank=True)
    word_limit = CountField(_("word limit"), default=300)
    points = CountField(_("points"), default=0)
    is_required = models.BooleanField(_("required"), default=True)
    takes_file = models.BooleanField(_("takes a file"), default=False)

    panels = question_panels()

    class Meta(Orderable.Meta):
        abstract = True
        verbose_name = _("question to the startup")
        verbose_name_plural = _("questions to the startup")

    def __str__(self) -> str:
        return self.text_fa


class CriterionWords(Orderable):
    """A criterion with its weight. `anchors_*`: one line for each score from 0 to 5, saying what it means."""

    key = models.SlugField(max_length=60, default=new_key, editable=False)
    group = models.CharField(
        _("group"), max_length=12, choices=Criterion.GROUPS, default=CriterionGroup.TECHNICAL.value
    )
    title_fa = models.CharField(_("criterion"), max_length=160, blank=True)
    title_en = models.CharField(_("English criterion"), max_length=160, blank=True)
    description_fa = models.TextField(_("description"), blank=True)
    description_en = models.TextField(_("English description"), blank=True)
    weight = CountField(_("weight"), null=True, blank=True)
    anchors_fa = models.TextField(
        _("what the scores mean"), blank=True, help_text=_("One line for each score, from 0 to 5.")
    )
    anchors_en = models.TextField(_("English meaning of the scores"), blank=True)

    panels = criterion_panels()

    class Meta(Orderable.Meta):
        abstract = True
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")

    def __str__(self) -> str:
        return self.title_fa
