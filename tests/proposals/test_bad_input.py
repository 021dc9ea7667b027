"""What comes in wrong is refused in clear words, loses nothing, and leaves an audit row unless it is ordinary work."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from challenges.proposals import services
from challenges.proposals.models import Proposal, ProposalPrice
from challenges.proposals.sealing import read_draft
from marketplace.errors import DomainError
from marketplace.journal.models import AuditRecord
from tests.factories.challenges import after_deadline, open_challenge
from tests.factories.files import archive, encrypted_archive, pdf
from tests.factories.proposals import draft_proposal, fresh, picture, submitted_proposal
from tests.factories.vendors import member_of_verified_vendor
from tests.proposals.visiting import key_on, page_of, signed_in
from vendors.models import Vendor

pytestmark = pytest.mark.django_db
POINTS = ["truth", "rights", "terms"]


def noted() -> list[tuple[str, str]]:
    """What the journal says was refused: part and code."""
    rows = AuditRecord.objects.filter(action="proposals.proposal.refused").order_by("pk")
    return [(row.after["part"], row.reason) for row in rows]


def send(client: Client, proposal: Proposal, key: str = "k" * 32, points: list[str] | None = None) -> Any:
    return client.post(page_of(proposal, "submit"), {"key": key, "points": POINTS if points is None else points})


# -- hidden fields and ids


@pytest.mark.parametrize("key", ["", "k" * 65, "\x00"])
def test_a_tampered_key_sends_nothing(key: str) -> None:
    proposal = draft_proposal()
    answer = send(signed_in(proposal.created_by), proposal, key=key)
    assert answer.status_code == 409
    assert not proposal.submissions.exists()


def test_a_tampered_revision_of_the_price_overwrites_nothing() -> None:
    proposal = draft_proposal()
    rows = {"lines-TOTAL_FORMS": 1, "lines-INITIAL_FORMS": 0, "tax": "included", "tax_rate": "10", "note": ""}
    rows |= {"lines-0-title": "ارزان", "lines-0-amount": "5"}
    for revision in ("0", "7", "-1", "x", ""):
        page = signed_in(proposal.created_by).post(page_of(proposal, "price"), rows | {"revision": revision})
        assert "ارزان" in page.content.decode(), "what was typed stands there still"
    assert read_draft(actor=proposal.created_by, proposal=fresh(proposal)).price["total"] == 30_000_000_000


def test_nobody_begins_for_another_startup() -> None:
    challenge, other = open_challenge(), Vendor.objects.of(member_of_verified_vendor()).get()
    person = member_of_verified_vendor()
    signed_in(person).post(reverse("proposals:start", args=(challenge.reference,)), {"vendor": str(other.public_id)})
    assert not Proposal.objects.exists()


def test_anothers_file_is_not_taken_out_by_its_number() -> None:
    mine, theirs = draft_proposal(), draft_proposal(file=picture())
    file = theirs.files.get()
    answer = signed_in(mine.created_by).post(
        page_of(mine, "section", "team"), {"text": "متن", "revision": 1, "remove": file.pk}
    )
    assert answer.status_code == 400
    assert theirs.files.get().removed_at is None
    assert ("file", "invalid") in noted()


@pytest.mark.parametrize("name", ["detail", "check", "price", "team", "partners", "withdraw"])
def test_asking_for_another_startups_proposal_finds_nothing_and_is_written_down(name: str) -> None:
    proposal, rival = submitted_proposal(), member_of_verified_vendor()
    assert signed_in(rival).get(page_of(proposal, name)).status_code == 404
    assert noted() == [("address", "foreign")]
    assert AuditRecord.objects.filter(action="proposals.proposal.refused").get().actor == rival


def test_anothers_proposal_cannot_be_sent_or_withdrawn() -> None:
    proposal, rival = submitted_proposal(), signed_in(member_of_verified_vendor())
    assert send(rival, proposal).status_code == 404
    assert rival.post(page_of(proposal, "withdraw")).status_code == 404
    assert fresh(proposal).status == "submitted"


# -- sending


def test_a_replayed_sending_is_the_same_receipt_also_after_the_deadline() -> None:
    proposal = draft_proposal()
    client = signed_in(proposal.created_by)
    first = send(client, proposal)["Location"]
    with after_deadline(proposal.challenge):
        assert send(signed_in(proposal.created_by), proposal)["Location"] == first
    assert proposal.submissions.count() == 1


def test_a_late_sending_says_so_and_is_written_down() -> None:
    proposal = draft_proposal()
    with after_deadline(proposal.challenge):
        answer = send(signed_in(proposal.created_by), proposal)
    assert answer.status_code == 409
    assert ("sending", "late") in noted()
    assert "حسگر کم‌مصرف" in answer.content.decode(), "what was written stands there still"


@pytest.mark.parametrize("said", ["Mon, 01 Jan 2001 00:00:00 GMT", "Fri, 01 Jan 2100 00:00:00 GMT"])
def test_the_clock_of_the_client_counts_for_nothing(said: str) -> None:
    proposal = draft_proposal()
    form = {"key": "k" * 32, "points": POINTS, "now": said, "received_at": said}
    with after_deadline(proposal.challenge):
        late = signed_in(proposal.created_by).post(page_of(proposal, "submit"), form, headers={"Date": said})
    assert late.status_code == 409
    assert not proposal.submissions.exists()
    signed_in(proposal.created_by).post(page_of(proposal, "submit"), form, headers={"Date": said})
    assert abs((proposal.submissions.get().received_at - fresh(proposal).updated_at).total_seconds()) < 60


def test_a_wrong_envelope_is_not_sent() -> None:
    """The price of another proposal, put into this one's envelope."""
    proposal, other = draft_proposal(), draft_proposal(amount=1000)
    wrong = bytes(ProposalPrice.objects.get(proposal=other).ciphertext)
    ProposalPrice.objects.filter(proposal=proposal).update(ciphertext=wrong)
    with pytest.raises(DomainError) as refused:
        services.submit_proposal(actor=proposal.created_by, proposal=proposal, idempotency_key="k", points=POINTS)
    assert refused.value.code == "seal_broken"
    assert not proposal.submissions.exists()


