"""The second round by invitation: its dates, its questions, its opening and judging, who is told, two at once."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from challenges.evaluation import services
from challenges.evaluation.ranking import ranking_of
from challenges.evaluation.rounds import panel_before
from challenges.evaluation.selectors.results import result_of
from challenges.models import Challenge
from challenges.proposals.blockers import eligibility_points
from challenges.proposals.models import Invitation, Proposal
from challenges.proposals.services import save_price, start_proposal, submit_proposal
from challenges.services import close_due, extend_deadline, watch_challenge
from marketplace import clock
from marketplace.accounts.roles import SYSTEM_ACTOR
from marketplace.dates import jalali_year, tehran_date, working_days_between
from marketplace.desks.selectors.promises import due_promises
from marketplace.errors import WrongState
from marketplace.journal import outbox
from marketplace.journal.models import AuditRecord
from marketplace.notify.models import Notification
from tests.evaluation.walking import as_it_is, concepts, read
from tests.factories.accounts import UserFactory
from tests.factories.challenges import after_deadline, workday
from tests.factories.evaluation import JudgedRound, announced, chosen, invited, judged_round, score
from tests.factories.proposals import TEXT, OpenedRound, fresh, open_envelopes, price

pytestmark = pytest.mark.django_db


# -- time


def test_a_choice_in_time_leaves_the_promised_dates() -> None:
    found = concepts()
    promised = found.challenge.rounds.get(number=2).closes_at
    invited(found)
    challenge = as_it_is(found)
    assert (challenge.closes_at, challenge.version.number) == (promised, 1)


def test_a_late_choice_moves_the_dates_of_the_second_round_as_a_version_of_its_own() -> None:
    found = concepts()
    second = found.challenge.rounds.get(number=2)
    moment = second.closes_at - timedelta(days=2)
    with clock.travel(to=moment):
        services.send_invitations(actor=found.office, decision=chosen(found))
    challenge, moved = as_it_is(found), found.challenge.rounds.get(number=2)
    assert challenge.closes_at == moved.closes_at > second.closes_at
    assert moved.questions_until > second.questions_until
    assert working_days_between(tehran_date(moment), tehran_date(moved.closes_at), frozenset()) >= 5
    assert (challenge.version.number, challenge.version.change) == (2, "cosmetic")
    assert challenge.version.terms.get(round=moved).closes_at == moved.closes_at
    assert {row["path"].split(".")[0] for row in challenge.version.changes} <= {"rounds", "pilot_starts_at"}


def test_a_waived_question_stays_public_with_its_round_and_holds_the_next_one_anew() -> None:
    found = concepts()
    Challenge.objects.filter(pk=found.challenge.pk).update(questions_waived_reason="پرسش تکراری بود")
    invited(found)
    challenge = as_it_is(found)
    assert challenge.questions_waived_reason == ""
    assert found.round.questions_waived_reason == "پرسش تکراری بود"


def test_the_second_round_is_extended_closed_opened_and_judged_like_any_other(client: Client) -> None:
    found = concepts()
    invited(found)
    challenge = as_it_is(found)
    winner = next(row for row in map(fresh, found.proposals) if row.status == "invited")
    with clock.travel(to=challenge.closes_at - timedelta(days=3)):
        later = workday(8, after=challenge.closes_at)
        extend_deadline(actor=found.office, challenge=challenge, closes_at=later, reason="تعطیلی")
        challenge = as_it_is(found)
        round_ = challenge.rounds.select_related("challenge").get(number=2)
        full = start_proposal(actor=winner.created_by, round_=round_, vendor=winner.vendor)
        save_price(actor=winner.created_by, proposal=full, price=price(), base_revision=0)
        submit_proposal(actor=winner.created_by, proposal=full, idempotency_key="full", points=eligibility_points(full))
    assert challenge.closes_at == later
    assert found.challenge.rounds.get(number=1).closed_at is not None

    first, second = found.opened.first_officer, found.opened.second_officer
    with after_deadline(challenge):
        assert close_due() == 1
        opening = open_envelopes(challenge.rounds.get(number=2), first, second)
        assert [row["number"] for row in opening.manifest] == [fresh(full).current_submission.receipt_number]
        people = [UserFactory.create(), UserFactory.create()]
        round_ = challenge.rounds.select_related("challenge").get(number=2)
        panel = services.appoint_panel(actor=first, round_=round_, chair=found.chair, evaluators=people)
        services.admit_proposal(actor=first, proposal=full)
        final = JudgedRound(
            OpenedRound(as_it_is(found), round_, opening, [fresh(full)], first, second),
            panel, found.chair, people, people[0], [fresh(full)],
        )  # fmt: skip
        decision = announced(final)
    with clock.travel(to=decision.standstill_until + timedelta(minutes=1)):
        services.finalise_decision(actor=SYSTEM_ACTOR, decision=decision)
    assert (as_it_is(found).status, fresh(full).status) == ("awarded", "awarded")
    assert result_of(as_it_is(found)).round.number == 2
    assert result_of(as_it_is(found), "1").chooses_concepts

    reference = challenge.reference
    client.cookies["baham_language"] = "en"
    assert full.vendor.name_fa in read(client, found.office, f"/challenges/{reference}/result/")
    earlier = read(client, found.office, f"/challenges/{reference}/result/?round=1")
    assert full.vendor.name_fa not in earlier.split("<main")[1]


# -- what people are told and see


def test_the_invited_and_the_others_are_told_once_each_and_followers_without_a_name() -> None:
    found = concepts()
    follower = UserFactory.create()
    watch_challenge(actor=follower, challenge=found.challenge)
    invited(found)
    for _again in range(2):
        outbox.drain()
    winner, loser = sorted(map(fresh, found.proposals), key=lambda row: row.status)
    assert (winner.status, loser.status) == ("invited", "not_invited")

    def told(person: Any) -> list[str]:
        rows = Notification.objects.filter(recipient=person, kind__in=["evaluation.invited", "evaluation.not_invited"])
        return list(rows.values_list("kind", flat=True))

    assert told(winner.created_by) == ["evaluation.invited"]
    assert told(loser.created_by) == ["evaluation.not_invited"]
    row = Notification.objects.get(recipient=follower, kind="challenges.second_round")
    assert winner.vendor.name_fa not in str(row.params)


def test_the_whole_way_is_walked_page_by_page(client: Client) -> None:
    found = concepts()
    reference = found.challenge.reference
    assert "دور نخست: طرح کوتاه" in read(client, found.office, f"/challenges/{reference}/")
    with clock.travel(to=found.round.decides_at - timedelta(hours=1)):
        score(found)
        client.force_login(found.chair)
        answer = client.post(f"/challenges/{reference}/evaluation/settle/")
        assert answer.status_code == 302
        page = read(client, found.chair, f"/challenges/{reference}/decision/")
        assert "دعوت‌شده به دور دوم" in page
        assert "برگزیده‌نشده" not in page
        one, two = [row.proposal.pk for row in ranking_of(found.round)]
        form = {
            "public_reason": "طرح‌های با شاهد", f"outcome-{one}": "invited", f"reason-{one}": "", f"debrief-{one}": "",
            f"outcome-{two}": "not_invited", f"reason-{two}": "", f"debrief-{two}": "شاهد کم بود",
        }  # fmt: skip
        assert client.post(f"/challenges/{reference}/decision/", form).status_code == 302
        assert "یک شرکت به دور دوم دعوت شود؟" in read(client, found.office, f"/challenges/{reference}/decision/invite/")
        assert client.post(f"/challenges/{reference}/decision/invite/").status_code == 302
    winner, loser = fresh(Proposal.objects.get(pk=one)), fresh(Proposal.objects.get(pk=two))

    result = client.get(f"/challenges/{reference}/result/").content.decode()
    assert "یک طرح کوتاه به دور دوم می‌رود" in result
    assert winner.vendor.name_fa not in result
    feedback = read(client, loser.created_by, f"/proposals/{loser.public_id}/feedback/")
    assert "شاهد کم بود" in feedback
    assert "دورهٔ اعتراض ندارد" in feedback
    assert "دور دوم، با دعوت" in read(client, loser.created_by, f"/challenges/{reference}/")
    assert "فقط برای شرکت‌های دعوت‌شده" in read(client, loser.created_by, f"/challenges/{reference}/propose/")
    assert "به دور دوم دعوت شده‌اید" in read(client, winner.created_by, f"/proposals/{winner.public_id}/feedback/")
    assert "از پیش پر می‌شود" in read(client, winner.created_by, f"/challenges/{reference}/propose/")
    begun = client.post(f"/challenges/{reference}/propose/")
    assert TEXT in client.get(f"{begun['Location']}answers/method/").content.decode()
    assert str(winner.public_id) in client.get(begun["Location"]).content.decode()
    earlier = read(client, found.office, f"/challenges/{reference}/decision/?round=1")
    assert winner.vendor.name_fa in earlier


def test_the_service_board_keeps_the_promises_of_the_first_round() -> None:
    found = concepts()
    first = found.round
    invited(found)
    challenge = as_it_is(found)
    with clock.travel(to=challenge.decides_at + timedelta(days=30)):
        years = {jalali_year(first.opens_at), jalali_year(challenge.decides_at)}
        promises = [row for year in sorted(years) for row in due_promises(year)]
    assert [(row.reference, row.stage, row.promised_at) for row in promises] == [
        (challenge.reference, "opening", first.opens_at), (challenge.reference, "decision", first.decides_at),
        (challenge.reference, "opening", challenge.opens_at), (challenge.reference, "decision", challenge.decides_at),
    ]  # fmt: skip
    assert [row.kept_at is not None for row in promises] == [True, True, False, False]
    assert [row.deadline for row in promises] == [first.closes_at] * 2 + [challenge.closes_at] * 2


@pytest.mark.django_db(transaction=True)
def test_two_officers_who_invite_at_the_same_instant_invite_once() -> None:
    found = concepts()
    with after_deadline(found.challenge):
        decision = chosen(found)
    start, done = threading.Barrier(2), list[str]()

    def send(person: Any) -> None:
        try:
            with after_deadline(found.challenge):
                start.wait()
                services.send_invitations(actor=person, decision=decision)
                done.append("sent")
        except WrongState:
            done.append("refused")
        finally:
            connection.close()

    officers = [threading.Thread(target=send, args=(person,)) for person in (found.office, found.chair)]
    for officer in officers:
        officer.start()
    for officer in officers:
        officer.join()

    assert sorted(done) == ["refused", "sent"]
    assert Invitation.objects.count() == 1
    assert AuditRecord.objects.filter(action="challenges.challenge.second_round_opened").count() == 1
    assert as_it_is(found).current_round == 2


def test_the_panel_of_the_concepts_is_proposed_for_the_second_round(client: Client) -> None:
    found = concepts()
    invited(found)
    page = read(client, found.office, f"/challenges/{found.challenge.reference}/panel/")
    for person in [found.chair, found.secretary, *found.evaluators]:
        assert person.email in page
    first = judged_round(two_rounds=True)
    assert panel_before(first.round) == []
