"""Openings, late exceptions, lists of receipts and their public check, on their pages."""

import re
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from challenges.proposals.receipts import manifest_root
from challenges.services import close_due
from tests.factories import accounts
from tests.factories.challenges import after_deadline
from tests.factories.proposals import draft_proposal, opened_round, submitted_proposal
from tests.proposals.visiting import page_of, signed_in

pytestmark = pytest.mark.django_db


def test_two_officers_open_by_their_pages_and_everybody_finds_the_list() -> None:
    proposal = submitted_proposal()
    first, second = (signed_in(accounts.office_officer()) for _ in range(2))
    url = reverse("proposals:opening", args=(proposal.challenge.reference,))
    first.post(url, {"envelope": "content"})
    assert "مهلت هنوز نگذشته است" in first.get(url).content.decode()
    with after_deadline(proposal.challenge):
        close_due()
        first.post(url, {"envelope": "content"})
        asked = proposal.round.openings.get()
        confirm = reverse("proposals:confirm_opening", args=(proposal.challenge.reference, asked.pk))
        assert first.post(confirm)["Location"] == url
        assert confirm in second.get(url).content.decode()
        assert second.post(confirm)["Location"] == reverse("proposals:manifest", args=(proposal.challenge.reference,))
        assert second.post(confirm).status_code == 302

    visitor, listed = Client(), reverse("proposals:manifest", args=(proposal.challenge.reference,))
    assert proposal.current_submission.receipt_hash in visitor.get(listed).content.decode()
    said = visitor.get(listed, {"format": "json"}).json()["openings"][0]
    assert manifest_root(said["receipts"]) == said["root"]


def test_the_list_names_nobody() -> None:
    found = opened_round(count=2)
    page = Client().get(reverse("proposals:manifest", args=(found.challenge.reference,))).content.decode()
    for proposal in found.proposals:
        assert proposal.vendor.name_fa not in page
        assert str(proposal.public_id) not in page


def test_an_opened_proposal_is_read_by_the_office_without_its_price() -> None:
    found = opened_round(count=1)
    with after_deadline(found.challenge):
        page = signed_in(found.first_officer).get(page_of(found.proposals[0], "read")).content.decode()
    assert "حسگر کم‌مصرف" in page
    assert "پاکت‌های قیمت بسته می‌ماند" in page


def test_a_late_exception_goes_through_its_pages() -> None:
    proposal = draft_proposal()
    first, second = (signed_in(accounts.office_officer()) for _ in range(2))
    url = reverse("proposals:late", args=(proposal.challenge.reference,))
    wrong = first.post(url, {"legal_id": "10380284790", "until": "1405/12/20 14:00", "public_reason": "خرابی سامانه"})
    assert wrong.status_code == 400
    assert "خرابی سامانه" in wrong.content.decode()
    typed = {"legal_id": proposal.vendor.legal_id, "until": "۱۴۰۵/۱۲/۲۰ ۱۴:۰۰", "public_reason": "خرابی سامانه"}
    assert first.post(url, typed)["Location"] == url
    row = proposal.round.late_exceptions.get()
    approve = reverse("proposals:approve_late", args=(proposal.challenge.reference, row.pk))
    first.post(approve)
    assert proposal.round.late_exceptions.get().approved_at is None
    second.post(approve)
    assert proposal.round.late_exceptions.get().approved_at is not None


@pytest.fixture
def no_counts() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()  # who checks a receipt in the next test is counted from the same address


def test_anybody_may_check_a_receipt_however_it_was_typed(no_counts: None) -> None:
    sent = submitted_proposal().current_submission
    url, groups = reverse("proposals:verify"), " ".join(re.findall("....", sent.receipt_hash.upper()))
    for number, digest, words in (
        (f" {sent.receipt_number.lower()} ", groups, "درست است و بی‌تغییر نگه داشته شده"),
        (sent.receipt_number, "0" * 64, "چنین رسیدی نیست"),
        ("R-1405-00000000", sent.receipt_hash, "چنین رسیدی نیست"),
        ("", "", "یک مورد را درست کنید"),
    ):
        page = Client().get(url, {"number": number, "hash": digest}).content.decode()
        assert words in page or not number
        assert sent.proposal.vendor.name_fa not in page


def test_receipts_are_not_checked_by_the_thousand(no_counts: None) -> None:
    client, url = Client(), reverse("proposals:verify")
    answers = [client.get(url, {"number": f"R-{n}", "hash": "a"}).status_code for n in range(22)]
    assert answers[:20] == [200] * 20
    assert answers[20:] == [429, 429]
    assert client.get(url).status_code == 200
