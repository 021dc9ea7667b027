"""How complete a startup's profile is, and what would help it most."""

from __future__ import annotations

from dataclasses import dataclass

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
    return [
        Part(20, bool(vendor.capabilities.all()), _("Name what your startup can do."), OFFER),
        Part(15, bool(vendor.fields.all()), _("Choose the city fields you work in."), OFFER),
        Part(15, current_certificate(vendor) is not None, _("Add your knowledge-based certificate."), CERTIFICATES),
        Part(10, vendor.solutions.exists(), _("Describe a solution you offer."), SOLUTIONS),
        Part(10, bool(vendor.about_fa), _("Describe your startup in two paragraphs."), OFFER),
        Part(10, vendor.trl is not None, _("Say how ready your technology is."), OFFER),
        Part(5, bool(vendor.districts.all()), _("Say in which districts you can work."), OFFER),
        Part(5, bool(vendor.website), _("Add the address of your website."), CONTACT),
        Part(5, bool(vendor.phone), _("Add a telephone number."), CONTACT),
        Part(5, bool(vendor.name_en and vendor.about_en), _("Add the English name and description."), OFFER),
    ]


def strength(vendor: Vendor) -> Strength:
    """The next step is the heaviest thing that is missing."""
    missing = [part for part in parts_of(vendor) if not part.done]
    percent = 100 - sum(part.weight for part in missing)
    best = max(missing, key=lambda part: part.weight, default=None)
    return Strength(percent, best.step if best else "", best.place if best else "")
