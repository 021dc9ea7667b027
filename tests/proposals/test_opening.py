"""The opening: after the deadline, two officers within half an hour, every attempt kept, the list of receipts
published; late exceptions; the check of receipts at any time.
"""

from __future__ import annotations

import io
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from challenges.proposals import services
from challenges.proposals.models import LateException, Opening, OpeningAttempt, Proposal
from challenges.proposals.permissions import can_see_opening
from challenges.proposals.receipts import manifest_root
from challenges.proposals.selectors.openings import IN_MANIFEST, UNCHANGED, UNKNOWN, envelope_states, verify
from challenges.proposals.services.opening import WINDOW
from challenges.services import close_due
from marketplace import clock
from marketplace.errors import Conflict, DomainError, Invalid, Late, NotAllowed, WrongState
from marketplace.journal.models import AuditRecord
from tests.factories import accounts
from tests.factories.challenges import after_deadline, open_challenge
from tests.factories.proposals import draft_proposal, fresh, opened_round, picture, submitted_proposal
from tests.factories.vendors import member_of_verified_vendor, verified_vendor
from vendors.models import Vendor

pytestmark = pytest.mark.django_db


def attempts() -> list[str]:
    return list(OpeningAttempt.objects.order_by("pk").values_list("refusal", flat=True))


# -- two officers


def test_two_officers_open_and_the_list_of_receipts_is_published() -> None:
    found = opened_round(count=3)
    rows = found.opening.manifest

    assert sorted(row["number"] for row in rows) == [row["number"] for row in rows]
    assert {row["hash"] for row in rows} == {p.current_submission.receipt_hash for p in found.proposals}
    assert found.opening.manifest_root == manifest_root(rows)
    assert found.round.opened_at is not None
    assert found.challenge.status == "evaluating"
    assert attempts() == [""]
    record = AuditRecord.objects.get(action="proposals.opening.opened")
    assert record.case_id == str(found.challenge.pk)
    assert record.after["root"] == found.opening.manifest_root


def test_a_withdrawn_and_an_unfinished_proposal_are_not_in_the_list() -> None:
    challenge = open_challenge()
    taken_back = submitted_proposal(challenge=challenge)
    services.withdraw_proposal(actor=taken_back.created_by, proposal=taken_back)
    draft_proposal(challenge=challenge)
    found = opened_round(challenge=challenge, count=1)
    assert [row["number"] for row in found.opening.manifest] == [found.proposals[0].current_submission.receipt_number]


def test_one_officer_does_not_open_alone_and_the_try_is_kept() -> None:
    proposal, officer = submitted_proposal(), accounts.office_officer()
    with after_deadline(proposal.challenge):
        close_due()
        asked = services.request_opening(actor=officer, round_=proposal.round)
        assert services.request_opening(actor=accounts.office_officer(), round_=proposal.round) == asked
        with pytest.raises(NotAllowed):
            services.confirm_opening(actor=officer, opening=asked)
    assert attempts() == ["same_officer"]
    assert fresh(proposal).round.opened_at is None


def test_the_same_officer_twice_is_refused_by_postgresql_too() -> None:
    proposal, officer = submitted_proposal(), accounts.office_officer()
    with pytest.raises(IntegrityError, match="two_officers"), transaction.atomic():
        Opening.objects.create(
            round=proposal.round, envelope="content", first_officer=officer, first_at=clock.now(),
            expires_at=clock.now(), second_officer=officer, opened_at=clock.now(),
        )  # fmt: skip


@pytest.mark.parametrize("role", ["auditor", "administrator", "officer", "member_of_verified_vendor"])
def test_nobody_else_opens(role: str) -> None:
    proposal = submitted_proposal()
    person = member_of_verified_vendor() if role == "member_of_verified_vendor" else getattr(accounts, role)()
    with after_deadline(proposal.challenge), pytest.raises(NotAllowed):
        services.request_opening(actor=person, round_=proposal.round)
    assert attempts() == ["wrong_actor"]


def test_an_early_try_is_refused_and_kept() -> None:
    proposal = submitted_proposal()
    with pytest.raises(WrongState) as refusal:
        services.request_opening(actor=accounts.office_officer(), round_=proposal.round)
    assert refusal.value.code == "too_early"
    assert attempts() == ["too_early"]
    assert AuditRecord.objects.filter(action="proposals.opening.refused", reason="too_early").count() == 1


def test_the_second_officer_has_half_an_hour() -> None:
    proposal = submitted_proposal()
    with after_deadline(proposal.challenge):
        close_due()
        asked = services.request_opening(actor=accounts.office_officer(), round_=proposal.round)
    with after_deadline(proposal.challenge, by=WINDOW + timedelta(minutes=2)):
        with pytest.raises(WrongState):
            services.confirm_opening(actor=accounts.office_officer(), opening=asked)
        assert services.request_opening(actor=accounts.office_officer(), round_=proposal.round) != asked
    assert attempts() == ["expired"]