def test_a_session_that_ended_sends_nothing_and_leads_back_to_the_same_page() -> None:
    proposal = draft_proposal()
    url = page_of(proposal, "section", "method")
    ended = Client().post(url, {"text": "متن تازه", "revision": 1})
    assert ended.status_code == 302
    assert re.search(r"next=.*answers", ended["Location"])
    page = signed_in(proposal.created_by).get(page_of(proposal, "check")).content.decode()
    assert key_on(page)


# -- files

BOMB = archive({"[Content_Types].xml": "<Types/>", "word/document.xml": b"0" * 30_000_000})
BAD = [
    ("bomb.docx", BOMB),
    ("locked.pdf", pdf(trailer=b"/Encrypt 9 0 R")),
    ("script.pdf", pdf(b"5 0 obj\n<< /S /JavaScript /JS (app.alert) >>\nendobj")),
    ("locked.docx", encrypted_archive()),
    ("program.pdf", b"MZ" + bytes(200)),
    ("page.pdf", b"<html><script>alert(1)</script></html>"),
    ("renamed.png", pdf()),
    ("empty.pdf", b""),
]


@pytest.mark.parametrize(("name", "content"), BAD, ids=[name for name, _content in BAD])
def test_a_bad_file_is_refused_with_its_reason_and_the_text_beside_it_is_kept(name: str, content: bytes) -> None:
    proposal = draft_proposal()
    form = {"text": "متن کنار پرونده", "revision": 1, "file": SimpleUploadedFile(name, content)}
    answer = signed_in(proposal.created_by).post(page_of(proposal, "section", "team"), form)
    assert answer.status_code == 400
    assert 'role="alert"' in answer.content.decode()
    assert read_draft(actor=proposal.created_by, proposal=proposal).answers["team"] == "متن کنار پرونده"
    assert not proposal.files.exists()
    assert [part for part, _code in noted()] == ["file"]
