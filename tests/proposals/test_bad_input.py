"""What comes in wrong is refused in clear words, loses nothing, and leaves an audit row unless it is ordinary work."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from challenges.proposals import services
from challenges.proposals.models import Partner, Proposal, ProposalPrice, SealingKey
from challenges.proposals.sealing import read_draft
from challenges.services import close_due
from marketplace.errors import DomainError
from marketplace.files.models import Upload
from marketplace.journal.models import AuditRecord
from tests.factories.accounts import office_officer
from tests.factories.challenges import after_deadline, open_challenge
from tests.factories.files import archive, encrypted_archive, pdf
from tests.factories.proposals import draft_proposal, fresh, open_envelopes, picture, submitted_proposal
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
    assert noted() == [("hidden", "invalid")]


@pytest.mark.parametrize("headers", [{}, {"X-Autosave": "1"}])
def test_a_tampered_revision_of_an_answer_overwrites_nothing(headers: dict[str, str]) -> None:
    proposal = draft_proposal(text="پیشین")
    form = {"text": "تازه", "revision": "x"}
    answer = signed_in(proposal.created_by).post(page_of(proposal, "section", "method"), form, headers=headers)
    assert answer.status_code == 409
    assert read_draft(actor=proposal.created_by, proposal=fresh(proposal)).answers["method"] == "پیشین"
    assert noted() == [("hidden", "invalid")]


def test_a_tampered_revision_of_the_price_overwrites_nothing() -> None:
    proposal = draft_proposal()
    rows = {"lines-TOTAL_FORMS": 1, "lines-INITIAL_FORMS": 0, "tax": "included", "tax_rate": "10", "note": ""}
    rows |= {"lines-0-title": "ارزان", "lines-0-amount": "5"}
    for revision in ("0", "7", "-1", "x", ""):
        page = signed_in(proposal.created_by).post(page_of(proposal, "price"), rows | {"revision": revision})
        assert "ارزان" in page.content.decode(), "what was typed stands there still"
    assert read_draft(actor=proposal.created_by, proposal=fresh(proposal)).price["total"] == 30_000_000_000
    assert noted() == [("hidden", "invalid")] * 3, "what our pages never send; an old revision is a colleague's"


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


def test_anothers_upload_takes_no_part() -> None:
    mine, theirs = draft_proposal(), draft_proposal()
    chosen = {"actor": theirs.created_by, "proposal": theirs, "question_key": "team"}
    upload = services.begin_upload(**chosen, name="plan.pdf", size=4000)
    answer = signed_in(mine.created_by).post(
        page_of(mine, "upload_part", upload.pk), b"%PDF", "application/octet-stream",
        headers={"Upload-Offset": "0", "Upload-Digest": "0" * 64},
    )  # fmt: skip
    assert answer.status_code == 409
    assert Upload.objects.get().received == 0
    assert noted() == [("file", "foreign")]


def test_anothers_partner_is_neither_changed_nor_answered_for() -> None:
    mine, theirs = draft_proposal(), draft_proposal()
    asked = services.ask_partner(actor=theirs.created_by, proposal=theirs, legal_id="14005893875", share=1000)
    before = bytes(asked.ciphertext)
    client = signed_in(mine.created_by)
    for form in ({"share": "20"}, {"remove": "yes"}):
        assert client.post(page_of(mine, "partner", asked.public_id), form).status_code == 404
    assert client.post(asked.get_absolute_url(), {"answer": "consent", "stamp": ""}).status_code == 404
    row = Partner.objects.get()
    assert (bytes(row.ciphertext), row.consented_at) == (before, None)
    assert noted() == [("address", "foreign")] * 3


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
    assert AuditRecord.objects.filter(action="proposals.proposal.submitted").count() == 1
    assert noted() == []


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
    assert noted() == [("sending", "late")]
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


@pytest.mark.parametrize(("name", "part"), [("check", "draft"), ("detail", "draft"), ("submit", "sending")])
def test_the_pages_of_a_wrong_envelope_say_so_in_words_and_it_is_written_down(name: str, part: str) -> None:
    proposal, other = draft_proposal(), draft_proposal(amount=1000)
    wrong = bytes(ProposalPrice.objects.get(proposal=other).ciphertext)
    ProposalPrice.objects.filter(proposal=proposal).update(ciphertext=wrong)
    client = signed_in(proposal.created_by)
    answer = send(client, proposal) if name == "submit" else client.get(page_of(proposal, name))
    assert answer.status_code == 500
    assert "بخش مهرشده‌ای از این پیشنهاد باز نمی‌شود" in answer.content.decode()
    assert noted()[0] == (part, "seal_broken")
    assert not proposal.submissions.exists()


@pytest.mark.parametrize("name", ["receipt", "receipt_printed"])
def test_a_receipt_whose_content_does_not_open_says_so_and_it_is_written_down(name: str) -> None:
    proposal = submitted_proposal()
    SealingKey.objects.filter(round=proposal.round).update(wrapped=b"not what was wrapped")
    answer = signed_in(proposal.created_by).get(page_of(proposal, name, 1))
    assert answer.status_code == 500
    assert "بخش مهرشده‌ای از این پیشنهاد باز نمی‌شود" in answer.content.decode()
    assert noted() == [("receipt", "seal_broken")]


def test_a_session_that_ended_sends_nothing_and_leads_back_to_the_same_page() -> None:
    proposal = draft_proposal()
    url = page_of(proposal, "section", "method")
    ended = Client().post(url, {"text": "متن تازه", "revision": 1})
    assert ended.status_code == 302
    assert re.search(r"next=.*answers", ended["Location"])
    page = signed_in(proposal.created_by).get(page_of(proposal, "check")).content.decode()
    assert key_on(page)


# -- files


def test_a_file_that_was_changed_after_it_was_hashed_is_not_given_out_and_not_opened() -> None:
    proposal = submitted_proposal(file=picture())
    file = proposal.files.get().attachment
    with default_storage.open(file.path, "rb") as stored:
        content = bytearray(stored.read())
    content[-1] ^= 1
    default_storage.delete(file.path)
    default_storage.save(file.path, ContentFile(bytes(content)))
    answer = signed_in(proposal.created_by).get(reverse("files:download", args=(file.pk,)))
    assert answer.status_code == 500
    assert "این پرونده دیگر همان نیست که دریافت شده بود" in answer.content.decode()
    row = AuditRecord.objects.get(action="files.attachment.broken")
    assert (row.actor, row.subject_id) == (proposal.created_by, str(file.pk))
    with after_deadline(proposal.challenge):
        close_due()
        with pytest.raises(DomainError) as refused:
            open_envelopes(proposal.round, office_officer(), office_officer())
    assert refused.value.code == "tampered"
    assert AuditRecord.objects.filter(action="proposals.opening.refused", reason="tampered").exists()


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
