"""Beginning and writing on the pages: nothing typed is lost, and every refusal says why."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from challenges.proposals.models import Proposal
from challenges.proposals.sealing import read_draft
from tests.factories import accounts
from tests.factories.challenges import after_deadline, open_challenge
from tests.factories.proposals import draft_proposal, fresh, picture
from tests.factories.vendors import join, member_of_verified_vendor
from tests.proposals.visiting import autosave, page_of, signed_in

pytestmark = pytest.mark.django_db


# -- beginning


def test_one_click_begins_and_the_second_leads_to_what_was_begun() -> None:
    person, challenge = member_of_verified_vendor(), open_challenge()
    client, url = signed_in(person), reverse("proposals:start", args=(challenge.reference,))
    assert "پیشنهاد را آغاز کنید" in client.get(url).content.decode()
    first, second = client.post(url), client.post(url)
    assert first["Location"] == second["Location"] == Proposal.objects.get().get_absolute_url()


def test_who_has_several_startups_chooses_one() -> None:
    person, challenge = member_of_verified_vendor(), open_challenge()
    other = join(member_of_verified_vendor().vendor_memberships.get().vendor, person)
    vendor = other.vendor_memberships.order_by("-pk").first().vendor
    client = signed_in(person)
    client.post(reverse("proposals:start", args=(challenge.reference,)), {"vendor": str(vendor.public_id)})
    assert Proposal.objects.get().vendor == vendor


def test_who_has_no_startup_is_told_what_to_do() -> None:
    url = reverse("proposals:start", args=(open_challenge().reference,))
    page = signed_in(accounts.UserFactory.create()).get(url).content.decode()
    assert "پیشنهاد را شرکت‌ها می‌نویسند" in page


# -- an answer


def test_an_answer_is_saved_by_its_button_without_script() -> None:
    proposal = draft_proposal()
    answer = signed_in(proposal.created_by).post(
        page_of(proposal, "section", "method"), {"text": "تازه", "revision": 1}
    )
    assert answer["Location"] == page_of(proposal, "section", "team")
    assert read_draft(actor=proposal.created_by, proposal=proposal).answers["method"] == "تازه"


def test_two_texts_of_one_answer_are_both_on_the_page() -> None:
    proposal = draft_proposal()
    client, url = signed_in(proposal.created_by), page_of(proposal, "section", "method")
    client.post(url, {"text": "متن همکار", "revision": 1, "stay": "yes"})
    clash = client.post(url, {"text": "متن من", "revision": 1, "stay": "yes"})
    page = clash.content.decode()
    assert clash.status_code == 409
    assert "متن همکار" in page
    assert "متن من" in page
    assert 'name="revision" value="2"' in page
    assert client.post(url, {"text": "متن هر دو", "revision": 2, "stay": "yes"})["Location"] == url


def test_an_answer_is_saved_as_one_types() -> None:
    proposal = draft_proposal()
    client, url = signed_in(proposal.created_by), page_of(proposal, "section", "method")
    said = autosave(client, url, "یک دو سه", 1).json()
    assert (said["revision"], said["words"]) == (2, 3)
    clash = autosave(client, url, "چیز دیگر", 1)
    assert clash.status_code == 409
    assert clash.json() | {"message": ""} == {
        "message": "", "conflict": True, "revision": 2, "text": "یک دو سه", "by": str(proposal.created_by),
    }  # fmt: skip


def test_saving_after_the_deadline_or_signed_out_says_so_to_the_script() -> None:
    proposal = draft_proposal()
    url = page_of(proposal, "section", "method")
    with after_deadline(proposal.challenge):
        late = autosave(signed_in(proposal.created_by), url, "دیر", 1)
    assert late.status_code == 409
    assert "مهلت" in late.json()["message"]
    assert autosave(Client(), url, "بی‌نام", 1).status_code == 302


def test_a_tampered_revision_or_question_changes_nothing() -> None:
    proposal = draft_proposal()
    client = signed_in(proposal.created_by)
    assert client.post(page_of(proposal, "section", "method"), {"text": "x", "revision": "-9"}).status_code == 409
    assert client.post(page_of(proposal, "section", "other"), {"text": "x", "revision": 0}).status_code == 404
    rival = signed_in(member_of_verified_vendor())
    assert rival.post(page_of(proposal, "section", "method"), {"text": "x", "revision": 1}).status_code == 404


def test_files_are_added_and_taken_out_and_a_refused_one_says_why_and_loses_no_text() -> None:
    proposal = draft_proposal()
    client, url = signed_in(proposal.created_by), page_of(proposal, "section", "team")
    client.post(url, {"text": "با نقشه", "revision": 1, "file": picture("نقشه.png")})
    assert "نقشه.png" in client.get(url).content.decode()

    refused = client.post(url, {"text": "متن تازه", "revision": 2, "file": SimpleUploadedFile("a.pdf", b"MZ" * 99)})
    assert refused.status_code == 400
    assert "متن تازه" in refused.content.decode()
    assert read_draft(actor=proposal.created_by, proposal=proposal).answers["team"] == "متن تازه"

    client.post(url, {"text": "متن تازه", "revision": 3, "remove": proposal.files.get().pk})
    assert not proposal.files.filter(removed_at__isnull=True).exists()


# -- team and price


def test_the_team_is_written_row_by_row() -> None:
    proposal = draft_proposal()
    client, url = signed_in(proposal.created_by), page_of(proposal, "team")
    page = client.get(url).content.decode()
    stamp = re.search(r'name="stamp" value="(\w+)"', page)
    assert stamp
    rows = {
        "team-TOTAL_FORMS": 2,
        "team-INITIAL_FORMS": 1,
        "team-0-name": "نگار",
        "team-0-role": "مدیر",
        "stamp": stamp[1],
    }
    assert client.post(url, rows | {"team-1-name": "بابک"})["Location"] == page_of(proposal, "partners")
    assert [row["name"] for row in read_draft(actor=proposal.created_by, proposal=proposal).team] == ["نگار", "بابک"]
    clash = client.post(url, rows | {"team-0-name": "دیگری"})
    assert clash.status_code == 409
    assert "دیگری" in clash.content.decode()


def test_a_price_is_read_in_any_digits_and_a_wrong_amount_stays_at_its_line() -> None:
    proposal = draft_proposal()
    client, url = signed_in(proposal.created_by), page_of(proposal, "price")
    rows = {
        "lines-TOTAL_FORMS": 3, "lines-INITIAL_FORMS": 1, "revision": 1, "tax": "added", "tax_rate": "۱۰", "note": "",
        "lines-0-title": "اجرا", "lines-0-amount": "۲۰٬۰۰۰٬۰۰۰٬۰۰۰", "lines-1-title": "نگهداری",
    }  # fmt: skip
    wrong = client.post(url, rows | {"lines-1-amount": "خیلی"})
    assert wrong.status_code == 200
    assert "نگهداری" in wrong.content.decode()
    nameless = client.post(url, rows | {"lines-1-title": "", "lines-1-amount": "5"})
    assert "بنویسید این مبلغ بابت چیست" in nameless.content.decode()
    assert client.post(url, rows | {"lines-1-amount": "۱ میلیارد تومان"})["Location"] == page_of(proposal, "check")
    price = read_draft(actor=proposal.created_by, proposal=fresh(proposal)).price
    assert (price["subtotal"], price["tax_amount"], price["total"]) == (30_000_000_000, 3_000_000_000, 33_000_000_000)
