"""Writing a content into a page: the way back of `cms.content.content_of`."""

from __future__ import annotations

from typing import Any

from challenges.content import ChallengeContent, CriterionContent, DocumentContent, QuestionContent, RoundContent
from cms.content import SECTIONS, anchor_lines, section_value
from cms.models import ChallengePage, CriterionItem, DocumentItem, QuestionItem, RoundItem
from marketplace.places.models import District
from marketplace.taxonomy.models import Capability, Field
from vendors.models import CertificateClass

PLAIN = (
    "trl_min",
    "budget_ceiling",
    "procurement_class",
    "setad_number",
    "technical_minimum",
    "pilot_days",
    "pilot_starts_at",
)


def fill_page(page: ChallengePage, content: ChallengeContent) -> None:
    """Give a page, in memory, every value of a content; rounds, questions and criteria are replaced as a whole, their
    keys kept.
    """
    page.title, page.title_en = content.title.fa, content.title.en
    page.summary_fa, page.summary_en = content.summary.fa, content.summary.en
    page.intellectual_property_fa, page.intellectual_property_en = (
        content.intellectual_property.fa,
        content.intellectual_property.en,
    )
    for name in SECTIONS:
        for language in ("fa", "en"):
            setattr(
                page,
                f"{name}_{language}",
                page._meta.get_field(f"{name}_{language}").to_python(section_value(content, name, language)),
            )
    for name in PLAIN:
        setattr(page, name, getattr(content, name))
    page.city_fields = list(Field.objects.filter(code__in=content.field_codes))
    page.capabilities = list(Capability.objects.filter(code__in=content.capability_codes))
    page.districts = list(District.objects.filter(number__in=content.district_numbers))
    page.eligible_classes = list(CertificateClass.objects.filter(code__in=content.eligible_class_codes))
    page.rounds = [_round(item, place) for place, item in enumerate(content.rounds)]
    page.document_items = [_document(item, place) for place, item in enumerate(content.documents)]


def _round(item: RoundContent, place: int) -> RoundItem:
    row = RoundItem(
        sort_order=place,
        kind=item.kind,
        by_invitation=item.by_invitation,
        questions_until=item.questions_until,
        closes_at=item.closes_at,
        opens_at=item.opens_at,
        decides_at=item.decides_at,
    )
    row.questions = [_question(question, at) for at, question in enumerate(item.questions)]
    row.criteria = [_criterion(criterion, at) for at, criterion in enumerate(item.criteria)]
    return row


def _question(item: QuestionContent, place: int) -> QuestionItem:
    return QuestionItem(
        sort_order=place,
        key=item.key,
        text_fa=item.text.fa,
        text_en=item.text.en,
        hint_fa=item.hint.fa,
        hint_en=item.hint.en,
        word_limit=item.word_limit,
        points=item.points,
        is_required=item.is_required,
        takes_file=item.takes_file,
    )


def _criterion(item: CriterionContent, place: int) -> CriterionItem:
    anchors: dict[str, Any] = {f"anchors_{language}": anchor_lines(item.anchors, language) for language in ("fa", "en")}
    return CriterionItem(
        sort_order=place,
        key=item.key,
        group=item.group,
        title_fa=item.title.fa,
        title_en=item.title.en,
        weight=item.weight,
        description_fa=item.description.fa,
        description_en=item.description.en,
        **anchors,
    )


def _document(item: DocumentContent, place: int) -> DocumentItem:
    return DocumentItem(
        sort_order=place, attachment_id=item.attachment_id, title_fa=item.title.fa, title_en=item.title.en
    )
