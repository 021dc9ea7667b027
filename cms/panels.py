"""The editor of a challenge: tabs and sections in the order in which one thinks, what is missing always in view."""

from __future__ import annotations

from typing import Any

from django.forms import CheckboxSelectMultiple
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    TabbedInterface,
)

from challenges.models import Criterion
from challenges.selectors.rules import weight_limits
from cms.remarks import RemarksPanel

SECTIONS = ("need", "outcome", "context", "data", "site", "eligibility")


class PartPanel(Panel):
    """A part of the editor that another address draws, and draws anew when the draft was saved (cms/editor.js)."""

    def __init__(self, view: str, *, follows_saves: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.view, self.follows_saves = view, follows_saves

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "view": self.view, "follows_saves": self.follows_saves}

    class BoundPanel(Panel.BoundPanel):
        template_name = "cms/panels/part.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            page = self.instance.pk
            return {
                **super().get_context_data(parent_context),
                "url": reverse(self.panel.view, args=[page]) if page else "",
                "follows_saves": self.panel.follows_saves,
            }


class AlikePanel(Panel):
    """Challenges, results and solutions that resemble the title while it is typed; the search room draws them."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "cms/panels/alike.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            tie = self.instance.publication if self.instance.pk else None
            return {
                **super().get_context_data(parent_context),
                "url": reverse("search:alike"),
                "own": tie.challenge.reference if tie else "",
            }


class WeightsPanel(Panel):
    """The live total of weights, and what the innovation office allows each group."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "cms/panels/weights.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            names = dict(Criterion.GROUPS)
            rows = [{"group": group, "name": names[group], "range": found} for group, found in weight_limits().items()]
            return {**super().get_context_data(parent_context), "limits": rows}


class AmendmentPanel(FieldPanel):
    """The note on what changed: asked only once something has been published."""

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            return bool(super().is_shown()) and bool(self.instance.was_published)


def challenge_panels() -> TabbedInterface:
    """All tabs of the editor."""
    return TabbedInterface(
        [
            ObjectList(_need(), heading=_("The need")),
            ObjectList(_terms(), heading=_("Terms")),
            ObjectList(_rounds(), heading=_("Rounds, questions and criteria")),
            ObjectList(_documents(), heading=_("Documents")),
            ObjectList(
                [PartPanel("cms_writing:english", follows_saves=True), FieldPanel("title_en"), *_english()],
                heading=_("English"),
            ),
            ObjectList(_publication(), heading=_("Publication")),
        ]
    )


def template_panels() -> TabbedInterface:
    """The editor of a template: what it is for, then what a challenge is written with; no dates, no documents."""
    name = [FieldPanel("name_fa"), FieldPanel("purpose_fa"), FieldPanel("is_offered")]
    return TabbedInterface(
        [
            ObjectList([MultiFieldPanel(name, heading=_("Template")), *_sections()], heading=_("The need")),
            ObjectList(_terms(draft=False), heading=_("Terms")),
            ObjectList([_round_list()], heading=_("Rounds, questions and criteria")),
            ObjectList([FieldPanel("name_en"), FieldPanel("purpose_en"), *_english()], heading=_("English")),
        ]
    )


def _need() -> list[Any]:
    return [
        RemarksPanel(heading=_("Returned for changes")),
        PartPanel("cms_writing:checklist", heading=_("What is missing"), follows_saves=True),
        AmendmentPanel("change_note"),
        FieldPanel("title"),
        AlikePanel(heading=_("Asked or tried before")),
        *_sections(),
    ]


def _sections() -> list[Any]:
    return [FieldPanel("summary_fa"), *(FieldPanel(f"{name}_fa") for name in SECTIONS)]


def _terms(*, draft: bool = True) -> list[Any]:
    """Terms; the Setad number and the promised start belong to a draft, not to a template."""
    return [
        MultiFieldPanel(
            [
                FieldPanel("budget_ceiling"),
                FieldPanel("procurement_class"),
                *([FieldPanel("setad_number")] if draft else []),
            ],
            heading=_("Money"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("city_fields", widget=CheckboxSelectMultiple),
                FieldPanel("districts", widget=CheckboxSelectMultiple),
                FieldPanel("capabilities"),
            ],
            heading=_("Subject and place"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("trl_min"),
                FieldPanel("eligible_classes", widget=CheckboxSelectMultiple),
                FieldPanel("technical_minimum"),
            ],
            heading=_("Who may apply, and the least that counts"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([*([FieldPanel("pilot_starts_at")] if draft else []), FieldPanel("pilot_days")]),
                FieldPanel("intellectual_property_fa"),
            ],
            heading=_("The pilot"),
        ),
    ]


def _rounds() -> list[Any]:
    return [
        HelpPanel(
            content=_(
                "One round of full proposals, or two: short concepts, then proposals by invitation. Only working days."
            ),
        ),
        PartPanel("cms_writing:promises", heading=_("Promised dates")),
        _round_list(),
    ]


def _round_list() -> InlinePanel:
    return InlinePanel("rounds", label=_("Round"), heading=_("Rounds"), max_num=2)


def _documents() -> list[Any]:
    return [InlinePanel("document_items", label=_("Document"), heading=_("Documents"))]


def _english() -> list[Any]:
    return [
        FieldPanel("summary_en"),
        *(FieldPanel(f"{name}_en") for name in SECTIONS),
        FieldPanel("intellectual_property_en"),
    ]


def _publication() -> list[Any]:
    return [
        FieldPanel("go_live_at"),
        PartPanel("cms_writing:links", heading=_("Secret links to the preview")),
        CommentPanel(),
    ]


def template_round_panels() -> list[Any]:
    """A round of a template: as a round, without dates."""
    return [FieldRowPanel([FieldPanel("kind"), FieldPanel("by_invitation")]), *_judging()]


def round_panels() -> list[Any]:
    """A round: its dates, its questions, its criteria with the live total of weights."""
    return [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("by_invitation")]),
        FieldRowPanel([FieldPanel("questions_until"), FieldPanel("closes_at")]),
        FieldRowPanel([FieldPanel("opens_at"), FieldPanel("decides_at")]),
        *_judging(),
    ]


def _judging() -> list[Any]:
    return [
        InlinePanel("questions", label=_("Question to the startup"), heading=_("Questions to the startup")),
        InlinePanel("criteria", label=_("Criterion"), heading=_("Criteria")),
        WeightsPanel(),
    ]


def question_panels() -> list[Any]:
    """A question, with its English side beside it."""
    return [
        FieldPanel("text_fa"),
        FieldPanel("hint_fa"),
        FieldRowPanel([FieldPanel("word_limit"), FieldPanel("points")]),
        FieldRowPanel([FieldPanel("is_required"), FieldPanel("takes_file")]),
        MultiFieldPanel([FieldPanel("text_en"), FieldPanel("hint_en")], heading=_("English"), classname="collapsed"),
    ]


def criterion_panels() -> list[Any]:
    """A criterion with its weight and what the scores mean."""
    return [
        FieldRowPanel([FieldPanel("title_fa"), FieldPanel("group"), FieldPanel("weight")]),
        FieldPanel("description_fa"),
        FieldPanel("anchors_fa"),
        MultiFieldPanel(
            [FieldPanel("title_en"), FieldPanel("description_en"), FieldPanel("anchors_en")],
            heading=_("English"),
            classname="collapsed",
        ),
    ]


def document_panels() -> list[Any]:
    """A document: its file and its titles."""
    return [
        FieldPanel("document"),
        FieldPanel("attachment", read_only=True),
        FieldPanel("title_fa"),
        FieldPanel("title_en"),
    ]
