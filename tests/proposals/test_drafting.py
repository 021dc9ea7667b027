"""Writing: one proposal a startup and round, nothing overwritten unseen, nothing lost, files sealed with their
names.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from challenges.models import Round
from challenges.proposals import services
from challenges.proposals.models import Invitation, Proposal, ProposalAnswer
from challenges.proposals.permissions import can_start_proposal, can_write_proposal
from challenges.proposals.pricing import Price, PriceLine
from challenges.proposals.sealing import read_draft
from marketplace import clock
from marketplace.errors import Conflict, Invalid, Late, NotAllowed
from marketplace.files import permissions as file_permissions
from marketplace.files.services import open_content
from marketplace.journal.models import AuditRecord
from tests.factories import accounts
from tests.factories.challenges import after_deadline, open_challenge
from tests.factories.proposals import TEXT, draft_proposal, fresh, opened_round, picture, price, submitted_proposal
from tests.factories.vendors import VendorFactory, join, member_of_verified_vendor, verified_vendor
from vendors.models import Vendor

pytestmark = pytest.mark.django_db


def save(proposal: Proposal, text: str, base: int, actor: Any = None, key: str = "method") -> ProposalAnswer:
    person = actor or proposal.created_by
    return services.save_answer(actor=person, proposal=proposal, question_key=key, text=text, base_revision=base)


# -- beginning


def test_a_startup_begins_once_and_is_led_to_what_exists() -> None:
    proposal = draft_proposal()
    with pytest.raises(Conflict) as refusal:
        services.start_proposal(actor=proposal.created_by, round_=proposal.round, vendor=proposal.vendor)
    assert refusal.value.url == proposal.get_absolute_url()


def test_the_database_itself_knows_one_active_proposal_for_each_startup_and_round() -> None:
    one = draft_proposal()
    with pytest.raises(IntegrityError, match="proposals_proposal_one_active"), transaction.atomic():
        Proposal.objects.create(
            challenge=one.challenge, round=one.round, vendor=one.vendor, version=one.version, created_by=one.created_by
        )


@pytest.mark.parametrize(("role", "may"), [("owner", True), ("admin", True), ("member", True), ("viewer", False)])
def test_writers_begin_and_viewers_do_not(role: str, may: bool) -> None:
    vendor = verified_vendor()
    round_ = open_challenge().rounds.get()
    assert bool(can_start_proposal(join(vendor, role=role), round_, vendor)) == may


def test_strangers_and_staff_begin_nothing_and_learn_nothing() -> None:
    proposal = draft_proposal()
    for person in (accounts.office_officer(), accounts.administrator(), member_of_verified_vendor()):
        with pytest.raises(NotAllowed):
            services.start_proposal(actor=person, round_=proposal.round, vendor=proposal.vendor)


def test_a_suspended_startup_begins_nothing() -> None:
    vendor = VendorFactory.create(status="suspended", status_reason="دلیل", legal_id="10101553125")
    decision = can_start_proposal(join(vendor), open_challenge().rounds.get(), vendor)
    assert decision.code == "suspended"


def test_a_startup_that_waits_for_verification_writes_but_cannot_send() -> None:
    person = join(VendorFactory.create())
    proposal = draft_proposal(person=person)
    with pytest.raises(NotAllowed) as refusal:
        services.submit_proposal(actor=person, proposal=proposal, idempotency_key="k")
    assert refusal.value.code == "unverified"


def test_nothing_begins_after_the_deadline() -> None:
    challenge, person = open_challenge(), member_of_verified_vendor()
    with after_deadline(challenge), pytest.raises(NotAllowed):
        services.start_proposal(actor=person, round_=challenge.rounds.get(), vendor=Vendor.objects.of(person).get())


def test_a_round_by_invitation_takes_the_invited_who_continue_from_their_concept() -> None:
    challenge, person = open_challenge(two_rounds=True), member_of_verified_vendor()
    concept = submitted_proposal(challenge=challenge, person=person)
    type(challenge).objects.filter(pk=challenge.pk).update(current_round=2)
    second = Round.objects.select_related("challenge").get(challenge=challenge, number=2)
    assert can_start_proposal(person, second, concept.vendor).code == "not_invited"

    Invitation.objects.create(round=second, vendor=concept.vendor)
    full = services.start_proposal(actor=person, round_=second, vendor=concept.vendor)
    assert full.continues == concept
    draft = read_draft(actor=person, proposal=fresh(full))
    assert draft.answers == read_draft(actor=person, proposal=concept).answers
    assert [row["name"] for row in draft.team] == ["سارا راد"]


def test_a_concept_has_no_price() -> None:
    proposal = draft_proposal(challenge=open_challenge(two_rounds=True))
    assert not proposal.has_price
    with pytest.raises(Invalid):
        services.save_price(actor=proposal.created_by, proposal=proposal, price=price(), base_revision=0)
    sent = services.submit_proposal(actor=proposal.created_by, proposal=proposal, idempotency_key="k")
    assert sent.receipt_number


# -- answers


def test_a_save_is_kept_as_typed_and_counted() -> None:
    proposal = draft_proposal()
    row = save(proposal, "  می‌شود یک\r\nدو  ", 1)
    assert (row.revision, row.words) == (2, 3)
    assert read_draft(actor=proposal.created_by, proposal=proposal).answers["method"] == "می‌شود یک\nدو"


def test_saving_the_same_text_again_changes_nothing_whatever_it_began_from() -> None:
    proposal = draft_proposal()
    before = AuditRecord.objects.count()
    assert save(proposal, TEXT, 0).revision == 1
    assert AuditRecord.objects.count() == before


def test_two_writers_never_overwrite_each_other_unseen() -> None:
    proposal = draft_proposal()
    other = join(proposal.vendor, role="member")
    save(proposal, "متن نخست", 1)
    with pytest.raises(Conflict) as refusal:
        save(proposal, "متن دوم", 1, other)
    assert refusal.value.code == "revision"
    assert read_draft(actor=other, proposal=proposal).answers["method"] == "متن نخست"
    assert save(proposal, "متن نخست و دوم", 2, other).revision == 3


def test_too_many_words_are_kept_while_one_writes() -> None:
    proposal = draft_proposal()
    assert save(proposal, "واژه " * 400, 1).words == 400


def test_an_answer_to_no_question_or_of_endless_length_is_refused() -> None:
    proposal = draft_proposal()
    with pytest.raises(Invalid):
        save(proposal, "متن", 0, key="unknown")
    with pytest.raises(Invalid):
        save(proposal, "م" * 100_001, 1)


def test_nothing_is_saved_after_the_deadline() -> None:
    proposal = draft_proposal()
    with after_deadline(proposal.challenge), pytest.raises(Late):
        save(proposal, "دیر", 1)


def test_nothing_is_written_once_the_challenge_was_cancelled() -> None:
    proposal = draft_proposal()
    type(proposal.challenge).objects.filter(pk=proposal.challenge_id).update(status="cancelled", public_reason="دلیل")
    assert can_write_proposal(proposal.created_by, fresh(proposal)).code == "ended"


# -- team and price


def test_a_team_list_saved_meanwhile_is_not_replaced_unseen() -> None:
    proposal = draft_proposal()
    stamp = services.team_stamp(proposal)
    members = [{"name": "بابک", "role": "", "experience": ""}, {"name": " ", "role": "کسی"}]
    save_team = services.save_team
    assert save_team(actor=proposal.created_by, proposal=proposal, members=members, base_stamp=stamp) == 1
    with pytest.raises(Conflict):
        save_team(actor=proposal.created_by, proposal=proposal, members=[], base_stamp=stamp)


def test_a_price_saved_meanwhile_is_not_replaced_unseen() -> None:
    proposal = draft_proposal()
    dearer = Price((PriceLine("اجرا", 35_000_000_000),))
    save_price = services.save_price
    assert save_price(actor=proposal.created_by, proposal=proposal, price=dearer, base_revision=1).revision == 2
    with pytest.raises(Conflict):
        save_price(actor=proposal.created_by, proposal=proposal, price=price(), base_revision=1)
    assert read_draft(actor=proposal.created_by, proposal=fresh(proposal)).price["total"] == 35_000_000_000


def test_unknown_points_of_eligibility_are_not_kept() -> None:
    proposal = draft_proposal()
    services.confirm_eligibility(actor=proposal.created_by, proposal=proposal, points=["truth", "nonsense"])
    assert fresh(proposal).eligibility == {"truth": True}


# -- files


def test_a_file_lies_sealed_on_disk_under_no_name_of_its_own() -> None:
    proposal = draft_proposal(file=picture("نقشهٔ محرمانه.png"))
    attachment = proposal.files.get().attachment
    stored = Path(default_storage.path(attachment.path)).read_bytes()

    assert attachment.name == "sealed.png"
    assert b"PNG" not in stored
    assert open_content(attachment).read().startswith(b"\x89PNG")
    assert read_draft(actor=proposal.created_by, proposal=proposal).files[0].name == "نقشهٔ محرمانه.png"


def test_a_refused_file_says_why_and_leaves_nothing() -> None:
    proposal = draft_proposal()
    with pytest.raises(Invalid) as refusal:
        services.add_file(
            actor=proposal.created_by, proposal=proposal, upload=SimpleUploadedFile("run.pdf", b"MZ\x90\x00" * 40),
            question_key="team",
        )  # fmt: skip
    assert "file" in refusal.value.fields
    assert not proposal.files.exists()


def test_a_file_goes_only_where_one_is_asked_for() -> None:
    proposal = draft_proposal()
    with pytest.raises(Invalid):
        services.add_file(actor=proposal.created_by, proposal=proposal, upload=picture(), question_key="method")


def test_a_file_taken_out_stays_with_what_was_sent_and_is_gone_from_the_draft() -> None:
    proposal = submitted_proposal(file=picture())
    row = proposal.files.get()
    for _again in range(2):
        services.remove_file(actor=proposal.created_by, proposal=proposal, file_id=row.pk)
    assert read_draft(actor=proposal.created_by, proposal=proposal).files == []
    assert open_content(row.attachment).read()


def test_another_proposals_file_cannot_be_taken_out() -> None:
    one, other = draft_proposal(file=picture()), draft_proposal()
    with pytest.raises(Invalid):
        services.remove_file(actor=other.created_by, proposal=other, file_id=one.files.get().pk)


def test_after_the_opening_others_read_the_files_that_were_sent_and_no_others() -> None:
    found = opened_round(count=0)
    proposal = submitted_proposal(file=picture("sent.png"))
    late = services.add_file(actor=proposal.created_by, proposal=proposal, upload=picture("not-sent.png", size=9))
    sent, officer = proposal.files.order_by("pk").first(), found.first_officer
    assert sent is not None
    can_read = file_permissions.can_read_attachment
    assert not can_read(officer, sent.attachment)
    with after_deadline(proposal.challenge, by=timedelta(minutes=2)):
        opened_now = proposal.round
        opened_now.opened_at = clock.now()
        opened_now.save(update_fields=["opened_at"])
        assert can_read(officer, sent.attachment)
        assert can_read(officer, late.attachment).code == "not_sent"
        assert can_read(proposal.created_by, late.attachment)
        assert not can_read(accounts.administrator(), sent.attachment)
