"""From content to the frozen rows of a version, and back.

Invariant: `content_of(freeze(challenge, content, …))` has the fingerprint of `content`, the codes of unordered
choices sorted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Any

from django.utils.translation import gettext as _

from challenges.canonical import content_hash
from challenges.content import ChallengeContent, CriterionContent, DocumentContent, QuestionContent, RoundContent, Words
from challenges.models import (
    Challenge,
    ChallengeVersion,
    Criterion,
    ProposalQuestion,
    Round,
    RoundTerms,
    VersionDocument,
)
from marketplace.files.models import Attachment, AttachmentStatus
from marketplace.places.models import District
from marketplace.taxonomy.models import Capability, Field
from vendors.models import CertificateClass

PLAIN = (
    "trl_min",
    "budget_ceiling",
    "currency_unit",
    "procurement_class",
    "setad_number",
    "technical_minimum",
    "pilot_days",
    "pilot_starts_at",
    "source",
)
DOCUMENT_PURPOSE = "challenges.document"


@dataclass(frozen=True, slots=True)
class References:
    """The rows that the codes of a content stand for, and what could not be found."""

    fields: list[Field]
    capabilities: list[Capability]
    districts: list[District]
    classes: list[CertificateClass]
    attachments: dict[Any, Attachment]
    missing: dict[str, list[str]] = dataclass_field(default_factory=dict)

    def names(self) -> dict[str, Words]:
        """The words of every code."""
        rows: list[Field | Capability | CertificateClass] = [*self.fields, *self.capabilities, *self.classes]
        names = {row.code: Words(row.name_fa, row.name_en) for row in rows}
        return names | {str(row.number): Words(row.name_fa, row.name_en) for row in self.districts}


def resolve(content: ChallengeContent) -> References:
    """Look up everything a content refers to; what does not exist or may not be published is told by its path."""
    found = References(
        fields=list(Field.objects.filter(code__in=content.field_codes)),
        capabilities=list(Capability.objects.filter(code__in=content.capability_codes)),
        districts=list(District.objects.filter(number__in=content.district_numbers)),
        classes=list(CertificateClass.objects.filter(code__in=content.eligible_class_codes)),
        attachments=Attachment.objects.in_bulk([item.attachment_id for item in content.documents]),
    )
    _miss(found, "field_codes", content.field_codes, [row.code for row in found.fields])
    _miss(found, "capability_codes", content.capability_codes, [row.code for row in found.capabilities])
    _miss(found, "district_numbers", content.district_numbers, [row.number for row in found.districts])
    _miss(found, "eligible_class_codes", content.eligible_class_codes, [row.code for row in found.classes])
    for place, item in enumerate(content.documents):
        attachment = found.attachments.get(item.attachment_id)
        if attachment is None or attachment.purpose != DOCUMENT_PURPOSE:
            found.missing[f"documents.{place}"] = [_("This file was not found; upload it again.")]
        elif attachment.status != AttachmentStatus.CLEAN:
            found.missing[f"documents.{place}"] = [
                _("This file has not passed the security check; it cannot be published.")
            ]
    return found


def _miss(found: References, path: str, wanted: Iterable[Any], known: Iterable[Any]) -> None:
    unknown = sorted({str(code) for code in wanted} - {str(code) for code in known})
    if unknown:
        found.missing[path] = [_("Unknown: %(codes)s") % {"codes": ", ".join(unknown)}]


def version_row(content: ChallengeContent, **values: Any) -> ChallengeVersion:
    """The version itself, not saved; a preview shows it as it is."""
    bilingual = {
        f"{name}_{language}": getattr(getattr(content, name), language)
        for name in ChallengeVersion.BILINGUAL
        for language in ("fa", "en")
    }
    plain = {name: getattr(content, name) for name in PLAIN}
    return ChallengeVersion(**bilingual, **plain, content_hash=content_hash(content), **values)


def terms_row(item: RoundContent, **values: Any) -> RoundTerms:
    """The dates of a round, not saved."""
    return RoundTerms(
        questions_until=item.questions_until,
        closes_at=item.closes_at,
        opens_at=item.opens_at,
        decides_at=item.decides_at,
        **values,
    )


def question_rows(item: RoundContent, terms: RoundTerms) -> list[ProposalQuestion]:
    """The questions of a round in their order, not saved."""
    return [
        ProposalQuestion(
            terms=terms,
            key=row.key,
            position=place,
            text_fa=row.text.fa,
            text_en=row.text.en,
            hint_fa=row.hint.fa,
            hint_en=row.hint.en,
            word_limit=row.word_limit,
            points=row.points,
            is_required=row.is_required,
            takes_file=row.takes_file,
        )
        for place, row in enumerate(item.questions)
    ]


def criterion_rows(item: RoundContent, terms: RoundTerms) -> list[Criterion]:
    """The criteria of a round in their order, not saved."""
    return [
        Criterion(
            terms=terms,
            key=row.key,
            position=place,
            group=row.group,
            weight=row.weight,
            title_fa=row.title.fa,
            title_en=row.title.en,
            description_fa=row.description.fa,
            description_en=row.description.en,
            anchors={score: {"fa": words.fa, "en": words.en} for score, words in row.anchors.items()},
        )
        for place, row in enumerate(item.criteria)
    ]


def freeze(
    challenge: Challenge, content: ChallengeContent, references: References, rounds: list[Round], **values: Any
) -> ChallengeVersion:
    """Save a version with all its rows. It must become the challenge's current one in the same transaction; from then
    on nothing is added.
    """
    version = version_row(content, challenge=challenge, **values)
    version.save(force_insert=True)
    version.fields.set(references.fields)
    version.capabilities.set(references.capabilities)
    version.districts.set(references.districts)
    version.eligible_classes.set(references.classes)
    for item, round_row in zip(content.rounds, rounds, strict=True):
        terms = terms_row(item, version=version, round=round_row)
        terms.save(force_insert=True)
        ProposalQuestion.objects.bulk_create(question_rows(item, terms))
        Criterion.objects.bulk_create(criterion_rows(item, terms))
    VersionDocument.objects.bulk_create(
        VersionDocument(
            version=version,
            attachment_id=item.attachment_id,
            title_fa=item.title.fa,
            title_en=item.title.en,
            position=place,
        )
        for place, item in enumerate(content.documents)
    )
    return version


def content_of(version: ChallengeVersion) -> ChallengeContent:
    """The content a version froze: to amend it, to compare it, or to begin a new challenge from it."""
    bilingual: dict[str, Any] = {name: _words(version, name) for name in ChallengeVersion.BILINGUAL}
    terms = version.terms.select_related("round").prefetch_related("questions", "criteria").order_by("round__number")
    return ChallengeContent(
        **bilingual,
        **{name: getattr(version, name) for name in PLAIN},
        field_codes=tuple(sorted(version.fields.values_list("code", flat=True))),
        capability_codes=tuple(sorted(version.capabilities.values_list("code", flat=True))),
        district_numbers=tuple(sorted(version.districts.values_list("number", flat=True))),
        eligible_class_codes=tuple(sorted(version.eligible_classes.values_list("code", flat=True))),
        rounds=tuple(_round_of(row) for row in terms),
        documents=tuple(DocumentContent(row.attachment_id, _words(row, "title")) for row in version.documents.all()),
    )


def _round_of(terms: RoundTerms) -> RoundContent:
    return RoundContent(
        questions_until=terms.questions_until,
        closes_at=terms.closes_at,
        opens_at=terms.opens_at,
        decides_at=terms.decides_at,
        kind=terms.round.kind,
        by_invitation=terms.round.by_invitation,
        questions=tuple(
            QuestionContent(
                row.key,
                _words(row, "text"),
                _words(row, "hint"),
                row.word_limit,
                row.points,
                row.is_required,
                row.takes_file,
            )
            for row in terms.questions.all()
        ),
        criteria=tuple(
            CriterionContent(
                row.key,
                _words(row, "title"),
                row.weight,
                row.group,
                _words(row, "description"),
                {score: Words(words.get("fa", ""), words.get("en", "")) for score, words in row.anchors.items()},
            )
            for row in terms.criteria.all()
        ),
    )


def _words(row: Any, name: str) -> Words:
    return Words(getattr(row, f"{name}_fa"), getattr(row, f"{name}_en"))
