"""A startup enters the marketplace and keeps its profile."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.roles import is_system
from marketplace.errors import Conflict, Invalid
from marketplace.identifiers import (
    IdentifierError,
    validate_legal_entity_id,
    validate_phone,
    validate_postal_code,
)
from marketplace.journal.services import record
from marketplace.places.models import District
from marketplace.taxonomy.models import Capability, Field
from marketplace.text import clean
from vendors.agreement import current_version
from vendors.models import Vendor, VendorMembership, VendorRole
from vendors.permissions import can_edit_vendor, can_register_vendor
from vendors.services.terms import capabilities_of

TAKEN = _("This firm is registered already. Ask its owner for access: the request can be sent from this page.")
CHANGED = _("Somebody else of your startup saved this profile meanwhile. Compare, then save again to keep your words.")


@dataclass(frozen=True, slots=True)
class ProfileContent:
    """What a startup says of itself; None leaves a value as it is. `clear` names optional values to be emptied that
    have no empty word of their own (numbers and dates). `capability_terms` are words as people write them, in place
    of `capability_codes`: a term of ours by any of its spellings, or a new one that only this firm uses.
    """

    name_fa: str | None = None
    name_en: str | None = None
    tagline_fa: str | None = None
    tagline_en: str | None = None
    about_fa: str | None = None
    about_en: str | None = None
    founded_year: int | None = None
    registered_on: date | None = None
    registered_in: str | None = None
    size: str | None = None
    trl: int | None = None
    city: str | None = None
    address: str | None = None
    postal_code: str | None = None
    phone: str | None = None
    website: str | None = None
    languages: tuple[str, ...] | None = None
    field_codes: tuple[str, ...] | None = None
    capability_codes: tuple[str, ...] | None = None
    capability_terms: tuple[str, ...] | None = None
    district_numbers: tuple[int, ...] | None = None
    clear: tuple[str, ...] = ()


RELATIONS = ("field_codes", "capability_codes", "capability_terms", "district_numbers")
CLEARABLE = frozenset({"founded_year", "registered_on", "trl"})
PLAIN = tuple(entry.name for entry in fields(ProfileContent) if entry.name not in (*RELATIONS, "clear"))
CHECKS = {"postal_code": validate_postal_code, "phone": validate_phone}
FIRST_YEAR, LAST_YEAR = 1250, 1499


@transaction.atomic
def register_vendor(
    *,
    actor: Any,
    legal_id: str | None,
    content: ProfileContent,
    owner: Any = None,
    source: str = "",
    source_key: str = "",
    accepts_terms: bool = False,
) -> Vendor:
    """A new startup, waiting for verification; the actor becomes its owner (or `owner`, when the system registers).

    Raises Invalid naming each field, Conflict when the legal id is taken (nothing is told about the firm or its
    people). Its own owner gets the firm that is there (a double click). `accepts_terms`: the person has accepted the
    terms of use in force. Only the system registers without a legal id
    (imports); such a firm cannot be verified.
    """
    can_register_vendor(actor).require()
    problems: dict[str, Any] = {}
    number = _checked_legal_id(legal_id, problems) if legal_id or not is_system(actor) else None
    if not clean(content.name_fa or ""):
        problems["name_fa"] = _("Write the name of the startup in Persian.")
    terms = current_version() if accepts_terms else None
    vendor = Vendor(legal_id=number, source=source, source_key=source_key, terms_version=terms)
    _fill(vendor, content, problems)
    if problems:
        raise Invalid(problems)
    person = owner or (None if is_system(actor) else actor)
    held = _registered_already(number, person)
    if held is not None:
        return held
    try:
        with transaction.atomic():
            vendor.save()
    except IntegrityError as error:  # somebody registered the same firm at this very moment
        held = _registered_already(number, person)
        if held is None:
            raise Conflict(TAKEN, code="legal_id_taken") from error
        return held
    _relate(vendor, content)
    if person is not None:
        VendorMembership.objects.create(vendor=vendor, user=person, role=VendorRole.OWNER.value)
    after = {"status": vendor.status, "name": vendor.name_fa, "source": source} | ({"version": terms} if terms else {})
    record(actor=actor, action="vendors.vendor.registered", subject=vendor, after=after)
    return vendor


@transaction.atomic
def update_profile(
    *, actor: Any, vendor: Vendor, content: ProfileContent, seen: datetime | None = None, legal_id: str | None = None
) -> Vendor:
    """Change what the startup says of itself; nothing is journalled if nothing changed.

    `seen` is the `updated_at` the writer has read: Conflict if somebody saved since. `legal_id` corrects the number of
    a firm that was not verified yet. Raises Invalid naming each field, NotAllowed with the reason.
    """
    held = Vendor.objects.select_for_update().get(pk=vendor.pk)
    if not is_system(actor):
        can_edit_vendor(actor, held).require()
    if seen is not None and seen != held.updated_at:
        raise Conflict(CHANGED, code="changed")
    problems: dict[str, Any] = {}
    changed = _fill(held, content, problems)
    if legal_id:
        changed += _correct_legal_id(held, legal_id, problems)
    if content.name_fa is not None and not held.name_fa:
        problems["name_fa"] = _("Write the name of the startup in Persian.")
    if problems:
        raise Invalid(problems)
    changed += _relate(held, content)
    if changed:
        held.save()
        record(actor=actor, action="vendors.vendor.updated", subject=held, after={"changed": sorted(changed)})
    return held


def _registered_already(number: str | None, person: Any) -> Vendor | None:
    """The firm of this number if it is the person's own; Conflict if it is somebody else's."""
    held: Vendor | None = Vendor.objects.filter(legal_id=number).first() if number else None
    if held is not None and held.role_of(person) != VendorRole.OWNER:
        raise Conflict(TAKEN, code="legal_id_taken")
    return held


def _checked_legal_id(value: str | None, problems: dict[str, Any]) -> str | None:
    try:
        return validate_legal_entity_id(value or "")
    except IdentifierError as error:
        problems["legal_id"] = error.message
        return None


def _correct_legal_id(vendor: Vendor, value: str, problems: dict[str, Any]) -> list[str]:
    number = _checked_legal_id(value, problems)
    if number is None or number == vendor.legal_id:
        return []
    if vendor.verified_at is not None:
        problems["legal_id"] = _("The legal entity id was verified; only the innovation office can change it.")
    elif Vendor.objects.filter(legal_id=number).exclude(pk=vendor.pk).exists():
        problems["legal_id"] = TAKEN
    vendor.legal_id = number
    return ["legal_id"]


def _fill(vendor: Vendor, content: ProfileContent, problems: dict[str, Any]) -> list[str]:
    changed = []
    for name, value in _given(content):
        try:
            value = _checked(name, value)
        except (IdentifierError, ValidationError) as error:
            found = error.message if isinstance(error, IdentifierError) else error.messages
            problems.setdefault(name, found)
            continue
        if getattr(vendor, name) != value:
            setattr(vendor, name, value)
            changed.append(name)
    return changed


def _given(content: ProfileContent) -> Iterable[tuple[str, Any]]:
    for name in PLAIN:
        value = getattr(content, name)
        if value is not None or (name in content.clear and name in CLEARABLE):
            yield name, value


def _checked(name: str, value: Any) -> Any:
    """The value as it is stored. Raises IdentifierError or ValidationError."""
    if isinstance(value, str):
        value = clean(value)
    elif isinstance(value, tuple):
        return list(value)
    if value in ("", None):
        return value
    if name in CHECKS:
        return CHECKS[name](value)
    if name == "trl" and not 1 <= value <= 9:
        raise ValidationError(_("The readiness level is a number from 1 to 9."))
    if name == "founded_year" and not FIRST_YEAR <= value <= LAST_YEAR:
        raise ValidationError(_("Write the year in the Jalali calendar, for example 1398."))
    column: Any = Vendor._meta.get_field(name)
    return column.clean(value, None)


def _relate(vendor: Vendor, content: ProfileContent) -> list[str]:
    wanted: Mapping[str, Iterable[Any] | None] = {
        "fields": None if content.field_codes is None else Field.objects.filter(code__in=content.field_codes),
        "capabilities": _wanted_capabilities(content),
        "districts": None
        if content.district_numbers is None
        else District.objects.filter(number__in=content.district_numbers),
    }
    changed = []
    for name, found in wanted.items():
        if found is None:
            continue
        manager, rows = getattr(vendor, name), list(found)
        if set(manager.values_list("pk", flat=True)) != {row.pk for row in rows}:
            manager.set(rows)
            changed.append(name)
    return changed


def _wanted_capabilities(content: ProfileContent) -> Iterable[Capability] | None:
    if content.capability_terms is not None:
        return capabilities_of(content.capability_terms)
    if content.capability_codes is not None:
        return Capability.objects.filter(code__in=content.capability_codes)
    return None


def profile_of(vendor: Vendor) -> dict[str, Any]:
    """The present profile as `ProfileContent` values, for forms and exports."""
    return {name: getattr(vendor, name) for name in PLAIN} | {
        "field_codes": tuple(vendor.fields.values_list("code", flat=True)),
        "capability_codes": tuple(vendor.capabilities.values_list("code", flat=True)),
        "district_numbers": tuple(vendor.districts.values_list("number", flat=True)),
    }
