"""How complete a startup's profile is, and what would help it most."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vendors.models import Vendor
from vendors.selectors.reading import current_certificate

OFFER, CERTIFICATES, SOLUTIONS, CONTACT = "offer", "certificates", "solutions", "contact"


@dataclass(frozen=True, slots=True)
class Part:
    """Something a profile may have: its weight, whether it is there, the step that adds it, and where."""

    weight: int
    done: bool
    step: str | Promise
    place: str


@dataclass(frozen=True, slots=True)
class Strength:
    """How complete a profile is, in percent, and the next best step with the place where it is taken («offer»…); both
    empty when nothing is missing.
    """

    percent: int
    next_step: str | Promise
    place: str


def parts_of(vendor: Vendor) -> list[Part]:
    """Everything that counts; the weights sum to 100. Reads the rows of `with_badges` where they are there, and one
    query for the solutions.
    """
    return _parts(
        vendor,
        capabilities=bool(vendor.capabilities.all()),
        fields=bool(vendor.fields.all()),
        certificate=current_certificate(vendor) is not None,
        solutions=vendor.solutions.exists(),
        districts=bool(vendor.districts.all()),
    )


def _parts(
    row: Any, *, capabilities: bool, fields: bool, certificate: bool, solutions: bool, districts: bool
) -> list[Part]:
    return [
        Part(20, capabilities, _("Name what your startup can do."), OFFER),
        Part(15, fields, _("Choose the city fields you work in."), OFFER),
        Part(15, certificate, _("Add your knowledge-based certificate."), CERTIFICATES),
        Part(10, solutions, _("Describe a solution you offer."), SOLUTIONS),
        Part(10, bool(row.about_fa), _("Describe your startup in two paragraphs."), OFFER),
        Part(10, row.trl is not None, _("Say how ready your technology is."), OFFER),
        Part(5, districts, _("Say in which districts you can work."), OFFER),
        Part(5, bool(row.website), _("Add the address of your website."), CONTACT),
        Part(5, bool(row.phone), _("Add a telephone number."), CONTACT),
        Part(5, bool(row.name_en and row.about_en), _("Add the English name and description."), OFFER),
    ]


def strength(vendor: Vendor) -> Strength:
    """The next step is the heaviest thing that is missing."""
    return _summed(parts_of(vendor))


def strength_of(row: Any) -> Strength:
    """The same of a row with the firm's columns that tells by `has_capabilities` and the like what it has. No query."""
    return _summed(
        _parts(
            row,
            capabilities=row.has_capabilities,
            fields=row.has_fields,
            certificate=row.has_certificate,
            solutions=row.has_solutions,
            districts=row.has_districts,
        )
    )


def _summed(parts: list[Part]) -> Strength:
    missing = [part for part in parts if not part.done]
    percent = 100 - sum(part.weight for part in missing)
    best = max(missing, key=lambda part: part.weight, default=None)
    return Strength(percent, best.step if best else "", best.place if best else "")
