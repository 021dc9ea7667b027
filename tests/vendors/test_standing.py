"""How a startup stands with the marketplace: terms of use, suspension with its appeal, requests that expire, twins."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from marketplace.accounts.models import User
from marketplace.clock import now, travel
from marketplace.dates import tehran_date
from marketplace.errors import Conflict, Invalid, NotAllowed
from marketplace.journal.models import AuditRecord
from marketplace.journal.outbox import drain
from marketplace.notify.models import Notification
from tests.factories.accounts import UserFactory, office_officer
from tests.factories.vendors import appeal, certificate, join, request_for_access, verified_vendor
from vendors import registry, services
from vendors.agreement import accepts_current_terms, current_version
from vendors.models import SuspensionAppeal, TermsOfUse, VendorAccessRequest
from vendors.names import name_key, nearly_same
from vendors.selectors import certificates_to_recheck, open_requests, twins_of

pytestmark = pytest.mark.django_db


def publish(actor: Any = None, after: int = 1) -> TermsOfUse:
    return services.publish_terms(
        actor=actor or office_officer(), text_fa="متن", changes_fa="بند هشت تازه است.", after=after
    )


def test_a_new_version_is_accepted_before_the_next_submission() -> None:
    vendor, office = verified_vendor(), office_officer()
    owner = join(vendor)
    assert accepts_current_terms(vendor)

    publish(office)
    decision = accepts_current_terms(vendor)
    assert (bool(decision), decision.code) == (False, "terms")
    drain()
    told = Notification.objects.get(recipient=owner, kind="vendors.terms_changed")
    assert told.params["changes"]["fa"] == "بند هشت تازه است."

    accepted = services.accept_terms(actor=owner, vendor=vendor, version=2)
    services.accept_terms(actor=owner, vendor=vendor, version=2)
    assert accepts_current_terms(accepted)
    row = AuditRecord.objects.get(action="vendors.vendor.terms_accepted")
    assert (row.actor, row.before, row.after) == (owner, {"version": 1}, {"version": 2})


def test_nobody_accepts_a_version_they_have_not_seen_and_members_do_not_bind_the_firm() -> None:
    vendor = verified_vendor(terms_version=None)
    owner, member = join(vendor), join(vendor, role="member")
    publish()

    with pytest.raises(Conflict):
        services.accept_terms(actor=owner, vendor=vendor, version=1)
    with pytest.raises(NotAllowed):
        services.accept_terms(actor=member, vendor=vendor, version=2)


def test_only_the_office_publishes_and_two_at_once_do_not_overwrite_each_other() -> None:
    with pytest.raises(NotAllowed):
        publish(UserFactory.create())
    publish()
    with pytest.raises(Conflict):
        publish(after=1)
    with pytest.raises(Invalid) as refusal:
        services.publish_terms(actor=office_officer(), text_fa=" ", changes_fa="", after=2)
    assert set(refusal.value.fields) == {"text_fa", "changes_fa"}
    assert current_version() == 2


def test_the_terms_are_read_by_everybody_and_accepted_on_their_page(client: Client) -> None:
    vendor = verified_vendor(terms_version=None)
    assert "شرایط استفاده" in client.get(reverse("vendors:terms")).content.decode()
    client.force_login(join(vendor))
    assert "شرایط استفاده را بپذیرید" in client.get(reverse("vendors:edit", args=[vendor.slug])).content.decode()

    client.post(reverse("vendors:accept_terms", args=[vendor.slug]), {"version": "1"})

    vendor.refresh_from_db()
    assert vendor.terms_version == 1
    client.force_login(office_officer())
    typed = {"text_fa": "نسخهٔ دو", "changes_fa": "تازه", "after": "1"}
    assert client.post(reverse("vendors:publish_terms"), typed).status_code == 302
    assert current_version() == 2


def suspended(until: date | None = None) -> tuple[Any, User]:
    vendor = verified_vendor()
    owner = join(vendor)
    return services.suspend_vendor(actor=office_officer(), vendor=vendor, reason="شکایت", until=until), owner


def test_an_appeal_is_lodged_once_and_upheld_it_ends_the_suspension() -> None:
    vendor, owner = suspended()
    office = office_officer()
    row = services.lodge_appeal(actor=owner, vendor=vendor, text="شکایت از شرکت دیگری است.")
    with pytest.raises(Conflict):
        services.lodge_appeal(actor=owner, vendor=vendor, text="دوباره")
    drain()
    assert Notification.objects.filter(recipient=office, kind="vendors.appeal_waiting").exists()

    services.answer_appeal(actor=office, appeal=row, text="حق با شماست.", uphold=True)

    vendor.refresh_from_db()
    assert (vendor.status, vendor.suspended_at) == ("verified", None)
    drain()
    assert Notification.objects.get(recipient=owner, kind="vendors.appeal_answered").params["reason"] == "حق با شماست."
    with pytest.raises(Conflict):
        services.answer_appeal(actor=office, appeal=row, text="دیگر", uphold=False)


def test_an_appeal_that_is_not_upheld_leaves_the_suspension_and_a_later_one_may_be_appealed_again() -> None:
    vendor, owner = suspended()
    office = office_officer()
    row = services.lodge_appeal(actor=owner, vendor=vendor, text="نادرست است.")
    services.answer_appeal(actor=office, appeal=row, text="سند کافی نیست.", uphold=False)
    vendor.refresh_from_db()
    assert vendor.status == "suspended"

    services.reinstate_vendor(actor=office, vendor=vendor)
    again = services.suspend_vendor(actor=office, vendor=vendor, reason="شکایت دوم")
    assert services.lodge_appeal(actor=owner, vendor=again, text="باز هم نادرست است.").pk != row.pk


def test_appeals_are_for_leaders_of_suspended_firms_and_nobody_answers_the_own_one() -> None:
    vendor, owner = suspended()
    with pytest.raises(NotAllowed):
        services.lodge_appeal(actor=join(vendor, role="member"), vendor=vendor, text="متن")
    with pytest.raises(Invalid):
        services.lodge_appeal(actor=owner, vendor=vendor, text=" ")
    row = services.lodge_appeal(actor=owner, vendor=vendor, text="متن")
    officer = office_officer()
    join(vendor, officer, role="viewer")
    for person in (owner, officer):
        with pytest.raises(NotAllowed):
            services.answer_appeal(actor=person, appeal=row, text="پاسخ", uphold=True)
    with pytest.raises(NotAllowed):
        services.lodge_appeal(actor=join(verified := verified_vendor()), vendor=verified, text="متن")


def test_appeal_and_answer_go_through_the_pages(client: Client) -> None:
    vendor, owner = suspended(tehran_date(now()) + timedelta(days=30))
    client.force_login(owner)
    client.post(reverse("vendors:appeal", args=[vendor.slug]), {"text": "نادرست است."})
    row = SuspensionAppeal.objects.get()
    client.force_login(office_officer())
    page = client.get(reverse("vendors:queue")).content.decode()
    assert "اعتراض‌ها به تعلیق" in page

    url = reverse("vendors:answer_appeal", args=[vendor.slug, row.pk])
    empty = client.post(url, {f"appeal-{row.pk}-text": "متن"})
    assert (empty.status_code, "متن" in empty.content.decode()) == (422, True)
    client.post(url, {f"appeal-{row.pk}-text": "پاسخ", f"appeal-{row.pk}-uphold": "no"})
    row.refresh_from_db()
    assert (row.upheld, row.answer) == (False, "پاسخ")


def test_postgresql_refuses_a_bad_appeal() -> None:
    vendor, owner = suspended()
    row = appeal(vendor, owner)

    with pytest.raises(IntegrityError, match="vendors_suspensionappeal_answer_whole"), transaction.atomic():
        SuspensionAppeal.objects.filter(pk=row.pk).update(upheld=True)
    with pytest.raises(IntegrityError, match="vendors_suspensionappeal_once"), transaction.atomic():
        appeal(vendor, owner)


def test_a_request_that_nobody_answers_expires_and_may_be_made_again() -> None:
    vendor = verified_vendor(legal_id="10101553125")
    owner, asker = join(vendor), UserFactory.create()
    services.request_access(actor=asker, legal_id="10101553125")
    row = VendorAccessRequest.objects.get()
    drain()

    with travel(by=timedelta(days=15)):
        assert not open_requests(vendor).exists()
        with pytest.raises(Conflict) as refusal:
            services.answer_access_request(actor=owner, request=row, grant=True)
        assert refusal.value.code == "expired"
        services.request_access(actor=asker, legal_id="10101553125")
        assert open_requests(vendor).get().pk == row.pk
        drain()
        services.answer_access_request(actor=owner, request=row, grant=True)
    assert Notification.objects.filter(recipient=owner, kind="vendors.access_requested").count() == 2
    assert vendor.role_of(User.objects.get(pk=asker.pk)) == "member"


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("شرکت حسگران پاک‌شهر", "حسگران پاک شهر", True),
        ("گروه فناوری حسگران پاک‌شهر (سهامی خاص)", "حسگران پاکشهر", True),
        ("حسگران پاک‌شهر", "حسگران پاک‌شهد", True),
        ("آب‌نما سپهر", "اب نما سپهر", True),
        ("حسگران پاک‌شهر", "روشنای پاک‌شهر", False),
        ("شرکت", "گروه", False),
        ("پویش راه", "پویش رایانه", False),
    ],
)
def test_names_are_near_when_their_own_words_are(one: str, other: str, near: bool) -> None:
    assert nearly_same(name_key(one), name_key(other)) is near


def test_firms_that_may_be_the_same_are_flagged_with_all_reasons() -> None:
    vendor = verified_vendor(name_fa="حسگران پاک‌شهر", phone="+982188776655", website="https://www.pak.example/fa")
    join(vendor, UserFactory.create(email="a@pak.example"))
    near = verified_vendor(name_fa="شرکت حسگران پاک شهر", phone="+982188776655", website="http://pak.example")
    mail = verified_vendor(name_fa="آفتاب")
    join(mail, UserFactory.create(email="b@pak.example"))
    number = verified_vendor(name_fa="ماهتاب")
    certificate(number, number=certificate(vendor).number)
    verified_vendor(name_fa="بی‌ربط", website="https://notpak.example")

    found = {twin.vendor: [str(reason) for reason in twin.reasons] for twin in twins_of(vendor)}

    assert found == {
        near: ["نام یکسان", "تلفن یکسان", "وب‌گاه یکسان"],
        mail: ["ایمیل‌هایی با دامنهٔ یکسان"],
        number: ["گواهی با شمارهٔ یکسان"],
    }


def test_a_public_mail_provider_makes_no_twins_but_the_same_person_does() -> None:
    vendor, other, third = (verified_vendor(name_fa=name) for name in ("الف نخست", "ب دوم", "پ سوم"))
    person = join(vendor, UserFactory.create(email="one@gmail.com"))
    join(other, UserFactory.create(email="two@gmail.com"))
    join(third, person, role="viewer")

    assert [twin.vendor for twin in twins_of(vendor)] == [third]


def test_a_mail_domain_of_many_firms_is_a_provider_and_no_clue() -> None:
    firms = [verified_vendor(name_fa=f"{letter * 5}") for letter in "بتجدرسشم"]
    for place, firm in enumerate(firms):
        join(firm, UserFactory.create(email=f"p{place}@unknown-provider.example"))

    assert twins_of(firms[0]) == []


class FakeRegistry:
    """A registry that knows one certificate."""

    known = registry.Entry("technological", "ف-۱", date(2026, 1, 1), date(2028, 1, 1))

    def entries_of(self, legal_id: str) -> list[registry.Entry]:
        return [self.known]


class AwayRegistry:
    """A registry that does not answer."""

    def entries_of(self, legal_id: str) -> list[registry.Entry]:
        raise registry.RegistryUnavailable("timeout")


def test_the_registry_is_asked_behind_its_interface(settings: Any) -> None:
    vendor = verified_vendor()
    same = certificate(vendor, number="ف-1", valid_to=date(2028, 1, 1))
    other_days = certificate(vendor, number="ف-۱", valid_to=date(2027, 1, 1))
    unknown = certificate(vendor, number="ف-۲")
    rows = [same, other_days, unknown]

    assert set(registry.findings(vendor.legal_id, rows).values()) == {registry.BY_HAND}
    settings.VENDORS_REGISTRY = f"{__name__}.FakeRegistry"
    assert registry.findings(vendor.legal_id, rows) == {
        same.pk: registry.AGREES,
        other_days.pk: registry.DIFFERS,
        unknown.pk: registry.UNKNOWN,
    }
    settings.VENDORS_REGISTRY = f"{__name__}.AwayRegistry"
    assert set(registry.findings(vendor.legal_id, rows).values()) == {registry.AWAY}


def test_a_certificate_that_ends_soon_is_looked_at_again_once(client: Client) -> None:
    vendor, office, today = verified_vendor(), office_officer(), tehran_date(now())
    row = certificate(vendor, valid_from=today - timedelta(days=300), valid_to=today + timedelta(days=90))
    services.verify_certificate(actor=office, certificate=row)
    assert not certificates_to_recheck(office).exists()
    with travel(by=timedelta(days=40)):
        assert list(certificates_to_recheck(office)) == [row]
        client.force_login(office)
        assert client.post(reverse("vendors:recheck_certificate", args=[vendor.slug, row.pk])).status_code == 302
        assert not certificates_to_recheck(office).exists()
    row.refresh_from_db()
    assert row.status == "verified"


def test_an_open_request_is_not_made_twice() -> None:
    vendor = verified_vendor(legal_id="10101553125")
    row = request_for_access(vendor, asker := UserFactory.create())
    services.request_access(actor=asker, legal_id="10101553125")
    assert VendorAccessRequest.objects.get() == row
