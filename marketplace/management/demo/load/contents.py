"""A challenge of the content as `challenges.content.ChallengeContent`: the shape in which pages and services take it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from challenges.content import ChallengeContent, CriterionContent, DocumentContent, QuestionContent, RoundContent, Words
from challenges.models import RoundKind
from marketplace.management.demo import schema
from marketplace.management.demo.load.town import Town
from marketplace.management.demo.terms import INTELLECTUAL_PROPERTY

LEAST_OPEN_HOURS = 2
CLOSING_HOUR = 14


def content_of(
    town: Town,
    row: schema.Challenge,
    *,
    documents: tuple[DocumentContent, ...] = (),
    changes: Mapping[str, object] | None = None,
) -> ChallengeContent:
    """The whole challenge; `changes` are an amendment's new values by attribute of the content."""
    value = _Changed(row, changes or {})
    return ChallengeContent(
        title=Words(value("title_fa"), value("title_en")),
        summary=Words(value("summary_fa"), value("summary_en")),
        need_html=Words(value("need_fa"), value("need_en")),
        outcome_html=Words(_list(value("outcomes_fa"))),
        context_html=Words(value("context_fa")),
        data_html=Words(_paragraph(value("data_fa"))),
        site_html=Words(_paragraph(value("site_fa"))),
        intellectual_property=Words(*INTELLECTUAL_PROPERTY[value("ip")]),
        trl_min=value("trl_min"),
        budget_ceiling=value("budget_rial"),
        procurement_class=value("procurement"),
        technical_minimum=row.technical_minimum,
        pilot_days=row.pilot_days,
        pilot_starts_at=town.workday(row.timeline.pilot_day, 10),
        field_codes=row.fields,
        capability_codes=row.capabilities,
        district_numbers=value("districts"),
        eligible_class_codes=value("eligibility"),
        rounds=_rounds(town, row, changes or {}),
        documents=documents,
    )


class _Changed:
    """An attribute of the challenge, or the new value that an amendment gives it."""

    def __init__(self, row: schema.Challenge, changes: Mapping[str, object]) -> None:
        self.row, self.changes = row, changes

    def __call__(self, name: str) -> Any:
        return self.changes.get(name, getattr(self.row, name))


def _paragraph(text: str) -> str:
    return f"<p>{text}</p>" if text else ""


def _list(items: tuple[str, ...]) -> str:
    return "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>" if items else ""


def deadline_of(town: Town, row: schema.Challenge, changes: Mapping[str, Any] | None = None) -> datetime:
    """The deadline in the content's terms, on a working day."""
    if row.timeline.deadline_hours is not None:  # «closing today»: the next office hour that still leaves some time
        day = 0 if town.at(0, CLOSING_HOUR) - town.today > timedelta(hours=LEAST_OPEN_HOURS) else 1
        return town.workday(day, CLOSING_HOUR)
    return town.workday((changes or {}).get("deadline_day", row.timeline.deadline_day), CLOSING_HOUR)


def _rounds(town: Town, row: schema.Challenge, changes: Mapping[str, Any]) -> tuple[RoundContent, ...]:
    full = _full(town, row, changes)
    return (full,) if row.concept is None else (_concept(town, row.concept), replace(full, by_invitation=True))


def _full(town: Town, row: schema.Challenge, changes: Mapping[str, Any]) -> RoundContent:
    closes = deadline_of(town, row, changes)
    moved = (closes - deadline_of(town, row)).days
    opens = max(town.workday(row.timeline.opening_day + moved, 10), closes + timedelta(hours=1))
    return RoundContent(
        questions_until=min(town.workday(row.timeline.questions_day, 14), closes),
        closes_at=closes,
        opens_at=opens,
        decides_at=max(town.workday(row.timeline.result_day + moved, 12), opens + timedelta(days=1)),
        questions=_questions(row.form, "q"),
        criteria=_criteria(row.criteria),
    )


def _concept(town: Town, row: schema.Concept) -> RoundContent:
    closes = town.workday(row.deadline_day, CLOSING_HOUR)
    opens = max(town.workday(row.opening_day, 10), closes + timedelta(hours=1))
    return RoundContent(
        kind=RoundKind.CONCEPT.value,
        questions_until=min(town.workday(row.questions_day, 14), closes),
        closes_at=closes,
        opens_at=opens,
        decides_at=max(town.workday(row.result_day, 12), opens + timedelta(days=1)),
        questions=_questions(row.form, "c"),
        criteria=_criteria(row.criteria),
    )


def _questions(rows: tuple[schema.FormQuestion, ...], prefix: str) -> tuple[QuestionContent, ...]:
    """Each round has keys of its own, as the editor gives them: only the same words are the same question."""
    return tuple(
        QuestionContent(
            f"{prefix}{place}", Words(item.text_fa), Words(item.hint_fa), item.words, item.points, True, place == 1
        )
        for place, item in enumerate(rows, 1)
    )


def _criteria(rows: tuple[schema.Criterion, ...]) -> tuple[CriterionContent, ...]:
    return tuple(
        CriterionContent(
            item.code,
            Words(item.title_fa),
            item.weight,
            item.group,
            Words(item.note_fa),
            {str(score): Words(words) for score, words in enumerate(item.anchors)},
        )
        for item in rows
    )
