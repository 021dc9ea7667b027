"""Every state × step × role of vendor, certificate and membership, from the tables themselves; lists equal
predicates.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction

from marketplace.accounts.roles import SYSTEM_ACTOR
from marketplace.errors import Conflict, Invalid, NotAllowed, WrongState
from marketplace.journal.models import AuditRecord
from tests.factories.accounts import (
    UserFactory,
    administrator,
    auditor,
    manager,
    member,
    office_officer,
    officer,
    site_editor,
)
from tests.factories.vendors import VendorFactory, certificate, join, solution, verified_vendor
from vendors import permissions, services
from vendors.models import Certificate, Solution, SolutionReference, Vendor, VendorMembership, VendorRole
from vendors.states import CERTIFICATE, VENDOR, CertificateStatus, VendorStatus

pytestmark = pytest.mark.django_db

Role = Callable[[Vendor], Any]
ROLES: dict[str, tuple[Role, str]] = {
    "the system": (lambda vendor: SYSTEM_ACTOR, "system"),
    "innovation office": (lambda vendor: office_officer(), "innovation_office"),
    "owner": (lambda vendor: join(vendor), "owner"),
    "admin": (lambda vendor: join(vendor, role="admin"), "admin"),
    "member": (lambda vendor: join(vendor, role="member"), "member"),
    "viewer": (lambda vendor: join(vendor, role="viewer"), "viewer"),
    "former owner": (lambda vendor: _former_owner(vendor), ""),
    "owner of another startup": (lambda vendor: join(verified_vendor()), ""),
    "visitor": (lambda vendor: AnonymousUser(), ""),
    "person": (lambda vendor: UserFactory.create(), ""),
    "officer": (lambda vendor: officer(), ""),
    "manager": (lambda vendor: manager(), ""),
    "member of a department": (lambda vendor: member(), ""),
    "site editor": (lambda vendor: site_editor(), ""),
    "auditor": (lambda vendor: auditor(), ""),
    "administrator": (lambda vendor: administrator(), ""),
}
READS_ALL = {"the system", "innovation office", "auditor", "administrator"}
OWN = {"owner", "admin", "member", "viewer"}


def _former_owner(vendor: Vendor) -> Any:
    join(vendor)
    person = join(vendor)
    services.remove_member(actor=person, membership=vendor.memberships.get(user=person))
    return person


def in_state(row: Any, status: str) -> Any:
    """The row as it would be in a state, without the way there; read anew, as a service does."""
    words = {"status_reason": "دلیل"} if isinstance(row, Vendor) else {"reason": "دلیل"}
    type(row).objects.filter(pk=row.pk).update(status=status, **words)
    return type(row).objects.get(pk=row.pk)


@pytest.mark.parametrize("role", ROLES)
def test_every_step_of_a_vendor_is_open_exactly_as_the_table_says(role: str) -> None:
    vendor = verified_vendor()
    make, relation = ROLES[role]
    person = make(vendor)

    for status in VendorStatus:
        row = in_state(vendor, status.value)
        for step in VENDOR.table.values():
            expected = status.value in step.sources and relation in step.actors
            assert bool(VENDOR.can(step.name, person, row)) == expected, (step.name, status, role)


@pytest.mark.parametrize("role", ROLES)
def test_every_step_of_a_certificate_is_open_exactly_as_the_table_says(role: str) -> None:
    row = certificate(verified_vendor())
    make, relation = ROLES[role]
    person = make(row.vendor)

    for status in CertificateStatus:
        held = in_state(row, status.value)
        for step in CERTIFICATE.table.values():
            expected = status.value in step.sources and relation in step.actors
            assert bool(CERTIFICATE.can(step.name, person, held)) == expected, (step.name, status, role)


@pytest.mark.parametrize("status", [status.value for status in VendorStatus])
@pytest.mark.parametrize("role", ROLES)
def test_what_each_role_may_do_with_a_startup_in_each_state(role: str, status: str) -> None:
    vendor = verified_vendor()
    person = ROLES[role][0](vendor)
    vendor = in_state(vendor, status)
    leads, works = role in {"owner", "admin"}, role in {"owner", "admin", "member"}
    signed_in, at_work = role not in {"the system", "visitor"}, status not in {"suspended", "closed"}

    assert bool(permissions.can_view_vendor(person, vendor)) == (status == "verified" or role in READS_ALL | OWN)
    assert bool(permissions.can_edit_vendor(person, vendor)) == (leads and at_work)
    assert bool(permissions.can_add_certificate(person, vendor)) == (leads and at_work)
    assert bool(permissions.can_edit_solution(person, vendor)) == (works and at_work)
    assert bool(permissions.can_manage_members(person, vendor)) == leads
    assert bool(permissions.can_read_messages(person, vendor)) == leads
    assert bool(permissions.can_work_for_vendor(person, vendor)) == (role in OWN)
    assert bool(permissions.can_contact_vendor(person, vendor)) == (
        status == "verified" and signed_in and role not in OWN
    )
    assert bool(permissions.can_see_queue(person)) == (role in READS_ALL)
    assert bool(permissions.can_accept_terms(person, vendor)) == leads
    assert bool(permissions.can_export_vendor(person, vendor)) == leads
    assert bool(permissions.can_appeal(person, vendor)) == (leads and status == "suspended")
    assert bool(permissions.can_publish_terms(person)) == (role == "innovation office")


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("given", [given.value for given in VendorRole])
def test_only_owners_make_owners_and_only_leaders_make_members(role: str, given: str) -> None:
    vendor = verified_vendor()
    person = ROLES[role][0](vendor)
    may = role in {"the system", "owner"} or (role == "admin" and given != "owner")

    assert bool(permissions.can_give_role(person, vendor, given)) == may


@pytest.mark.parametrize("role", ROLES)
def test_lists_show_exactly_what_the_predicates_allow(role: str) -> None:
    own = verified_vendor()
    for vendor in (own, verified_vendor()):
        certificate(vendor)
        solution(vendor)
        solution(vendor, is_published=False)
    person = ROLES[role][0](own)
    for status in VendorStatus:
        for vendor in Vendor.objects.all():
            in_state(vendor, status.value)
        assert _shown_wrongly(person) == set()


def _shown_wrongly(person: Any) -> set[Any]:
    """What a list shows though its predicate refuses it, or leaves out though it allows it."""
    kinds = [
        (Vendor, permissions.can_view_vendor),
        (Certificate, permissions.can_view_certificate),
        (Solution, permissions.can_view_solution),
    ]
    found: set[Any] = set()
    for model, predicate in kinds:
        allowed = {row for row in model.objects.all() if predicate(person, row)}
        found |= allowed ^ set(model.objects.visible_to(person))
    return found


def test_a_returned_startup_comes_back_corrected_and_is_verified() -> None:
    vendor = verified_vendor()
    vendor, office = in_state(vendor, "pending"), office_officer()
    owner = join(vendor)

    with pytest.raises(Invalid):
        services.return_vendor(actor=office, vendor=vendor, reason="  ")
    returned = services.return_vendor(actor=office, vendor=vendor, reason="نام با دفتر ثبت نمی‌خواند.")
    assert (returned.status, returned.status_reason) == ("returned", "نام با دفتر ثبت نمی‌خواند.")
    assert services.resubmit_vendor(actor=owner, vendor=vendor).status == "pending"
    done = services.verify_vendor(actor=office, vendor=vendor)
    assert (done.status, done.verified_by, done.status_reason) == ("verified", office, "")
    with pytest.raises(WrongState):
        services.verify_vendor(actor=office, vendor=vendor)
    actions = AuditRecord.objects.filter(case_id=str(vendor.pk)).order_by("id").values_list("action", flat=True)
    assert list(actions) == ["vendors.vendor.returned", "vendors.vendor.resubmitted", "vendors.vendor.verified"]


def test_the_end_of_a_suspension_verifies_nobody_who_was_not_verified() -> None:
    vendor = in_state(verified_vendor(), "pending")

    with pytest.raises(WrongState):
        services.suspend_vendor(actor=office_officer(), vendor=vendor, reason="شکایت")


def test_without_a_legal_id_nobody_is_verified() -> None:
    with pytest.raises(NotAllowed):
        services.verify_vendor(actor=office_officer(), vendor=VendorFactory.create())


BAD_VENDORS: list[tuple[str, dict[str, Any]]] = [
    ("vendors_vendor_status_word", {"status": "gone"}),
    ("vendors_vendor_verified_has_legal_id", {"legal_id": None}),
    ("vendors_vendor_legal_id_digits", {"legal_id": "12"}),
    ("vendors_vendor_trl_range", {"trl": 10}),
    ("vendors_vendor_refusal_has_reason", {"status": "suspended"}),
]


@pytest.mark.parametrize(("name", "values"), BAD_VENDORS)
def test_postgresql_refuses_a_bad_vendor(name: str, values: dict[str, Any]) -> None:
    vendor = verified_vendor()

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Vendor.objects.filter(pk=vendor.pk).update(**values)


def test_postgresql_refuses_the_same_record_of_a_source_twice() -> None:
    VendorFactory.create(source="x", source_key="1")

    with pytest.raises(IntegrityError, match="vendors_vendor_source_once"), transaction.atomic():
        VendorFactory.create(source="x", source_key="1")


def test_postgresql_refuses_bad_evidence() -> None:
    row = certificate(verified_vendor())
    other = certificate(verified_vendor(), number=row.number)
    services.verify_certificate(actor=office_officer(), certificate=row)
    rows = Certificate.objects.filter(pk=other.pk)

    for name, values in (
        ("vendors_certificate_status_word", {"status": "old"}),
        ("vendors_certificate_dates_in_order", {"valid_to": other.valid_from}),
        ("vendors_certificate_refusal_has_reason", {"status": "refused"}),
        ("vendors_certificate_number_once", {"status": "verified"}),
    ):
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            rows.update(**values)


def test_postgresql_refuses_bad_people_and_solutions() -> None:
    vendor = verified_vendor()
    person = join(vendor)
    row = solution(vendor)

    with pytest.raises(IntegrityError, match="vendors_vendormembership_one_active"), transaction.atomic():
        VendorMembership.objects.create(vendor=vendor, user=person, role="viewer")
    with pytest.raises(IntegrityError, match="vendors_vendormembership_role_word"), transaction.atomic():
        VendorMembership.objects.filter(user=person).update(role="boss")
    with pytest.raises(IntegrityError, match="vendors_solution_trl_range"), transaction.atomic():
        Solution.objects.filter(pk=row.pk).update(trl=0)
    with pytest.raises(IntegrityError, match="vendors_solution_price_in_order"), transaction.atomic():
        Solution.objects.filter(pk=row.pk).update(price_from=2, price_to=1)
    assert SolutionReference.objects.count() == 1


def test_a_number_is_verified_for_one_startup_only() -> None:
    row, office = certificate(verified_vendor()), office_officer()
    other = certificate(verified_vendor(), number=row.number)
    services.verify_certificate(actor=office, certificate=row)

    with pytest.raises(Conflict):
        services.verify_certificate(actor=office, certificate=other)
    other.refresh_from_db()
    assert other.status == "submitted"
