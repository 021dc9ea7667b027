"""The sections of a challenge's editor, as a return names them. Pure: words and the fields they stand for."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _


class Section(StrEnum):
    """In the order of the editor."""

    TITLE = "title"
    NEED = "need"
    OUTCOME = "outcome"
    CONTEXT = "context"
    DATA = "data"
    SITE = "site"
    ELIGIBILITY = "eligibility"
    MONEY = "money"
    DATES = "dates"
    QUESTIONS = "questions"
    CRITERIA = "criteria"
    DOCUMENTS = "documents"
    ENGLISH = "english"


SECTION_LABELS: Final = {
    Section.TITLE: _("title and summary"),
    Section.NEED: _("need"),
    Section.OUTCOME: _("outcome wanted"),
    Section.CONTEXT: _("context"),
    Section.DATA: _("data on offer"),
    Section.SITE: _("site on offer"),
    Section.ELIGIBILITY: _("who may apply"),
    Section.MONEY: _("money"),
    Section.DATES: _("dates"),
    Section.QUESTIONS: _("questions to the startup"),
    Section.CRITERIA: _("criteria"),
    Section.DOCUMENTS: _("documents"),
    Section.ENGLISH: _("English"),
}

# The field of the editor at which a section begins; its label carries this id.
SECTION_FIELDS: Final[dict[Section, str]] = {
    Section.TITLE: "title",
    Section.NEED: "need_fa",
    Section.OUTCOME: "outcome_fa",
    Section.CONTEXT: "context_fa",
    Section.DATA: "data_fa",
    Section.SITE: "site_fa",
    Section.ELIGIBILITY: "eligibility_fa",
    Section.MONEY: "budget_ceiling",
    Section.DATES: "rounds",
    Section.QUESTIONS: "rounds",
    Section.CRITERIA: "rounds",
    Section.DOCUMENTS: "document_items",
    Section.ENGLISH: "title_en",
}


def in_words(reasons: dict[str, str], general: str = "") -> str:
    """A return in words of the active language: what concerns the whole first, then section by section."""
    lines = [general] if general else []
    lines += [f"{SECTION_LABELS[Section(name)]}: {reason}" for name, reason in reasons.items()]
    return "\n".join(lines)
