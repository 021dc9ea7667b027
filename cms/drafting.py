"""Writing a content into a page: the way back of `cms.content.content_of`.

Invariant: a row that stays (a round in its place, a question or criterion with its key, a document with its file) stays
the same row of the database, so that nobody who saves or compares afterwards takes it for removed and added.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import attrgetter
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
    """Give a page, in memory, every value of a content; rounds, questions and criteria become those of the content."""
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
    held = dict(enumerate(page.rounds.all()))
    page.rounds = [_round(item, place, held.get(place)) for place, item in enumerate(content.rounds)]
    documents = [_document(item, place) for place, item in enumerate(content.documents)]
    page.document_items = _in_place(documents, page.document_items.all(), lambda row: str(row.attachment_id))


def _in_place(rows: list[Any], held: Iterable[Any], same: Callable[[Any], Any]) -> list[Any]:
    """The rows, each under the primary key of the one it takes the place of; new ones without."""
    numbers = {same(row): row.pk for row in held}
    for row in rows:
        row.pk = numbers.pop(same(row), None)
    return rows


def _round(item: RoundContent, place: int, held: RoundItem | None) -> RoundItem:
    row = RoundItem(
        pk=held and held.pk,
        sort_order=place,
        kind=item.kind,
        by_invitation=item.by_invitation,
        questions_until=item.questions_until,
        closes_at=item.closes_at,
        opens_at=item.opens_at,
        decides_at=item.decides_at,
    )
    questions = [_question(question, at) for at, question in enumerate(item.questions)]
    criteria = [_criterion(criterion, at) for at, criterion in enumerate(item.criteria)]
    row.questions = _in_place(questions, held.questions.all() if held else (), attrgetter("key"))
    row.criteria = _in_place(criteria, held.criteria.all() if held else (), attrgetter("key"))
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
