"""The pages: nothing typed is lost, every refusal says why, a second click is harmless, queries do not grow with
rows.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation

from challenges.content import Words
from challenges.freezing import content_of
from challenges.proposals import services
from challenges.proposals.models import Proposal
from challenges.proposals.receipts import manifest_root
from challenges.proposals.sealing import read_draft
from challenges.services import close_due, publish_version
from tests.factories import accounts
from tests.factories.challenges import after_deadline, open_challenge
from tests.factories.proposals import draft_proposal, fresh, opened_round, picture, submitted_proposal
from tests.factories.vendors import join, member_of_verified_vendor

pytestmark = pytest.mark.django_db

MaxQueries = Callable[..., AbstractContextManager[Any]]


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def page_of(proposal: Proposal, name: str, *args: Any) -> str:
    return reverse(f"proposals:{name}", args=(proposal.public_id, *args))


def key_on(page: str) -> str:
    found = re.search(r'name="key" value="([0-9a-f]+)"', page)
    assert found, "the page has no key"
    return found[1]


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


def autosave(client: Client, url: str, text: str, revision: int) -> Any:
    return client.post(url, {"text": text, "revision": revision}, headers={"X-Autosave": "1"})


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
    assert client.post(url, rows | {"team-1-name": "بابک"})["Location"] == page_of(proposal, "price")
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


# -- sending


def test_what_is_missing_stands_as_links_instead_of_a_dead_button() -> None:
    proposal = draft_proposal()
    services.save_answer(actor=proposal.created_by, proposal=proposal, question_key="method", text="", base_revision=1)
    page = signed_in(proposal.created_by).get(page_of(proposal, "check")).content.decode()
    assert f'href="{page_of(proposal, "section", "method")}"' in page
    assert "مهر و فرستادن" not in page


def test_two_clicks_on_send_lead_to_one_receipt() -> None:
    proposal = draft_proposal()
    client = signed_in(proposal.created_by)
    sent = {
        "key": key_on(client.get(page_of(proposal, "check")).content.decode()),
        "points": ["truth", "rights", "terms"],
    }
    first, second = (client.post(page_of(proposal, "submit"), sent) for _ in range(2))
    assert first["Location"] == second["Location"] == page_of(proposal, "receipt", 1)
    assert proposal.submissions.count() == 1

    receipt = client.get(first["Location"]).content.decode()
    number, digest = fresh(proposal).current_submission.receipt_number, fresh(proposal).current_submission.receipt_hash
    with translation.override("fa"):
        assert digest[:4] in receipt
    assert "<svg" in receipt
    assert f"number={number}&amp;hash={digest}" in receipt
    assert "style=" not in receipt


def test_sending_without_every_point_keeps_the_page_and_says_which() -> None:
    proposal = draft_proposal()
    client = signed_in(proposal.created_by)
    key = key_on(client.get(page_of(proposal, "check")).content.decode())
    for points in ([], ["truth"], ["forged"]):
        answer = client.post(page_of(proposal, "submit"), {"key": key, "points": points})
        assert answer.status_code == 409
        assert key in answer.content.decode()
    assert not proposal.submissions.exists()


def test_sending_late_says_so() -> None:
    proposal = draft_proposal()
    with after_deadline(proposal.challenge):
        answer = signed_in(proposal.created_by).post(
            page_of(proposal, "submit"), {"key": "k", "points": ["truth", "rights", "terms"]}
        )
    assert answer.status_code == 409
    assert "مهلت تمام شده است" in answer.content.decode()


def test_changes_since_the_last_sending_are_pointed_out() -> None:
    proposal = submitted_proposal()
    client = signed_in(proposal.created_by)
    assert "مهر و فرستاده شد" in client.get(page_of(proposal, "detail")).content.decode()
    services.save_answer(
        actor=proposal.created_by, proposal=proposal, question_key="method", text="نو", base_revision=1
    )
    assert "پس از فرستادن چیزی را تغییر داده‌اید" in client.get(page_of(proposal, "detail")).content.decode()


def test_after_an_amendment_the_difference_is_in_view_where_one_confirms() -> None:
    proposal = submitted_proposal()
    challenge = fresh(proposal).challenge
    changed = replace(
        content_of(challenge.version), need_html=Words("<p>بعضی مخزن‌ها از بامداد پر است.</p>", "<p>x</p>")
    )
    publish_version(
        actor=accounts.office_officer(), department=challenge.department, challenge=challenge, content=changed,
        change_note="نیاز روشن‌تر شد.",
    )  # fmt: skip
    client = signed_in(proposal.created_by)
    assert "چالش تغییر کرده است" in client.get(page_of(proposal, "detail")).content.decode()
    page = client.get(page_of(proposal, "check")).content.decode()
    assert "<ins>بامداد</ins>" in page
    assert "نیاز روشن‌تر شد." in page


def test_withdrawing_asks_first_and_two_clicks_are_one() -> None:
    proposal = submitted_proposal()
    client = signed_in(proposal.created_by)
    assert "پس می‌گیرم" in client.get(page_of(proposal, "withdraw")).content.decode()
    for _click in range(2):
        assert client.post(page_of(proposal, "withdraw"))["Location"] == proposal.get_absolute_url()
    assert fresh(proposal).status == "withdrawn"


# -- opening, lists, receipts


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
def no_counts() -> None:
    cache.clear()


def test_anybody_may_check_a_receipt_however_it_was_typed(no_counts: None) -> None:
    sent = submitted_proposal().current_submission
    url, groups = reverse("proposals:verify"), " ".join(re.findall("....", sent.receipt_hash.upper()))
    for number, digest, words in (
        (f" {sent.receipt_number.lower()} ", groups, "درست است و بی‌تغییر نگه داشته شده"),
        (sent.receipt_number, "0" * 64, "چنین رسیدی نیست"),
        ("R-1405-XXXXXXXX", sent.receipt_hash, "چنین رسیدی نیست"),
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


# -- queries


def grown(count: int) -> Proposal:
    """A proposal with many receipts, files and people."""
    proposal = submitted_proposal()
    person = proposal.created_by
    team = [{"name": f"نفر {n}", "role": "", "experience": ""} for n in range(count)]
    services.save_team(actor=person, proposal=proposal, members=team)
    for number in range(min(count, 30)):
        services.add_file(actor=person, proposal=proposal, upload=picture(f"{number}.png"), question_key="team")
    for number in range(count - 1):
        services.submit_proposal(actor=person, proposal=proposal, idempotency_key=f"again {number}")
    return fresh(proposal)


@pytest.mark.parametrize("count", [3, 30])
def test_pages_of_a_proposal_ask_the_database_equally_often(
    count: int, django_assert_max_num_queries: MaxQueries
) -> None:
    proposal = grown(count)
    client = signed_in(proposal.created_by)
    for name, *args in (
        ("detail",),
        ("section", "team"),
        ("team",),
        ("price",),
        ("check",),
        ("receipt", count),
        ("withdraw",),
    ):
        client.get(page_of(proposal, name, *args))
        with django_assert_max_num_queries(QUERIES[name]):
            assert client.get(page_of(proposal, name, *args)).status_code == 200


QUERIES = {"detail": 15, "section": 15, "team": 15, "price": 15, "check": 15, "receipt": 15, "withdraw": 15}


@pytest.mark.parametrize("count", [3, 30])
def test_lists_and_openings_ask_the_database_equally_often(
    count: int, django_assert_max_num_queries: MaxQueries
) -> None:
    found = opened_round(count=count)
    client, officer = Client(), signed_in(found.first_officer)
    reference = found.challenge.reference
    with after_deadline(found.challenge):
        for person, name, limit in ((client, "manifest", 12), (officer, "opening", 15), (officer, "late", 15)):
            url = reverse(f"proposals:{name}", args=(reference,))
            person.get(url)
            with django_assert_max_num_queries(limit):
                assert person.get(url).status_code == 200
        with django_assert_max_num_queries(15):
            assert officer.get(page_of(found.proposals[0], "read")).status_code == 200
