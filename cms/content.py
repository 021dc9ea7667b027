"""Between a draft and `challenges.content.ChallengeContent`: what is handed over at publication, and back for
importers and the demo city.

Invariant: page → content → page → content gives the same content. Rich text goes over twice: as HTML that reads
without Wagtail, and as given in `source`, from which a page can be written again without loss.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.translation import override
from wagtail.rich_text import expand_db_html

from challenges.content import ChallengeContent, CriterionContent, DocumentContent, QuestionContent, RoundContent, Words
from cms.authorship import BLOCK_KEY

SECTIONS = ("need", "outcome", "context", "data", "site", "eligibility")
SCORES = tuple(str(score) for score in range(6))


def content_of(page: Any) -> ChallengeContent:
    """Everything a version freezes, from a page as it is in memory (saved or not). Documents must have been checked
    before.
    """
    sections: dict[str, Any] = {
        f"{name}_html": Words(_html(page, name, "fa"), _html(page, name, "en")) for name in SECTIONS
    }
    return ChallengeContent(
        title=Words(page.title, page.title_en),
        summary=Words(page.summary_fa, page.summary_en),
        intellectual_property=Words(page.intellectual_property_fa, page.intellectual_property_en),
        source={
            f"{name}_{code}": list(getattr(page, f"{name}_{code}").raw_data)
            for name in SECTIONS
            for code in ("fa", "en")
        },
        trl_min=page.trl_min,
        budget_ceiling=page.budget_ceiling,
        procurement_class=page.procurement_class,
        setad_number=page.setad_number,
        technical_minimum=page.technical_minimum or 0,
        pilot_days=page.pilot_days,
        pilot_starts_at=page.pilot_starts_at,
        field_codes=tuple(sorted(field.code for field in page.city_fields.all())),
        capability_codes=tuple(sorted(capability.code for capability in page.capabilities.all())),
        district_numbers=tuple(sorted(district.number for district in page.districts.all())),
        eligible_class_codes=tuple(sorted(kind.code for kind in page.eligible_classes.all())),
        rounds=tuple(_round(item) for item in page.rounds.all()),
        documents=tuple(_document(item) for item in page.document_items.all() if item.attachment_id),
        **sections,
    )


def _html(page: Any, name: str, language: str) -> str:
    """A section as HTML without Wagtail's own markup; empty when nothing was written."""
    stream = getattr(page, f"{name}_{language}")
    parts = []
    with override(language):
        for block in stream:
            if block.block_type == "text":
                parts.append(BLOCK_KEY.sub("", expand_db_html(block.value.source)).strip())
            else:
                parts.append(str(block.render()).strip())
    return "\n".join(part for part in parts if part)


def _round(item: Any) -> RoundContent:
    return RoundContent(
        kind=item.kind,
        by_invitation=item.by_invitation,
        questions_until=item.questions_until,
        closes_at=item.closes_at,
        opens_at=item.opens_at,
        decides_at=item.decides_at,
        questions=tuple(_question(row) for row in item.questions.all()),
        criteria=tuple(_criterion(row) for row in item.criteria.all()),
    )


def _question(row: Any) -> QuestionContent:
    return QuestionContent(
        key=row.key,
        text=Words(row.text_fa, row.text_en),
        hint=Words(row.hint_fa, row.hint_en),
        word_limit=row.word_limit or 0,
        points=row.points or 0,
        is_required=row.is_required,
        takes_file=row.takes_file,
    )


def _criterion(row: Any) -> CriterionContent:
    return CriterionContent(
        key=row.key,
        title=Words(row.title_fa, row.title_en),
        weight=row.weight or 0,
        group=row.group,
        description=Words(row.description_fa, row.description_en),
        anchors=_anchors(row.anchors_fa, row.anchors_en),
    )


def _anchors(persian: str, english: str) -> dict[str, Words]:
    """Line n says what the score n means."""
    fa, en = persian.splitlines(), english.splitlines()
    lines = {score: Words(_line(fa, index), _line(en, index)) for index, score in enumerate(SCORES)}
    return {score: words for score, words in lines.items() if words.fa or words.en}


def _line(lines: list[str], index: int) -> str:
    return lines[index].strip() if index < len(lines) else ""


def _document(item: Any) -> DocumentContent:
    return DocumentContent(attachment_id=UUID(str(item.attachment_id)), title=Words(item.title_fa, item.title_en))


def section_value(content: ChallengeContent, name: str, language: str) -> list[Any]:
    """A section as a StreamField takes it: as given where `source` has it, otherwise the HTML as one text."""
    given = content.source.get(f"{name}_{language}")
    if given:
        return list(given)
    html = getattr(getattr(content, f"{name}_html"), language)
    return [{"type": "text", "value": html}] if html else []


def anchor_lines(anchors: dict[str, Words], language: str) -> str:
    """The meanings of the scores as lines, in the order of the scores."""
    return "\n".join(getattr(anchors.get(score, Words()), language) for score in SCORES).rstrip("\n")
