"""Solutions: what a startup offers, with its readiness and its references."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import transaction
from django.db.models import CharField, TextField
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.roles import is_system
from marketplace.errors import Invalid, NotAllowed
from marketplace.journal.services import record
from marketplace.taxonomy.models import Capability, Field
from marketplace.text import clean
from vendors.models import Solution, SolutionReference, Vendor
from vendors.permissions import can_edit_solution
from vendors.services.terms import capabilities_of


@dataclass(frozen=True, slots=True)
class ReferenceContent:
    """Where a solution has worked."""

    customer: str
    year: int | None = None
    result: str = ""
    has_consent: bool = False


@dataclass(frozen=True, slots=True)
class SolutionContent:
    """A solution as it is written; capabilities by code, or by terms as people write them (both are joined)."""

    title_fa: str
    summary_fa: str
    title_en: str = ""
    summary_en: str = ""
    problem_fa: str = ""
    evidence_fa: str = ""
    trl: int | None = None
    price_from: int | None = None
    price_to: int | None = None
    video_url: str = ""
    field_codes: tuple[str, ...] = ()
    capability_codes: tuple[str, ...] = ()
    capability_terms: tuple[str, ...] = ()
    references: tuple[ReferenceContent, ...] = ()
    is_published: bool = True


PLAIN = (
    "title_fa",
    "title_en",
    "summary_fa",
    "summary_en",
    "problem_fa",
    "evidence_fa",
    "trl",
    "price_from",
    "price_to",
    "video_url",
    "is_published",
)
MOST_REFERENCES = 12
LONGEST_TEXT = 6000


@transaction.atomic
def save_solution(
    *, actor: Any, vendor: Vendor, content: SolutionContent, solution: Solution | None = None
) -> Solution:
    """Write a new solution, or rewrite one of the firm's own. Raises Invalid naming each field."""
    held = Vendor.objects.select_for_update().get(pk=vendor.pk)
    if not is_system(actor):
        can_edit_solution(actor, held).require()
    row = Solution(vendor=held) if solution is None else _own(held, solution)
    if row is None:
        raise NotAllowed(_("This solution belongs to another startup."), code="stranger")
    _check(content)
    for name in PLAIN:
        value = getattr(content, name)
        setattr(row, name, clean(value) if isinstance(value, str) else value)
    row.save()
    row.fields.set(Field.objects.filter(code__in=content.field_codes))
    row.capabilities.set(
        [*Capability.objects.filter(code__in=content.capability_codes), *capabilities_of(content.capability_terms)]
    )
    row.references.all().delete()
    SolutionReference.objects.bulk_create(
        SolutionReference(
            solution=row,
            customer=clean(item.customer),
            year=item.year,
            result=clean(item.result),
            has_consent=item.has_consent,
        )
        for item in content.references
    )  # fmt: skip
    record(
        actor=actor,
        action="vendors.solution.saved",
        subject=row,
        case=held,
        after={"title": row.title_fa, "published": row.is_published},
    )
    return row


def _own(vendor: Vendor, solution: Solution) -> Solution | None:
    row: Solution | None = Solution.objects.select_for_update().filter(pk=solution.pk, vendor=vendor).first()
    return row


def _check(content: SolutionContent) -> None:
    problems: dict[str, Any] = {}
    if not clean(content.title_fa):
        problems["title_fa"] = _("Write the title in Persian.")
    if not clean(content.summary_fa):
        problems["summary_fa"] = _("Describe the solution in one or two sentences.")
    if content.trl is not None and not 1 <= content.trl <= 9:
        problems["trl"] = _("The readiness level is a number from 1 to 9.")
    if content.price_from is not None and content.price_to is not None and content.price_to < content.price_from:
        problems["price_to"] = _("The upper price is below the lower one.")
    _check_columns(content, problems)
    if len(content.references) > MOST_REFERENCES:
        problems[""] = _("Name at most twelve places where it has worked.")
    if any(not clean(item.customer) for item in content.references):
        problems[""] = _("Name the customer of each reference.")
    if problems:
        raise Invalid(problems)


def _check_columns(content: SolutionContent, problems: dict[str, Any]) -> None:
    """Lengths and forms as the columns have them."""
    for name in PLAIN:
        value, column = getattr(content, name), Solution._meta.get_field(name)
        if isinstance(value, str) and value and isinstance(column, CharField | TextField):
            try:
                column.clean(clean(value), None)
                MaxLengthValidator(column.max_length or LONGEST_TEXT)(clean(value))
            except ValidationError as error:
                problems.setdefault(name, error.messages)
