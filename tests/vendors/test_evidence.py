"""Certificates: sent with a file, checked, shown while they hold, remembered before they end."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.functional import empty

from marketplace.clock import now, travel
from marketplace.dates import tehran_date
from marketplace.errors import Conflict, Invalid
from marketplace.files.models import Attachment
from marketplace.journal.outbox import drain
from marketplace.notify.models import Notification
from tests.factories.accounts import UserFactory, auditor, office_officer, officer
from tests.factories.files import archive, pdf, picture, upload
from tests.factories.vendors import certificate, certificate_class, certificate_file, join, verified_vendor
from vendors import reminders, services
from vendors.data import CLASSES
from vendors.models import Certificate, CertificateClass, Vendor
from vendors.selectors import badge_of, current_certificate, holds_class

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _store(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.STORAGES = settings.STORAGES | {
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path)},
        }
    }
    monkeypatch.setattr("django.core.files.storage.default_storage._wrapped", empty)


def typed(file: Any, **more: Any) -> dict[str, Any]:
    kind = certificate_class()
    return {
        "certificate_class": kind.pk,
        "number": "ف-۱۴۰۵-۱",
        "valid_from": "۱۴۰۵/۰۱/۰۱",
        "valid_to": "1407/01/01",
        "file": file,
    } | more


def send(client: Client, vendor: Vendor, **values: Any) -> Any:
    return client.post(reverse("vendors:certificates", args=[vendor.slug]), typed(**values))


def test_the_classes_of_both_schemes_are_there() -> None:
    assert set(CertificateClass.objects.values_list("code", "scheme_year")) == {
        (row.code, row.scheme_year) for row in CLASSES
    }


def test_a_certificate_is_sent_verified_and_shown_as_badge_while_it_holds(client: Client) -> None:
    vendor, office = verified_vendor(), office_officer()
    owner = join(vendor)
    client.force_login(owner)
    assert send(client, vendor, file=upload(pdf(), "گواهی.pdf")).status_code == 302
    row = Certificate.objects.get()
    assert (row.status, row.file.status, badge_of(vendor)) == ("submitted", "clean", {})

    client.force_login(office)
    url = reverse("vendors:verify_certificate", args=[vendor.slug, row.pk])
    assert client.post(url, {f"accept-{row.pk}-checked": ["file", "firm"]}).status_code == 422
    client.post(url, {f"accept-{row.pk}-checked": ["file", "firm", "registry"]})
    with travel(to=now().replace(year=2027, month=1, day=1)):
        assert badge_of(vendor)["class"] == "technological"
        assert holds_class(vendor, [row.certificate_class_id])
    with travel(to=now().replace(year=2029)):
        assert badge_of(vendor) == {}
        assert current_certificate(vendor) is None
        assert not holds_class(vendor, [row.certificate_class_id])
    drain()
    assert Notification.objects.filter(recipient=owner, kind="vendors.certificate_verified").exists()
    assert Notification.objects.filter(recipient=office, kind="vendors.certificate_waiting").count() == 0


BAD_FILES: dict[str, tuple[bytes, str]] = {
    "a PDF that is not a PDF": (b"hello there", "گواهی.pdf"),
    "an SVG": (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "a.svg"),
    "an SVG called PNG": (b'<svg xmlns="http://www.w3.org/2000/svg"></svg>', "a.png"),
    "a web page": (b"<!doctype html><html><script>alert(1)</script></html>", "a.html"),
    "a web page called PDF": (b"<!doctype html><html></html>", "a.pdf"),
    "an archive": (archive({"a.txt": "x"}), "a.zip"),
    "nothing": (b"", "a.pdf"),
    "a PDF with script": (pdf(b"9 0 obj\n<< /S /JavaScript /JS (app.alert(1)) >>\nendobj\n"), "a.pdf"),
    "a bomb of a picture": (picture(30_000, 30_000), "a.png"),
    "50 MB": (pdf() + b"\n%" + b"x" * (50 * 1024 * 1024), "a.pdf"),
    "too large": (pdf() + b"\n%" + b"x" * (10 * 1024 * 1024), "a.pdf"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_refused_at_its_field_and_what_was_typed_stays(client: Client, name: str) -> None:
    vendor = verified_vendor()
    client.force_login(join(vendor))

    response = send(client, vendor, file=upload(*BAD_FILES[name]))

    assert response.status_code == 200
    assert response.context["form"].errors["file"]
    assert 'value="ف-۱۴۰۵-۱"' in response.content.decode()
    assert not Certificate.objects.exists()
    assert not Attachment.objects.exists()


def test_dates_out_of_order_and_a_missing_file_are_named(client: Client) -> None:
    vendor = verified_vendor()
    client.force_login(join(vendor))

    form = send(client, vendor, file=upload(picture(), "a.png"), valid_to="1404/01/01").context["form"]
    assert set(form.errors) == {"valid_to"}
    assert not Attachment.objects.exists()
    assert set(send(client, vendor, file="").context["form"].errors) == {"file"}


def test_the_same_certificate_is_not_sent_twice_but_again_after_a_refusal(client: Client) -> None:
    vendor, office = verified_vendor(), office_officer()
    client.force_login(join(vendor))
    send(client, vendor, file=upload(pdf(), "a.pdf"))
    send(client, vendor, file=upload(pdf(), "a.pdf"))
    assert Certificate.objects.count() == 1

    services.refuse_certificate(actor=office, certificate=Certificate.objects.get(), reason="ناخوانا")
    send(client, vendor, file=upload(pdf(), "a.pdf"))
    assert Certificate.objects.count() == 2
    assert "ناخوانا" in client.get(reverse("vendors:certificates", args=[vendor.slug])).content.decode()


def test_somebody_elses_file_is_no_evidence() -> None:
    vendor = verified_vendor()
    owner = join(vendor)
    day = date(2026, 1, 1)

    with pytest.raises(Invalid) as refusal:
        services.submit_certificate(
            actor=owner,
            vendor=vendor,
            certificate_class=certificate_class(),
            number="1",
            valid_from=day,
            valid_to=day + timedelta(days=9),
            file=certificate_file(UserFactory.create()),
        )
    assert set(refusal.value.fields) == {"file"}


def test_the_file_is_read_by_the_firm_the_office_and_auditors_only(client: Client) -> None:
    vendor = verified_vendor()
    owner = join(vendor)
    client.force_login(owner)
    send(client, vendor, file=upload(pdf(), "a.pdf"))
    url = reverse("files:download", args=[Certificate.objects.get().file_id])
    readers = [
        (owner, 200), (join(vendor, role="viewer"), 200), (office_officer(), 200), (auditor(), 200),
        (join(verified_vendor()), 403), (officer(), 403),
    ]  # fmt: skip

    for person, expected in readers:
        client.force_login(person)
        response = client.get(url)
        assert response.status_code == expected
        if response.streaming:
            assert b"".join(response) == pdf()  # type: ignore[arg-type]


def test_a_refusal_needs_a_reason_that_the_firm_reads() -> None:
    vendor, office = verified_vendor(), office_officer()
    owner = join(vendor)
    row = certificate(vendor)

    with pytest.raises(Invalid):
        services.refuse_certificate(actor=office, certificate=row, reason=" ")
    services.refuse_certificate(actor=office, certificate=row, reason="تاریخ گواهی گذشته است.")
    drain()
    told = Notification.objects.get(recipient=owner, kind="vendors.certificate_refused")
    assert told.params["reason"] == "تاریخ گواهی گذشته است."


def test_a_file_in_quarantine_is_not_verified() -> None:
    row = certificate(verified_vendor())
    Attachment.objects.filter(pk=row.file_id).update(status="quarantined")

    with pytest.raises(Invalid):
        services.verify_certificate(actor=office_officer(), certificate=row)


def test_reminders_come_at_60_30_and_7_days_once_each() -> None:
    vendor = verified_vendor()
    owner, today = join(vendor), tehran_date(now())
    row = certificate(vendor, valid_from=today - timedelta(days=300), valid_to=today + timedelta(days=100))
    services.verify_certificate(actor=office_officer(), certificate=row)
    told = []

    for day in range(102):
        with travel(by=timedelta(days=day)):
            if reminders.remind_of_expiry():
                told.append(100 - day)

    assert told == [60, 30, 7]
    days = Notification.objects.filter(recipient=owner, kind="vendors.certificate_expiring").order_by("pk")
    assert [row.params["days"] for row in days] == [60, 30, 7]


def test_a_firm_that_has_sent_a_later_certificate_is_left_in_peace() -> None:
    vendor, today = verified_vendor(), tehran_date(now())
    join(vendor)
    row = certificate(vendor, valid_from=today - timedelta(days=300), valid_to=today + timedelta(days=5))
    services.verify_certificate(actor=office_officer(), certificate=row)
    newer = certificate(vendor, valid_from=today, valid_to=today + timedelta(days=500))

    assert reminders.remind_of_expiry() == 0
    services.refuse_certificate(actor=office_officer(), certificate=newer, reason="ناخوانا")
    assert reminders.remind_of_expiry() == 1


def test_a_suspension_ends_by_itself_after_its_last_day() -> None:
    vendor, office, today = verified_vendor(), office_officer(), tehran_date(now())
    owner = join(vendor)
    with pytest.raises(Invalid):
        services.suspend_vendor(actor=office, vendor=vendor, reason="شکایت", until=today)
    services.suspend_vendor(actor=office, vendor=vendor, reason="شکایت", until=today + timedelta(days=10))

    with travel(by=timedelta(days=10)):
        assert services.end_suspensions() == 0
    with travel(by=timedelta(days=11)):
        assert services.end_suspensions() == 1
        assert services.end_suspensions() == 0
    vendor.refresh_from_db()
    assert (vendor.status, vendor.suspended_until) == ("verified", None)
    drain()
    assert Notification.objects.filter(recipient=owner, kind="vendors.reinstated").exists()


def test_nobody_but_the_owner_of_the_number_is_verified_with_it() -> None:
    office, first = office_officer(), certificate(verified_vendor())
    second = certificate(verified_vendor(), number=first.number)
    services.verify_certificate(actor=office, certificate=first)

    with pytest.raises(Conflict):
        services.verify_certificate(actor=office, certificate=second)
