"""Sending: complete, in time by the database's clock, once; each sending has its receipt; taking back until the end."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from challenges.freezing import content_of
from challenges.proposals import services
from challenges.proposals.blockers import blockers_of, eligibility_points
from challenges.proposals.models import Proposal, Submission
from challenges.proposals.receipts import digest, receipt_hash
from challenges.proposals.sealing import read_content, read_submission
from challenges.proposals.sealing.door import draft_of, price_of
from challenges.proposals.services import locking
from challenges.services import close_due, publish_version
from marketplace import clock
from marketplace.errors import Invalid, Late, NotAllowed, WrongState
from marketplace.journal.models import AuditRecord
from tests.factories import accounts
from tests.factories.challenges import after_deadline, open_challenge
from tests.factories.proposals import draft_proposal, fresh, picture, price, submitted_proposal
from tests.factories.vendors import join, member_of_verified_vendor
from vendors.models import CertificateClass

pytestmark = pytest.mark.django_db


def submit(proposal: Proposal, key: str = "key", **values: Any) -> Submission:
    return services.submit_proposal(
        actor=values.pop("actor", proposal.created_by), proposal=proposal, idempotency_key=key, **values
    )


def test_a_receipt_binds_both_envelopes_and_every_file() -> None:
    proposal = submitted_proposal(file=picture("نقشه.png"))
    sent = proposal.current_submission
    content = read_submission(actor=proposal.created_by, submission=sent)

    assert proposal.status == "submitted"
    assert digest(content) == sent.content_hash
    assert digest(price_of(sent)) == sent.price_hash
    assert [entry["name"] for entry in content["files"]] == ["نقشه.png"]
    assert sent.receipt_hash == receipt_hash(
        number=sent.receipt_number, content_hash=sent.content_hash, price_hash=sent.price_hash,
        file_hashes=[proposal.files.get().attachment.sha256],
    )  # fmt: skip
    assert content["challenge"] == proposal.challenge.reference
    assert sent.received_at < proposal.round.closes_at


def test_a_second_click_gets_the_same_receipt_also_after_the_deadline() -> None:
    proposal = draft_proposal()
    first = submit(proposal)
    assert submit(proposal) == first
    with after_deadline(proposal.challenge):
        assert submit(proposal) == first
        close_due()
        assert submit(proposal) == first
    assert proposal.submissions.count() == 1
    assert AuditRecord.objects.filter(action="proposals.proposal.submitted").count() == 1


def test_a_receipt_is_not_given_to_a_stranger_who_knows_the_key() -> None:
    proposal = submitted_proposal(key="known")
    with pytest.raises(NotAllowed):
        submit(proposal, "known", actor=member_of_verified_vendor())


@pytest.mark.parametrize("key", ["", "k" * 65])
def test_a_page_without_a_sound_key_is_out_of_date(key: str) -> None:
    with pytest.raises(Invalid):
        submit(draft_proposal(), key)


def test_sending_anew_gives_a_new_receipt_and_keeps_the_old() -> None:
    proposal = submitted_proposal()
    first = proposal.current_submission
    services.save_answer(
        actor=proposal.created_by, proposal=proposal, question_key="method", text="متن تازه", base_revision=1
    )
    second = submit(proposal, "second")
    assert (second.number, fresh(proposal).current_submission) == (2, second)
    assert read_submission(actor=proposal.created_by, submission=first)["answers"]["method"] != "متن تازه"
    assert read_content(actor=proposal.created_by, proposal=fresh(proposal))["answers"]["method"] == "متن تازه"


Spoil = Callable[[Proposal], object]
MISSING: dict[str, Spoil] = {
    "method": lambda p: services.save_answer(
        actor=p.created_by, proposal=p, question_key="method", text="", base_revision=1
    ),
    "team": lambda p: services.save_answer(
        actor=p.created_by, proposal=p, question_key="team", text="واژه " * 201, base_revision=1
    ),
    "@price": lambda p: services.save_price(
        actor=p.created_by, proposal=p, price=price(40_000_000_001), base_revision=1
    ),
    "@eligibility": lambda p: services.confirm_eligibility(actor=p.created_by, proposal=p, points=["truth"]),
}


@pytest.mark.parametrize("section", MISSING)
def test_what_is_missing_is_named_with_its_section_and_nothing_is_kept(section: str) -> None:
    proposal = draft_proposal()
    MISSING[section](proposal)
    with pytest.raises(Invalid) as refusal:
        submit(fresh(proposal))
    assert list(refusal.value.fields) == [section]
    assert fresh(proposal).status == "draft"
    assert not proposal.submissions.exists()


def test_an_optional_answer_may_stay_empty() -> None:
    proposal = draft_proposal()
    services.save_answer(actor=proposal.created_by, proposal=proposal, question_key="team", text="", base_revision=1)
    assert submit(proposal).receipt_number


def test_points_may_be_confirmed_with_the_sending_itself() -> None:
    proposal = draft_proposal()
    services.confirm_eligibility(actor=proposal.created_by, proposal=proposal, points=[])
    with pytest.raises(Invalid):
        submit(proposal, "one", points=["truth"])
    assert fresh(proposal).eligibility == {}
    assert submit(proposal, "two", points=list(eligibility_points(proposal))).number == 1


def test_a_certificate_class_that_is_asked_for_must_be_held() -> None:
    code = (
        CertificateClass.objects.values_list("code", flat=True).first()
        or CertificateClass.objects.create(code="fanavar", scheme_year=1404, name_fa="فناور").code
    )
    proposal = draft_proposal(challenge=open_challenge(eligible_class_codes=(code,)))
    assert [row.section for row in blockers_of(proposal, draft_of(proposal))] == ["@eligibility"]


# -- in time


def test_the_last_moment_counts_and_the_deadline_itself_does_not() -> None:
    proposal = draft_proposal()
    with clock.travel(to=proposal.round.closes_at - timedelta(seconds=5)):
        sent = submit(proposal)
    assert sent.received_at < proposal.round.closes_at
    with clock.travel(to=proposal.round.closes_at), pytest.raises(Late):
        submit(proposal, "late")


def test_a_clock_that_is_wrong_in_this_process_decides_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    proposal = draft_proposal()
    long_ago = proposal.round.closes_at - timedelta(days=3650)
    monkeypatch.setattr("django.utils.timezone.now", lambda: long_ago)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE challenges_round SET closes_at = clock_timestamp() - interval '1 second',"
            " questions_until = clock_timestamp() - interval '1 hour' WHERE id = %s",
            [proposal.round_id],
        )
    with pytest.raises(Late):
        submit(fresh(proposal))


# -- taking back


def test_a_proposal_is_taken_back_and_sent_again_until_the_deadline() -> None:
    proposal = submitted_proposal()
    for _again in range(2):
        assert services.withdraw_proposal(actor=proposal.created_by, proposal=proposal).status == "withdrawn"
    assert submit(proposal, "again").number == 2
    assert fresh(proposal).status == "submitted"
    with after_deadline(proposal.challenge), pytest.raises(Late):
        services.withdraw_proposal(actor=proposal.created_by, proposal=proposal)


def test_members_write_and_send_but_only_leaders_take_back() -> None:
    proposal = draft_proposal()
    member = join(proposal.vendor, role="member")
    submit(proposal, actor=member)
    with pytest.raises(NotAllowed):
        services.withdraw_proposal(actor=member, proposal=fresh(proposal))
    with pytest.raises(NotAllowed):
        services.withdraw_proposal(actor=accounts.office_officer(), proposal=fresh(proposal))


# -- an amendment


def amend(proposal: Proposal) -> None:
    challenge = type(proposal.challenge).objects.get(pk=proposal.challenge_id)
    content = replace(content_of(challenge.version), budget_ceiling=50_000_000_000)
    publish_version(
        actor=accounts.office_officer(), department=challenge.department, challenge=challenge, content=content,
        change_note="سقف بودجه بیشتر شد.",
    )  # fmt: skip


def test_a_material_amendment_asks_to_confirm_and_confirming_is_sending_again() -> None:
    proposal, draft = submitted_proposal(), draft_proposal()
    amend(proposal)
    amend(draft)
    assert (fresh(proposal).status, fresh(draft).status) == ("needs_confirmation", "draft")
    assert fresh(proposal).version.number == 1

    sent = submit(fresh(proposal), "confirmed")
    assert (fresh(proposal).status, sent.version.number, fresh(proposal).version.number) == ("submitted", 2, 2)


def test_what_is_not_confirmed_lapses() -> None:
    proposal = submitted_proposal()
    amend(proposal)
    challenge = fresh(proposal).challenge
    with after_deadline(challenge):
        close_due()
    assert fresh(proposal).status == "lapsed"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE proposals_submission SET receipt_hash = repeat('0', 64)",
        "UPDATE proposals_submission SET content_ciphertext = 'x'",
        "DELETE FROM proposals_submission",
        "TRUNCATE proposals_submission CASCADE",
        "UPDATE proposals_openingattempt SET succeeded = NOT succeeded",
        "DELETE FROM proposals_openingattempt",
    ],
)
def test_submissions_and_attempts_are_frozen_by_postgresql(statement: str) -> None:
    proposal = submitted_proposal()
    with pytest.raises(WrongState):
        services.request_opening(actor=accounts.office_officer(), round_=proposal.round)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with pytest.raises(IntegrityError), transaction.atomic():
            cursor.execute(statement)


def test_a_submission_without_sound_hashes_or_with_a_twin_is_refused_by_postgresql() -> None:
    sent = submitted_proposal().current_submission
    columns = [field.attname for field in Submission._meta.concrete_fields if not field.primary_key]
    twin = {name: getattr(sent, name) for name in columns} | {
        "receipt_number": "R-1405-TWIN2345",
        "receipt_hash": "a" * 64,
    }
    for wrong, name in (
        ({"receipt_hash": "zz"}, "hashes"),
        ({"idempotency_key": "other"}, "number_once"),
        ({"number": 2}, "key_once"),
    ):
        with pytest.raises(IntegrityError, match=f"proposals_submission_{name}"), transaction.atomic():
            Submission.objects.create(**(twin | wrong))


def test_a_state_that_needs_more_is_refused_by_postgresql() -> None:
    draft, sent = draft_proposal(), submitted_proposal()
    for proposal, status, name in (
        (draft, "submitted", "has_submission"),
        (sent, "nonsense", "status_word"),
        (sent, "inadmissible", "refusal_has_reason"),
    ):
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            Proposal.objects.filter(pk=proposal.pk).update(status=status)


def test_a_wrong_step_says_so() -> None:
    proposal = draft_proposal()
    with pytest.raises(WrongState):
        services.withdraw_proposal(actor=proposal.created_by, proposal=proposal)


def test_what_is_held_in_time_is_in_time_however_long_the_rest_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy minute makes nobody late whose round was held before its end."""
    proposal, read = draft_proposal(), locking._held
    with ExitStack() as meanwhile:

        def slowly(proposal_id: int) -> Proposal:
            meanwhile.enter_context(after_deadline(proposal.challenge))
            return read(proposal_id)

        monkeypatch.setattr(locking, "_held", slowly)
        sent = submit(proposal, points=list(eligibility_points(proposal)))
        assert clock.now() > proposal.round.closes_at
    assert sent.received_at < proposal.round.closes_at
