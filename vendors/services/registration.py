"""A startup enters the marketplace, keeps its profile, and is verified, returned or suspended by the innovation office."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.roles import is_system
from marketplace.clock import now
from marketplace.errors import Conflict, Invalid
from marketplace.identifiers import IdentifierError, validate_legal_entity_id, validate_phone, validate_postal_code
from marketplace.journal.services import record
from marketplace.places.models import District
from marketplace.taxonomy.models import Capability, Field
from marketplace.text import clean
from vendors.models import Vendor, VendorMembership, VendorRole
from vendors.permissions import can_edit_vendor, can_register_vendor
from vendors.states import VENDOR

TAKEN = _("This firm is registered already. Ask its owner for access: the request can be sent from this page.")


@dataclass(frozen=True, slots=True)
class ProfileContent:
    """What a startup says of itself; None leaves a value as it is."""

    name_fa: str | None = None
    name_en: str | None = None
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
    district_numbers: tuple[int, ...] | None = None


RELATIONS = ("field_codes", "capability_codes", "district_numbers")


@transaction.atomic
def register_vendor(
    *, actor: Any, legal_id: str | None, content: ProfileContent, owner: Any = None, source: str = "", source_key: str = ""
) -> Vendor:
    """A new startup, waiting for verification; the actor becomes its owner (or `owner`, when the system registers).

    Raises Invalid naming each field, Conflict when the legal id is taken (nothing is told about the firm or its people). Only the system
    registers without a legal id (imports); such a firm cannot be verified.
    """
    can_register_vendor(actor).require()
    problems: dict[str, Any] = {}
    number = _checked_legal_id(legal_id, problems) if legal_id or not is_system(actor) else None
    if not clean(content.name_fa or ""):
        problems["name_fa"] = _("Write the name of the startup in Persian.")
    vendor = Vendor(legal_id=number, source=source, source_key=source_key)
    _fill(vendor, content, problems)
    if problems:
        raise Invalid(problems)
    if number and Vendor.objects.filter(legal_id=number).exists():
        raise Conflict(TAKEN, code="legal_id_taken")
    try:
        with transaction.atomic():
            vendor.save()
    except IntegrityError as error:
        raise Conflict(TAKEN, code="legal_id_taken") from error
    _relate(vendor, content)
    person = owner or (None if is_system(actor) else actor)
    if person is not None:
        VendorMembership.objects.create(vendor=vendor, user=person, role=VendorRole.OWNER.value)
    record(
        actor=actor, action="vendors.vendor.registered", subject=vendor, after={"status": vendor.status, "name": vendor.name_fa, "source": source}
    )
    return vendor


@transaction.atomic
def update_profile(*, actor: Any, vendor: Vendor, content: ProfileContent) -> Vendor:
    """Change what the startup says of itself. Raises Invalid naming each field, NotAllowed with the reason."""
    held = Vendor.objects.select_for_update().get(pk=vendor.pk)
    if not is_system(actor):
        can_edit_vendor(actor, held).require()
    problems: dict[str, Any] = {}
    changed = _fill(held, content, problems)
    if problems:
        raise Invalid(problems)
    held.save()
    changed += _relate(held, content)
    if changed:
        record(actor=actor, action="vendors.vendor.updated", subject=held, after={"changed": sorted(changed)})
    return held


def _checked_legal_id(value: str | None, problems: dict[str, Any]) -> str | None:
    try:
        return validate_legal_entity_id(value or "")
    except IdentifierError as error:
        problems["legal_id"] = error.message
        return None


CHECKS = {"postal_code": validate_postal_code, "phone": validate_phone}


def _fill(vendor: Vendor, content: ProfileContent, problems: dict[str, Any]) -> list[str]:
    changed = []
    for entry in fields(content):
        value = getattr(content, entry.name)
        if value is None or entry.name in RELATIONS:
            continue
        value = clean(value) if isinstance(value, str) else list(value) if isinstance(value, tuple) else value
        if value and entry.name in CHECKS:
            try:
                value = CHECKS[entry.name](value)
            except IdentifierError as error:
                problems[entry.name] = error.message
                continue
        if entry.name == "trl" and not 1 <= value <= 9:
            problems["trl"] = _("The readiness level is a number from 1 to 9.")
            continue
        if getattr(vendor, entry.name) != value:
            setattr(vendor, entry.name, value)
            changed.append(entry.name)
    return changed


def _relate(vendor: Vendor, content: ProfileContent) -> list[str]:
    wanted: Mapping[str, Iterable[Any] | None] = {
        "fields": None if content.field_codes is None else Field.objects.filter(code__in=content.field_codes),
        "capabilities": None if content.capability_codes is None else Capability.objects.filter(code__in=content.capability_codes),
        "districts": None if content.district_numbers is None else District.objects.filter(number__in=content.district_numbers),
    }
    changed = []
    for name, rows in wanted.items():
        if rows is None:
            continue
        manager = getattr(vendor, name)
        rows = list(rows)
        if set(manager.values_list("pk", flat=True)) != {row.pk for row in rows}:
            manager.set(rows)
            changed.append(name)
    return changed


def _step(name: str, actor: Any, vendor: Vendor, *, reason: str = "", **values: Any) -> Vendor:
    held = Vendor.objects.select_for_update().get(pk=vendor.pk)
    before, after = VENDOR.apply(name, actor=actor, obj=held)
    held.status_reason = reason
    for key, value in values.items():
        setattr(held, key, value)
    held.save()
    past = {"verify": "verified", "return": "returned", "resubmit": "resubmitted", "suspend": "suspended", "reinstate": "reinstated"}[name]
    record(actor=actor, action=f"vendors.vendor.{past}", subject=held, before={"status": before}, after={"status": after}, reason=reason)
    return held


def _reason(text: str) -> str:
    reason = clean(text)
    if not reason:
        raise Invalid({"reason": _("Write the reason; the startup reads it.")})
    return reason


@transaction.atomic
def verify_vendor(*, actor: Any, vendor: Vendor) -> Vendor:
    """The office knows whom it deals with. Raises NotAllowed without a legal id or for others than the office, WrongState otherwise."""
    return _step("verify", actor, vendor, verified_by=None if is_system(actor) else actor, verified_at=now())


@transaction.atomic
def return_vendor(*, actor: Any, vendor: Vendor, reason: str) -> Vendor:
    """Sent back with a reason the startup reads."""
    return _step("return", actor, vendor, reason=_reason(reason))


@transaction.atomic
def resubmit_vendor(*, actor: Any, vendor: Vendor) -> Vendor:
    """The owner or an administrator sends the corrected record again."""
    return _step("resubmit", actor, vendor)


@transaction.atomic
def suspend_vendor(*, actor: Any, vendor: Vendor, reason: str, until: date | None = None) -> Vendor:
    """No new proposals until the term ends; what was submitted stays."""
    return _step("suspend", actor, vendor, reason=_reason(reason), suspended_until=until)


@transaction.atomic
def reinstate_vendor(*, actor: Any, vendor: Vendor) -> Vendor:
    """The suspension ends."""
    return _step("reinstate", actor, vendor, suspended_until=None)


def profile_of(vendor: Vendor) -> dict[str, Any]:
    """The present profile as `ProfileContent` values, for forms and exports."""
    own = {name: getattr(vendor, name) for name in asdict(ProfileContent()) if name not in RELATIONS}
    return own | {
        "field_codes": tuple(vendor.fields.values_list("code", flat=True)),
        "capability_codes": tuple(vendor.capabilities.values_list("code", flat=True)),
        "district_numbers": tuple(vendor.districts.values_list("number", flat=True)),
    }
