"""Sending on the pages: what is missing is said, a second click is harmless, changes are pointed out."""

from dataclasses import replace

import pytest
from django.utils import translation

from challenges.content import Words
from challenges.freezing import content_of
from challenges.proposals import services
from challenges.services import publish_version
from tests.factories import accounts
from tests.factories.challenges import after_deadline
from tests.factories.proposals import draft_proposal, fresh, submitted_proposal
from tests.factories.vendors import member_of_verified_vendor
from tests.proposals.visiting import key_on, page_of, signed_in

pytestmark = pytest.mark.django_db


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


def test_the_receipt_can_be_kept_as_a_pdf_by_its_own_people() -> None:
    proposal = submitted_proposal()
    url = page_of(proposal, "receipt_printed", 1)
    answer = signed_in(proposal.created_by).get(url)
    assert answer.content.startswith(b"%PDF-")
    assert answer["Cache-Control"] == "private, no-cache"
    assert proposal.current_submission.receipt_number in answer["Content-Disposition"]
    assert url in signed_in(proposal.created_by).get(page_of(proposal, "receipt", 1)).content.decode()
    assert signed_in(member_of_verified_vendor()).get(url).status_code == 404
    assert signed_in(proposal.created_by).get(page_of(proposal, "receipt_printed", 2)).status_code == 404
