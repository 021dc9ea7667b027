"""Every bad input of the registration: a clear message, nothing lost, nothing leaked."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from marketplace.clock import travel
from marketplace.taxonomy.models import Capability
from tests.factories.accounts import UserFactory
from tests.factories.vendors import invitation, join, solution, verified_vendor
from vendors import services
from vendors.forms.fields import TermsField
from vendors.models import Vendor

pytestmark = pytest.mark.django_db

WRONG_IDS = {
    "too short": "1010155312",
    "too long": "101015531250",
    "letters": "1010155312x",
    "wrong check digit": "۱۰۱۰۱۵۵۳۱۲۶",
    "no serial": "10100000006",
    "nothing": "",
    "a national code": "0010350829",
    "a NUL": "1010155\x003125",
    "a script": "<script>alert(1)</script>",
}


@pytest.mark.parametrize("name", WRONG_IDS)
def test_a_wrong_id_is_named_at_its_field_and_nothing_typed_is_lost(client: Client, name: str) -> None:
    client.force_login(UserFactory.create())
    typed = {"legal_id": WRONG_IDS[name], "name_fa": "پاک‌شهر", "name_en": "Pak", "may_act": "on", "accepts_terms": "on"}

    response = client.post(reverse("vendors:register"), typed)

    assert response.context["form"].errors["legal_id"]
    page = response.content.decode()
    assert 'value="پاک‌شهر"' in page
    assert "<script>alert" not in page
    assert not Vendor.objects.exists()


NUMBERS: dict[str, tuple[str, str, str, Any]] = {
    "legal id": ("firm", "legal_id", "۱۰١٠1۵۵۳١25", "10101553125"),
    "year": ("firm", "founded_year", "١٣۹8", 1398),
    "date": ("firm", "registered_on", "۱۳۹٨/٠2/۰۳", "2019-04-23"),
    "telephone": ("contact", "phone", "۰2١-۸٨۷٧66۵۵", "+982188776655"),
    "postal code": ("contact", "postal_code", "۱۴٣۵7-٦٥٤٣۲", "1435765432"),
}


@pytest.mark.parametrize("name", NUMBERS)
def test_persian_and_arabic_digits_mixed_are_read_in_every_number_field(client: Client, name: str) -> None:
    section, field, typed, stored = NUMBERS[name]
    vendor = verified_vendor(status="pending", verified_at=None, legal_id="10101837663")
    client.force_login(join(vendor))
    base = {"name_fa": vendor.name_fa, "legal_id": "10101837663"} if section == "firm" else {}
    seen = {"seen": vendor.updated_at.isoformat()}

    response = client.post(reverse("vendors:section", args=[vendor.slug, section]), base | seen | {field: typed})

    vendor.refresh_from_db()
    assert response.status_code == 302, response.context["form"].errors
    assert str(getattr(vendor, field)) == str(stored)


def test_amounts_and_years_of_a_solution_take_mixed_digits_too(client: Client) -> None:
    vendor = verified_vendor()
    client.force_login(join(vendor))
    typed = {
        "title_fa": "چشمه", "summary_fa": "می‌سنجد.", "price_from": "۱٬٢50 میلیون", "is_published": "on",
        "references-TOTAL_FORMS": "1", "references-INITIAL_FORMS": "0",
        "references-0-customer": "منطقه ۹", "references-0-year": "١۴03",
    }  # fmt: skip

    assert client.post(reverse("vendors:new_solution", args=[vendor.slug]), typed).status_code == 302

    row = vendor.solutions.get()
    assert (row.price_from, row.references.get().year) == (12_500_000_000, 1403)


@pytest.mark.parametrize("case", ["used", "withdrawn", "expired", "other_person", "unknown"])
def test_an_invitation_that_does_not_hold_says_why_and_names_nobody(client: Client, case: str) -> None:
    vendor = verified_vendor(name_fa="نام پنهان")
    owner = join(vendor, UserFactory.create(full_name="صاحب پنهان"))
    row = invitation(vendor)
    token: str = row.token  # type: ignore[attr-defined]
    guest = UserFactory.create(email=row.email)
    if case == "used":
        services.accept_invitation(actor=guest, token=token)
    elif case == "withdrawn":
        services.withdraw_invitation(actor=owner, invitation=row)
    elif case == "other_person":
        guest = UserFactory.create()
    client.force_login(guest)

    with travel(by=timedelta(days=8 if case == "expired" else 0)):
        response = client.post(reverse("vendors:invitation", args=["nonsense" if case == "unknown" else token]))

    page = response.content.decode()
    assert response.status_code == 410
    assert response.context["problem"]
    assert "نام پنهان" not in page or case == "used"  # the member sees the own startup in the header
    assert "صاحب پنهان" not in page
    assert row.email not in page or case != "other_person"


def test_of_two_administrators_editing_at_once_the_second_is_warned_and_loses_nothing(client: Client) -> None:
    vendor = verified_vendor(city="تهران")
    first, second = Client(), Client()
    first.force_login(join(vendor, role="admin"))
    second.force_login(join(vendor, role="admin"))
    url = reverse("vendors:section", args=[vendor.slug, "contact"])
    seen = {"seen": vendor.updated_at.isoformat()}
    assert first.post(url, {"city": "شیراز"} | seen).status_code == 302

    warned = second.post(url, {"city": "یزد"} | seen)

    assert warned.status_code == 200
    assert 'value="یزد"' in warned.content.decode()
    vendor.refresh_from_db()
    assert vendor.city == "شیراز"
    again = {"city": "یزد", "seen": warned.context["form"]["seen"].value()}
    assert second.post(url, again).status_code == 302
    vendor.refresh_from_db()
    assert vendor.city == "یزد"


def test_a_post_that_is_larger_than_any_file_here_is_refused_in_words(client: Client) -> None:
    vendor = verified_vendor()
    client.force_login(join(vendor))
    big = "x" * (6 * 1024 * 1024)

    response = client.post(reverse("vendors:section", args=[vendor.slug, "offer"]), {"about_fa": big})

    assert response.status_code in {400, 413}
    vendor.refresh_from_db()
    assert vendor.about_fa == ""


def test_terms_are_suggested_as_one_types_and_own_words_are_kept(client: Client) -> None:
    vendor = verified_vendor()
    listed = Capability.objects.filter(is_listed=True).exclude(name_en="").first()
    assert listed is not None
    Capability.objects.create(code="free-y", name_fa="واژهٔ آزاد دیگران", is_listed=False)
    client.force_login(join(vendor))
    url = reverse("vendors:section", args=[vendor.slug, "offer"])
    page = client.get(url).content.decode()
    assert f'<option value="{listed.name_fa}">' in page
    assert f'<option value="{listed.name_en}">' in page
    assert "واژهٔ آزاد دیگران" not in page

    client.post(
        url, {"capability_terms": [listed.name_en, "", "تور ماهی، قلاب"], "seen": vendor.updated_at.isoformat()}
    )

    assert {str(row) for row in vendor.capabilities.all()} == {listed.name_fa, "تور ماهی", "قلاب"}
    assert 'value="تور ماهی"' in client.get(url).content.decode()


def test_too_many_or_overlong_terms_come_back_as_typed() -> None:
    field = TermsField(required=False)
    assert field.clean("الف\nب،الف") == ("الف", "ب")
    for bad in ("\n".join(f"واژه {number}" for number in range(21)), "ب" * 61):
        with pytest.raises(ValidationError):
            field.clean(bad)
    assert field.prepare_value(("الف", "ب")) == "الف\nب"


def test_a_solution_of_another_firm_is_neither_seen_nor_changed(client: Client) -> None:
    own, other = verified_vendor(), verified_vendor()
    row = solution(other)
    client.force_login(join(own))

    for name in ("vendors:edit_solution", "vendors:pictures"):
        assert client.get(reverse(name, args=[own.slug, row.slug])).status_code == 404
        assert client.get(reverse(name, args=[other.slug, row.slug])).status_code == 403
