"""What came in and how it was judged: proposals sealed and submitted, opened by two officers, screened, scored, decided."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from challenges.evaluation.models import Assignment, Decision, Outcome
from challenges.evaluation.ranking import ranking_of
from challenges.evaluation.services import (
    LineContent,
    admit_proposal,
    announce_decision,
    appoint_panel,
    declare_no_conflict,
    finalise_decision,
    propose_decision,
    recuse,
    refuse_proposal,
    save_score,
    settle_technical,
    submit_scores,
)
from challenges.evaluation.services.scores import scored_criteria
from challenges.models import Challenge, Round
from challenges.proposals.blockers import eligibility_points
from challenges.proposals.models import Proposal
from challenges.proposals.models.opening import Envelope
from challenges.proposals.pricing import Price, PriceLine
from challenges.proposals.services import (
    confirm_eligibility,
    confirm_opening,
    request_opening,
    save_answer,
    save_price,
    save_team,
    start_proposal,
    submit_proposal,
)
from challenges.services import close_challenge, find_unsuccessful
from marketplace.accounts.roles import SYSTEM_ACTOR
from marketplace.management.demo import schema
from marketplace.management.demo.load.town import Town

STANDSTILL_DAY = -2
JUDGED = {"standstill", "awarded", "unsuccessful"}
NO_DEBRIEF = "پیشنهاد شما از آستانهٔ فنی گذشت، ولی در جمع امتیازها پایین‌تر از برگزیده ایستاد."


def cases(town: Town) -> Iterator[None]:
    """Every case, as far as its challenge has come."""
    rows = {row.code: row for row in town.city.challenges}
    for case in town.city.cases:
        row = rows[case.challenge]
        challenge = Challenge.objects.get(pk=town.challenges[row.code].pk)
        proposals = {item.vendor: _submit(town, challenge, item) for item in case.proposals}
        with town.on(challenge.closes_at + timedelta(minutes=1)):
            close_challenge(actor=SYSTEM_ACTOR, challenge=challenge)
        if row.state != "closed":
            _evaluate(town, row, case, challenge, proposals)
        yield


def concepts(town: Town) -> Iterator[None]:
    """What has come in for first rounds that are still running: sealed, like every proposal before its opening."""
    for row in town.city.challenges:
        if row.concept is not None:
            challenge = Challenge.objects.get(pk=town.challenges[row.code].pk)
            for item in row.concept.proposals:
                _submit(town, challenge, item)
            yield


def _submit(town: Town, challenge: Challenge, item: schema.Proposal) -> Proposal:
    rounds = challenge.rounds.select_related("challenge__current_version")
    owner, round_ = town.owner(item.vendor), rounds.get(number=challenge.current_round)
    moment = min(town.at(item.submitted_day, 16), challenge.closes_at - timedelta(hours=1))
    with town.on(moment):
        proposal = start_proposal(actor=owner, round_=round_, vendor=town.vendors[item.vendor])
        for question, text in zip(
            proposal.version.terms.get(round=round_).questions.all(), item.answers_fa, strict=True
        ):
            save_answer(actor=owner, proposal=proposal, question_key=question.key, text=text, base_revision=0)
        members = [{"name": line.name_fa, "role": line.role_fa, "experience": ""} for line in item.team]
        save_team(actor=owner, proposal=proposal, members=members)
        if proposal.has_price:
            price = Price((PriceLine("اجرای پایلوت", item.price_rial),))
            save_price(actor=owner, proposal=proposal, price=price, base_revision=0)
        confirm_eligibility(actor=owner, proposal=proposal, points=eligibility_points(proposal))
        submit_proposal(actor=owner, proposal=proposal, idempotency_key=f"demo-{challenge.pk}-{item.vendor}")
    return proposal


def _evaluate(
    town: Town, row: schema.Challenge, case: schema.Case, challenge: Challenge, proposals: dict[str, Proposal]
) -> None:
    first, second = town.office[:2]
    with town.on(challenge.opens_at):
        round_ = challenge.rounds.get()
        confirm_opening(actor=second, opening=request_opening(actor=first, round_=round_))
    with town.on(challenge.opens_at + timedelta(hours=3)):
        _screen(town, case, proposals)
        panel = appoint_panel(
            actor=first,
            round_=round_,
            chair=town.person(case.chair),
            evaluators=[town.person(local) for local in case.evaluators],
            secretary=town.person(case.secretary) if case.secretary and case.secretary != "office1" else None,
            scores_due_at=town.workday(row.timeline.result_day - 10, 14),
        )
    with town.on(challenge.opens_at + timedelta(days=4)):
        _score(town, case, panel.pk, proposals)
    if row.state in JUDGED:
        _decide(town, row, case, Round.objects.select_related("challenge").get(pk=round_.pk), proposals)


def _screen(town: Town, case: schema.Case, proposals: dict[str, Proposal]) -> None:
    for item in case.proposals:
        proposal = Proposal.objects.get(pk=proposals[item.vendor].pk)
        if item.outcome == "inadmissible":
            refuse_proposal(actor=town.office[0], proposal=proposal, reason=item.outcome_reason_fa)
        else:
            admit_proposal(actor=town.office[0], proposal=proposal)


def _score(town: Town, case: schema.Case, panel_id: int, proposals: dict[str, Proposal]) -> None:
    rows = Assignment.objects.filter(member__panel=panel_id).select_related("member__user", "proposal__version")
    held = {(row.member.user.email, row.proposal_id): row for row in rows}
    recused = {town.person(local).email: reason for local, reason in case.recused}
    for item in case.proposals:
        proposal = proposals[item.vendor]
        sheets = {town.person(sheet.evaluator).email: sheet for sheet in item.sheets}
        for (email, proposal_id), assignment in held.items():
            if proposal_id != proposal.pk:
                continue
            actor = town.people[email]
            if email in recused and email not in sheets:
                recuse(actor=actor, assignment=assignment, reason=recused[email])
            elif email in sheets:
                _fill(town, assignment, sheets[email])
            elif assignment.member.role == "chair":
                declare_no_conflict(actor=actor, assignment=assignment)


def _fill(town: Town, assignment: Assignment, sheet: schema.Sheet) -> None:
    actor = assignment.member.user
    declare_no_conflict(actor=actor, assignment=assignment)
    criteria = scored_criteria(assignment.proposal)
    for criterion, (value, reason) in zip(criteria, sheet.marks, strict=False):
        save_score(actor=actor, assignment=assignment, criterion=criterion, value=value, reason=reason)
    if len(sheet.marks) == len(criteria):
        submit_scores(actor=actor, assignment=assignment)


def _decide(
    town: Town, row: schema.Challenge, case: schema.Case, round_: Round, proposals: dict[str, Proposal]
) -> None:
    chair, (first, second) = town.person(case.chair), town.office[:2]
    earliest = (round_.opened_at or round_.opens_at) + timedelta(days=6)
    day = case.decision_day or row.timeline.result_day
    if row.state == "standstill":  # announced so lately that the stand-still is still running
        day = max(day, STANDSTILL_DAY)
    decided = max(town.workday(day), earliest)
    with town.on(decided - timedelta(days=1)):
        settle_technical(actor=chair, round_=round_)
        if row.state == "unsuccessful":
            find_unsuccessful(
                actor=town.office[-1], challenge=round_.challenge, reason=row.state_reason_fa or case.decision_fa
            )
            return
        confirm_opening(
            actor=second, opening=request_opening(actor=first, round_=round_, envelope=Envelope.PRICE.value)
        )
    with town.on(decided):
        round_ = Round.objects.select_related("challenge").get(pk=round_.pk)
        lines = _lines(case, round_, proposals)
        decision = propose_decision(actor=chair, round_=round_, public_reason=case.decision_fa, lines=lines)
        decision = announce_decision(actor=chair, decision=decision)
    if row.state == "awarded":
        _finish(town, decision)


def _lines(case: schema.Case, round_: Round, proposals: dict[str, Proposal]) -> dict[int, LineContent]:
    by_id = {proposals[item.vendor].pk: item for item in case.proposals}
    lines = {}
    for ranked in ranking_of(round_):
        item = by_id[ranked.proposal.pk]
        outcome = item.outcome if item.outcome in {"awarded", "reserve"} else Outcome.NOT_AWARDED.value
        reason = item.outcome_reason_fa or case.decision_fa
        lines[ranked.proposal.pk] = LineContent(outcome, reason, item.debrief_fa or NO_DEBRIEF)
    return lines


def _finish(town: Town, decision: Decision) -> None:
    with town.on((decision.standstill_until or town.today) + timedelta(minutes=5)):
        finalise_decision(actor=SYSTEM_ACTOR, decision=decision)
