"""The pages of an evaluation: what each shows, to whom, in how many queries."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from challenges.evaluation import services
from challenges.evaluation.models import Appeal, Assignment, ConsensusScore, Decision, Panel, Score
from challenges.evaluation.rounds import criteria_of
from challenges.proposals import services as proposals
from challenges.proposals.models import Proposal
from marketplace.accounts.models import User
from tests.factories.accounts import UserFactory, auditor, member
from tests.factories.challenges import after_deadline
from tests.factories.evaluation import JudgedRound, announced, decided, judged_round, lines_of, score, settled
from tests.factories.proposals import draft_proposal, opened_prices, opened_round
from tests.factories.vendors import member_of_verified_vendor
from vendors.models import Vendor

pytestmark = pytest.mark.django_db

BACKEND = "django.contrib.auth.backends.ModelBackend"


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person, backend=BACKEND)
    return client


def page(person: User | None, name: str, *args: Any, **query: str) -> Any:
    client = signed_in(person) if person else Client()
    return client.get(reverse(f"evaluation:{name}", args=args), query)


def text_of(response: Any) -> str:
    assert response.status_code == 200, response.content[:800]
    return response.content.decode()


def test_the_office_appoints_a_panel_by_e_mail_addresses() -> None:
    opened = opened_round()
    chair, first, second = UserFactory.create(), UserFactory.create(), UserFactory.create()
    url = reverse("evaluation:panel", args=(opened.challenge.reference,))
    with after_deadline(opened.challenge):
        client = signed_in(opened.first_officer)
        assert "form" in text_of(client.get(url))
        unknown = client.post(url, {"chair": chair.email, "evaluators": f"{first.email}\nnobody@example.com"})
        assert "nobody@example.com" in text_of(unknown)
        assert first.email in text_of(unknown), "what was typed stays"
        assert not Panel.objects.exists()
        done = client.post(url, {"chair": chair.email, "evaluators": f"{first.email}\n{second.email}"})
        assert done.status_code == 302
        again = client.post(url, {"chair": chair.email, "evaluators": f"{first.email}\n{second.email}"})
        assert again.status_code == 200
    assert {row.user for row in Panel.objects.get().members.all()} == {chair, first, second}


def test_screening_admits_or_refuses_with_a_reason() -> None:
    judged = judged_round(admitted=False)
    with after_deadline(judged.challenge):
        client = signed_in(judged.secretary)
        first, second = judged.proposals
        url = reverse("evaluation:screening", args=(first.public_id,))
        assert "حسگر" in text_of(client.get(url))
        assert client.post(url, {"verdict": "admit"}).status_code == 302
        other = reverse("evaluation:screening", args=(second.public_id,))
        assert "field-error" in text_of(client.post(other, {"verdict": "refuse", "reason": ""}))
        assert client.post(other, {"verdict": "refuse", "reason": "مهر شرکت نبود"}).status_code == 302
    assert [Proposal.objects.get(pk=row.pk).status for row in judged.proposals] == ["admissible", "inadmissible"]


def test_the_shares_of_a_consortium_are_read_in_percent() -> None:
    consortium, owner = draft_proposal(), member_of_verified_vendor()
    asking: dict[str, Any] = {"actor": consortium.created_by, "proposal": consortium}
    legal_id = str(Vendor.objects.of(owner).get().legal_id)
    partner = proposals.ask_partner(**asking, legal_id=legal_id, share=3350)
    stamp = proposals.division_stamp(consortium)
    proposals.answer_partnership(actor=owner, partner=partner, consents=True, stamp=stamp)
    proposals.submit_proposal(**asking, idempotency_key="k")
    found = opened_round(challenge=consortium.challenge, count=1)
    with after_deadline(found.challenge):
        for prefix, share in (("", "۳۳٫۵ درصد"), ("/en", "33.5 percent")):
            path = reverse("evaluation:screening", args=(consortium.public_id,))
            shown = text_of(signed_in(found.first_officer).get(f"{prefix}{path}"))
            assert f'<span class="soft">{share}</span>' in shown
            assert "3350" not in shown


def test_an_evaluator_reads_nothing_before_the_declaration(found: JudgedRound) -> None:
    person = found.evaluators[0]
    mine = found.assignments(person)[0]
    before = text_of(page(person, "assignment", mine.pk))
    assert "حسگر" not in before
    assert reverse("evaluation:declare", args=(mine.pk,)) in before
    client = signed_in(person)
    for _click in range(2):
        assert client.post(reverse("evaluation:declare", args=(mine.pk,))).status_code == 302
    assert "حسگر کم‌مصرف" in text_of(page(person, "assignment", mine.pk))


def test_scores_are_kept_as_one_goes_and_handed_in_as_a_whole(found: JudgedRound) -> None:
    person = found.evaluators[0]
    mine = found.assignments(person)[0]
    services.declare_no_conflict(actor=person, assignment=mine)
    client, url = signed_in(person), reverse("evaluation:scores", args=(mine.pk,))
    keys = [row.key for row in criteria_of(found.round)]

    lonely = client.post(url, {f"reason-{keys[0]}": "بی‌امتیاز"}, headers={"X-Autosave": "1"})
    assert lonely.status_code == 422
    kept = client.post(url, {f"score-{keys[0]}": "4", f"reason-{keys[0]}": "خوب"}, headers={"X-Autosave": "1"})
    assert kept.status_code == 200
    assert Score.objects.get().value == 4
    early = client.post(url, {f"score-{keys[0]}": "4", f"reason-{keys[0]}": "خوب", "then": "submit"})
    assert "field-error" in text_of(early) or "notice" in text_of(early)
    whole = {f"score-{key}": "3" for key in keys} | {f"reason-{key}": "دلیل" for key in keys}
    assert client.post(url, whole | {"then": "submit"}).status_code == 302
    assert Assignment.objects.get(pk=mine.pk).status == "submitted"
    assert client.post(url, whole | {"then": "submit"}).status_code in {200, 302}
    assert Score.objects.filter(assignment=mine).count() == len(keys)


def test_the_assignment_of_another_is_not_found(found: JudgedRound) -> None:
    mine = found.assignments(found.evaluators[0])[0]
    assert page(found.evaluators[1], "assignment", mine.pk).status_code == 404
    assert page(UserFactory.create(), "assignment", mine.pk).status_code == 404


def test_a_blind_panel_shows_numbers_instead_of_names() -> None:
    judged = judged_round(is_blind=True)
    person = judged.evaluators[0]
    with after_deadline(judged.challenge):
        mine = judged.assignments(person)[0]
        services.declare_no_conflict(actor=person, assignment=mine)
        shown = text_of(page(person, "assignment", mine.pk))
        assert mine.proposal.vendor.name not in shown
        assert "سارا راد" not in shown
        score(judged, evaluator=judged.evaluators[1])
        assert mine.proposal.vendor.name not in text_of(page(judged.chair, "chair", judged.challenge.reference))


def test_the_chair_sees_the_matrix_and_others_wait(found: JudgedRound) -> None:
    reference = found.challenge.reference
    score(found, evaluator=found.evaluators[0])
    assert "matrix" in text_of(page(found.chair, "chair", reference))
    assert page(found.evaluators[0], "chair", reference).status_code == 403
    score(found, evaluator=found.evaluators[1])
    assert page(found.evaluators[0], "chair", reference).status_code == 200
    assert page(member(found.challenge.department), "chair", reference).status_code == 403
    assert page(auditor(), "chair", reference).status_code == 200
    assert page(UserFactory.create(), "chair", reference).status_code == 403


def test_a_disagreement_is_brought_to_a_consensus(found: JudgedRound) -> None:
    first = found.proposals[0]
    score(found, {first.pk: 1}, evaluator=found.evaluators[0])
    score(found, {first.pk: 5}, evaluator=found.evaluators[1])
    shown = text_of(page(found.chair, "chair", found.challenge.reference))
    key = criteria_of(found.round)[0].key
    url = reverse("evaluation:consensus", args=(found.challenge.reference,))
    url += f"?proposal={first.public_id}&criterion={key}"
    assert url.replace("&", "&amp;") in shown
    client = signed_in(found.chair)
    prefix = f"c{first.pk}-{criteria_of(found.round)[0].pk}"
    assert "field-error" in text_of(client.post(url, {f"{prefix}-value": "400", f"{prefix}-reason": ""}))
    done = client.post(url, {f"{prefix}-value": "400", f"{prefix}-reason": "پس از گفت‌وگو"})
    assert done.status_code == 302
    assert ConsensusScore.objects.get().hundredths == 400


def test_the_chair_decides_and_announces(found: JudgedRound) -> None:
    settled(found, {found.proposals[0].pk: 5})
    reference, client = found.challenge.reference, signed_in(found.chair)
    url = reverse("evaluation:decision", args=(reference,))
    assert "میلیارد" in text_of(client.get(url))
    first, second = found.proposals
    words = {
        "public_reason": "بهترین امتیاز",
        f"outcome-{first.pk}": "awarded",
        f"reason-{first.pk}": "شاهد روشن",
        f"outcome-{second.pk}": "reserve",
    }
    assert "field-error" in text_of(client.post(url, words)), "whoever was not chosen needs feedback"
    assert client.post(url, words | {f"debrief-{second.pk}": "در تاریکی کم‌دقت"}).status_code == 302
    announce = reverse("evaluation:announce", args=(reference,))
    assert "شاهد روشن" in text_of(client.get(announce))
    assert client.post(announce).status_code == 302
    assert client.post(announce).status_code == 302, "a second click changes nothing"
    assert Decision.objects.get().status == "standstill"


def test_the_public_result_names_only_the_chosen(found: JudgedRound) -> None:
    reference = found.challenge.reference
    assert page(None, "result", reference).status_code == 404
    decided(found, {found.proposals[0].pk: 5})
    assert page(None, "result", reference).status_code == 404, "a proposed decision is nobody's business yet"
    services.announce_decision(actor=found.chair, decision=Decision.objects.get())
    shown = text_of(page(None, "result", reference))
    assert found.proposals[0].vendor.name in shown
    assert found.proposals[1].vendor.name not in shown
    assert "در تاریکی" not in shown, "feedback is for the startup"


def test_a_startup_reads_its_feedback_and_appeals_once(found: JudgedRound) -> None:
    announced(found, {found.proposals[0].pk: 5})
    loser = found.proposals[1]
    owner = loser.created_by
    shown = text_of(page(owner, "debrief", loser.public_id))
    assert "در تاریکی دقت کم بود." in shown
    assert page(found.proposals[0].created_by, "debrief", loser.public_id).status_code == 404
    client, url = signed_in(owner), reverse("evaluation:lodge", args=(loser.public_id,))
    assert "field-error" in text_of(client.post(url, {"text": " "}))
    assert client.post(url, {"text": "معیار دوم نادیده ماند"}).status_code == 302
    assert client.post(url, {"text": "معیار دوم نادیده ماند"}).status_code == 302
    appeal = Appeal.objects.get()
    assert page(owner, "appeal", appeal.pk).status_code == 403
    office, answer = signed_in(found.office), reverse("evaluation:appeal", args=(appeal.pk,))
    assert "معیار دوم" in text_of(office.get(answer))
    assert office.post(answer, {"verdict": "reject", "answer": "امتیاز با دلیل است"}).status_code == 302
    assert "امتیاز با دلیل است" in text_of(page(owner, "debrief", loser.public_id))


@pytest.mark.parametrize("count", [3, 12])
def test_queries_do_not_grow_with_the_proposals(count: int, django_assert_max_num_queries: Any) -> None:
    judged = judged_round(count=count)
    with after_deadline(judged.challenge):
        person, reference = judged.evaluators[0], judged.challenge.reference
        mine = judged.assignments(person)[0]
        services.declare_no_conflict(actor=person, assignment=mine)
        clients = {user: signed_in(user) for user in (person, judged.chair, judged.office)}
        anybody = Client()

        def asks(most: int, user: User | None, name: str, *args: Any) -> None:
            with django_assert_max_num_queries(most):
                client = clients[user] if user else anybody
                assert client.get(reverse(f"evaluation:{name}", args=args)).status_code == 200

        asks(15, judged.office, "panel", reference)
        asks(15, judged.office, "screening", judged.proposals[0].public_id)
        asks(15, person, "assignment", mine.pk)
        Assignment.objects.filter(pk=mine.pk).update(status="assigned")
        score(judged, {judged.proposals[0].pk: 5})
        asks(15, judged.chair, "chair", reference)
        services.settle_technical(actor=judged.chair, round_=judged.round)
        judged.opened.round = judged.round
        opened_prices(judged.opened)
        asks(15, judged.chair, "chair", reference)
        decision = services.propose_decision(
            actor=judged.chair, round_=judged.round, public_reason="دلیل", lines=lines_of(judged)
        )
        asks(15, judged.chair, "decision", reference)
        services.announce_decision(actor=judged.chair, decision=decision)
        asks(12, None, "result", reference)
