"""The editor of a challenge: tabs and sections in the order in which one thinks, what is missing always in view."""

from __future__ import annotations

from typing import Any

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    TabbedInterface,
)

SECTIONS = ("need", "outcome", "context", "data", "site", "eligibility")


class ChecklistPanel(Panel):
    """What still keeps the draft from being published, in the words the publication would refuse it with."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "cms/panels/checklist.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            saved = self.instance.pk is not None
            return {
                **super().get_context_data(parent_context),
                "problems": self.instance.problems() if saved else [],
                "saved": saved,
            }


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
            ObjectList(_english(), heading=_("English")),
            ObjectList(_publication(), heading=_("Publication")),
        ]
    )


def _need() -> list[Any]:
    sections = [FieldPanel(f"{name}_fa") for name in SECTIONS]
    return [
        ChecklistPanel(heading=_("What is missing")),
        AmendmentPanel("change_note"),
        FieldPanel("title"),
        FieldPanel("summary_fa"),
        *sections,
    ]


def _terms() -> list[Any]:
    return [
        MultiFieldPanel(
            [FieldPanel("budget_ceiling"), FieldPanel("procurement_class"), FieldPanel("setad_number")],
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
                FieldRowPanel([FieldPanel("pilot_starts_at"), FieldPanel("pilot_days")]),
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
        InlinePanel("rounds", label=_("Round"), heading=_("Rounds"), max_num=2),
    ]


def _documents() -> list[Any]:
    return [InlinePanel("document_items", label=_("Document"), heading=_("Documents"))]


def _english() -> list[Any]:
    return [
        FieldPanel("title_en"),
        FieldPanel("summary_en"),
        *(FieldPanel(f"{name}_en") for name in SECTIONS),
        FieldPanel("intellectual_property_en"),
    ]


def _publication() -> list[Any]:
    return [FieldPanel("go_live_at")]


def round_panels() -> list[Any]:
    """A round: its dates, its questions, its criteria with the live total of weights."""
    return [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("by_invitation")]),
        FieldRowPanel([FieldPanel("questions_until"), FieldPanel("closes_at")]),
        FieldRowPanel([FieldPanel("opens_at"), FieldPanel("decides_at")]),
        InlinePanel("questions", label=_("Question to the startup"), heading=_("Questions to the startup")),
        InlinePanel("criteria", label=_("Criterion"), heading=_("Criteria")),
        HelpPanel(template="cms/panels/weights.html"),
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