def test_confirming_again_changes_nothing_and_another_one_is_told() -> None:
    found = opened_round(count=1)
    with after_deadline(found.challenge):
        assert services.confirm_opening(actor=found.second_officer, opening=found.opening) == found.opening
        with pytest.raises(WrongState):
            services.confirm_opening(actor=accounts.office_officer(), opening=found.opening)
    assert attempts() == ["", "opened"]


def test_prices_stay_shut_until_the_technical_scores_are_settled() -> None:
    found = opened_round(count=1)
    with after_deadline(found.challenge), pytest.raises(WrongState):
        services.request_opening(actor=found.first_officer, round_=found.round, envelope="price")


# -- tampering


def tamper(statement: str, *values: Any) -> None:
    """Change frozen rows behind the back of the trigger, as somebody with the database in hand could."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(statement, values)
        cursor.execute("SET session_replication_role = DEFAULT")


def swap_content(one: Proposal, other: Proposal) -> None:
    tamper(
        "UPDATE proposals_submission SET content_ciphertext = (SELECT content_ciphertext FROM proposals_submission"
        " WHERE id = %s) WHERE id = %s",
        other.current_submission_id, one.current_submission_id,
    )  # fmt: skip


def change_hash(one: Proposal, other: Proposal) -> None:
    tamper("UPDATE proposals_submission SET price_hash = %s WHERE id = %s", "0" * 64, one.current_submission_id)


def change_file(one: Proposal, other: Proposal) -> None:
    path = Path(default_storage.path(one.files.get().attachment.path))
    path.write_bytes(Path(default_storage.path(other.files.get().attachment.path)).read_bytes())


@pytest.mark.parametrize("spoil", [swap_content, change_hash, change_file])
def test_a_changed_submission_stops_the_opening_and_is_found_by_the_command(spoil: Any) -> None:
    challenge = open_challenge()
    one, other = (submitted_proposal(challenge=challenge, file=picture(size=size)) for size in (8, 9))
    spoil(one, other)
    with after_deadline(challenge):
        close_due()
        asked = services.request_opening(actor=accounts.office_officer(), round_=one.round)
        with pytest.raises(DomainError) as refusal:
            services.confirm_opening(actor=accounts.office_officer(), opening=asked)
    number = one.current_submission.receipt_number
    assert refusal.value.code == "tampered"
    assert fresh(one).round.opened_at is None
    assert AuditRecord.objects.get(reason="tampered").after["receipts"] == [number]
    with pytest.raises(CommandError, match=number):
        call_command("verify_receipts", stdout=io.StringIO())


def test_the_command_finds_everything_intact_or_a_broken_list() -> None:
    found, said = opened_round(count=2), io.StringIO()
    call_command("verify_receipts", stdout=said)
    assert "2 receipts and 1 manifests were checked" in said.getvalue()

    Opening.objects.filter(pk=found.opening.pk).update(manifest=found.opening.manifest[:1])
    with pytest.raises(CommandError, match=found.challenge.reference):
        call_command("verify_receipts", stdout=io.StringIO())


def test_keys_are_wrapped_anew_by_the_command(settings: Any) -> None:
    proposal, said = submitted_proposal(), io.StringIO()
    settings.SEALING_KEYS = ["new:" + "C" * 43 + "=", *settings.SEALING_KEYS]
    call_command("rotate_sealing_key", stdout=said)
    assert said.getvalue().startswith("2 keys")
    settings.SEALING_KEYS = settings.SEALING_KEYS[:1]
    call_command("verify_receipts", stdout=said)
    settings.SEALING_KEYS = ["other:" + "D" * 43 + "="]
    with pytest.raises(CommandError, match="SEALING_KEYS"):
        call_command("rotate_sealing_key", stdout=said)
    assert proposal.current_submission


# -- checking a receipt


def test_a_receipt_is_known_unchanged_then_in_the_list_and_otherwise_unknown() -> None:
    challenge = open_challenge()
    proposal = submitted_proposal(challenge=challenge)
    old = proposal.current_submission
    services.submit_proposal(actor=proposal.created_by, proposal=proposal, idempotency_key="second")
    new = fresh(proposal).current_submission
    assert verify(new.receipt_number, new.receipt_hash) == (UNCHANGED, None)
    assert verify(new.receipt_number, old.receipt_hash) == (UNKNOWN, None)
    assert verify(new.receipt_number, "") == (UNKNOWN, None)

    found = opened_round(challenge=challenge, count=0)
    assert verify(new.receipt_number, new.receipt_hash) == (IN_MANIFEST, found.opening)
    assert verify(old.receipt_number, old.receipt_hash) == (UNCHANGED, None)


def test_a_receipt_whose_content_was_changed_is_not_called_unchanged() -> None:
    one, other = submitted_proposal(), submitted_proposal()
    swap_content(one, other)
    sent = one.current_submission
    assert verify(sent.receipt_number, sent.receipt_hash)[0] == UNKNOWN


def test_officers_see_how_many_envelopes_there_are() -> None:
    found = opened_round(count=2)
    with after_deadline(found.challenge):
        content, price = envelope_states(found.first_officer, found.round)
    assert (content.count, content.opened, price.opened) == (2, found.opening, None)
    assert can_see_opening(accounts.auditor(), found.challenge)
    assert not can_see_opening(accounts.officer(found.challenge.department), found.challenge)


# -- late exceptions


def late_window(challenge: Any, vendor: Vendor, hours: int = 3) -> LateException:
    return services.ask_late_exception(
        actor=accounts.office_officer(), round_=challenge.rounds.get(), vendor=vendor,
        until=challenge.closes_at + timedelta(hours=hours), public_reason="سامانه یک ساعت در دسترس نبود",
    )  # fmt: skip


def test_a_late_window_of_two_officers_takes_one_startup_and_no_other() -> None:
    challenge = open_challenge()
    late, other = draft_proposal(challenge=challenge), draft_proposal(challenge=challenge)
    asked = late_window(challenge, late.vendor)
    with after_deadline(challenge), pytest.raises(Late):
        services.submit_proposal(actor=late.created_by, proposal=late, idempotency_key="unapproved")
    with pytest.raises(NotAllowed):
        services.approve_late_exception(actor=asked.asked_by, late_exception=asked)
    for _again in range(2):
        services.approve_late_exception(actor=accounts.office_officer(), late_exception=asked)

    with after_deadline(challenge):
        close_due()
        assert (fresh(late).status, fresh(other).status) == ("draft", "lapsed")
        services.submit_proposal(actor=late.created_by, proposal=fresh(late), idempotency_key="late")
        with pytest.raises(WrongState):
            services.request_opening(actor=accounts.office_officer(), round_=late.round)
        assert services.close_late_windows() == 0
    with after_deadline(challenge, by=timedelta(hours=4)):
        assert services.close_late_windows() == 1
        assert fresh(late).status == "received"
        asked_opening = services.request_opening(actor=accounts.office_officer(), round_=late.round)
        assert len(services.confirm_opening(actor=accounts.office_officer(), opening=asked_opening).manifest) == 1


def test_the_opening_itself_settles_a_window_that_has_just_ended() -> None:
    challenge = open_challenge()
    late = draft_proposal(challenge=challenge)
    services.approve_late_exception(actor=accounts.office_officer(), late_exception=late_window(challenge, late.vendor))
    with after_deadline(challenge):
        close_due()
        services.submit_proposal(actor=late.created_by, proposal=fresh(late), idempotency_key="late")
    with after_deadline(challenge, by=timedelta(hours=4)):
        asked = services.request_opening(actor=accounts.office_officer(), round_=late.round)
        assert len(services.confirm_opening(actor=accounts.office_officer(), opening=asked).manifest) == 1
    assert fresh(late).status == "received"


def test_a_late_startup_whose_draft_lapsed_begins_again_with_its_own_text() -> None:
    challenge = open_challenge()
    lapsed = draft_proposal(challenge=challenge)
    with after_deadline(challenge):
        close_due()
        services.approve_late_exception(
            actor=accounts.office_officer(), late_exception=late_window(challenge, lapsed.vendor)
        )
        again = services.start_proposal(actor=lapsed.created_by, round_=lapsed.round, vendor=lapsed.vendor)
        points = ["truth", "rights", "terms"]
        sent = services.submit_proposal(
            actor=lapsed.created_by, proposal=fresh(again), idempotency_key="late", points=points
        )
    assert fresh(again).continues == lapsed
    assert sent.receipt_number


def test_late_exceptions_that_make_no_sense_are_refused() -> None:
    challenge = open_challenge()
    officer, vendor, round_ = accounts.office_officer(), verified_vendor(), challenge.rounds.get()
    ask = services.ask_late_exception
    for until in (clock.now() - timedelta(hours=1), challenge.closes_at):
        with pytest.raises(Invalid) as refusal:
            ask(actor=officer, round_=round_, vendor=vendor, until=until, public_reason="")
        assert set(refusal.value.fields) == {"until", "public_reason"}
    later = challenge.closes_at + timedelta(hours=1)
    with pytest.raises(NotAllowed):
        ask(actor=accounts.auditor(), round_=round_, vendor=vendor, until=later, public_reason="دلیل")
    row = ask(actor=officer, round_=round_, vendor=vendor, until=later, public_reason="دلیل")
    with pytest.raises(Conflict):
        ask(actor=officer, round_=round_, vendor=vendor, until=later, public_reason="دلیل")
    with clock.travel(to=later), pytest.raises(WrongState):
        services.approve_late_exception(actor=accounts.office_officer(), late_exception=row)


def test_after_the_opening_a_late_exception_is_impossible() -> None:
    found = opened_round(count=1)
    with after_deadline(found.challenge), pytest.raises(WrongState):
        late_window(found.challenge, verified_vendor())


def test_one_officer_cannot_grant_alone_says_postgresql() -> None:
    row = late_window(open_challenge(), verified_vendor())
    for change, name in (({"approved_by_id": row.asked_by_id}, "two_officers"), ({"public_reason": ""}, "has_reason")):
        with pytest.raises(IntegrityError, match=f"lateexception_{name}"), transaction.atomic():
            LateException.objects.filter(pk=row.pk).update(**change)
