"""The receipt comes by mail as a PDF too: its number, hash and square; nothing that lies sealed."""

from __future__ import annotations

from typing import Any

import pypdfium2
import pytest
from django.core import mail
from django.utils import timezone

from challenges.proposals import receipt_mail, receipt_paper
from challenges.proposals.models import Proposal
from challenges.proposals.sealing import door
from marketplace.accounts.models import User
from marketplace.journal.outbox import drain
from marketplace.notify.models import Notification
from marketplace.notify.tasks import send_mails
from marketplace.paper import Paper
from tests.factories.proposals import TEXT, picture, submitted_proposal
from tests.factories.vendors import join
from tests.paper.test_paper import letters, text_of

pytestmark = pytest.mark.django_db


def mailed(proposal: Proposal) -> dict[str, Any]:
    """The mails about the receipt by address."""
    while drain(limit=100):
        pass
    send_mails()
    number = proposal.submissions.latest("number").receipt_number
    return {letter.to[0]: letter for letter in mail.outbox if number in letter.subject}


def test_every_member_gets_the_receipt_as_a_pdf_in_the_own_language() -> None:
    proposal = submitted_proposal(file=picture("نقشهٔ پنهان.png"))
    sent, writer = proposal.submissions.get(), proposal.created_by
    english = join(proposal.vendor, role="member")
    User.objects.filter(pk=english.pk).update(language="en")
    letters_of = mailed(proposal)
    assert set(letters_of) == {writer.email, english.email}
    for person, word in ((writer, "رسید پیشنهاد مهرشده"), (english, "Receipt of a sealed proposal")):
        ((name, content, media_type),) = letters_of[person.email].attachments
        text = letters(text_of(content))
        assert (name, media_type) == (f"{sent.receipt_number}.pdf", "application/pdf")
        assert letters(word) in text
    # codes of the English one: those taken out of a Persian page come in an order of its own
    for code in (sent.receipt_number, sent.receipt_hash):
        assert letters(code) in text
    for digest in (sent.content_hash, sent.price_hash, *sent.file_hashes):
        assert digest[:16] in text


def test_the_mailed_receipt_opens_no_seal_and_names_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    proposal = submitted_proposal(file=picture("نقشهٔ پنهان.png"))

    def opened(*_args: Any, **_values: Any) -> None:
        raise AssertionError("a seal was opened for a mail")

    monkeypatch.setattr(door, "unseal", opened)
    ((_name, content, _type),) = mailed(proposal)[proposal.created_by.email].attachments
    text = letters(text_of(content))
    for secret in ("پنهان", TEXT, "سارا راد", "30000000000"):
        assert letters(secret) not in text


def test_its_square_leads_to_the_public_check(monkeypatch: pytest.MonkeyPatch, client: Any) -> None:
    proposal, drawn = submitted_proposal(), list[Paper]()
    monkeypatch.setattr(receipt_mail, "pdf_of", lambda paper: drawn.append(paper) or b"%PDF")
    mailed(proposal)
    address = drawn[0].address
    assert address.startswith("http://localhost:8000/")
    page = client.get(address.removeprefix("http://localhost:8000")).content.decode()
    assert proposal.submissions.get().receipt_number in page
    assert 'class="notice' in page


def test_who_has_left_the_startup_meanwhile_gets_no_receipt() -> None:
    proposal = submitted_proposal()
    gone = join(proposal.vendor, role="member")
    drain(limit=100)
    proposal.vendor.memberships.filter(user=gone).update(ended_at=timezone.now())
    found = mailed(proposal)
    assert found[gone.email].attachments == []
    assert len(found[proposal.created_by.email].attachments) == 1


def test_a_receipt_that_cannot_be_drawn_is_still_mailed_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    proposal = submitted_proposal()

    def torn(*_args: Any) -> bytes:
        raise OSError("no font")

    monkeypatch.setattr(receipt_mail, "pdf_of", torn)
    letter = mailed(proposal)[proposal.created_by.email]
    sent = proposal.submissions.get()
    assert letter.attachments == []
    assert sent.receipt_hash in letter.body
    assert f"/proposals/{proposal.public_id}/receipts/{sent.number}/" in letter.body
    assert "نشد PDF را به این ایمیل پیوست کنیم" in letter.body


def test_nothing_of_the_paper_is_kept() -> None:
    proposal = submitted_proposal()
    mailed(proposal)
    row = Notification.objects.get(recipient=proposal.created_by, kind="proposals.submitted")
    assert set(row.params) == {"title", "number", "hash", "closes_at"}


def test_a_pdf_of_the_page_names_the_files() -> None:
    """Without this the tests above could find no names because papers had none."""
    proposal = submitted_proposal(file=picture("نقشهٔ پنهان.png"))
    sent = proposal.submissions.get()
    paper = receipt_paper.receipt_paper(proposal, sent, door.content_of(sent), "https://example.test/")
    drawn = receipt_mail.pdf_of(paper)
    assert letters("پنهان") in letters(text_of(drawn))
    assert len(pypdfium2.PdfDocument(drawn)) == 1
