"""The demo city holds together: counts, references, weights, dates, and a winner the scores agree with."""

from collections import Counter
from datetime import UTC, datetime

import pytest

from challenges import limits
from marketplace.identifiers import validate_legal_entity_id
from marketplace.management.demo.challenges import CHALLENGES
from marketplace.management.demo.city import CITY
from marketplace.management.demo.load.contents import content_of
from marketplace.management.demo.load.town import Town
from marketplace.management.demo.people import EVALUATORS
from marketplace.management.demo.schema import Case, Challenge, FormQuestion, Pilot, Proposal, Vendor
from marketplace.management.demo.terms import MEDIUM_UP_TO, SMALL_UP_TO
from marketplace.places.data import DISTRICTS
from marketplace.places.holidays import HOLIDAYS
from marketplace.taxonomy.capabilities import CAPABILITIES
from marketplace.taxonomy.data import FIELDS

BY_CODE = {challenge.code: challenge for challenge in CITY.challenges}
VENDORS = {vendor.code: vendor for vendor in CITY.vendors}
JUDGED = {"evaluating", "standstill", "awarded", "unsuccessful"}

each_challenge = pytest.mark.parametrize("challenge", CITY.challenges, ids=lambda challenge: challenge.code)
each_vendor = pytest.mark.parametrize("vendor", CITY.vendors, ids=lambda vendor: vendor.code)
each_case = pytest.mark.parametrize("case", CITY.cases, ids=lambda case: case.challenge)
each_pilot = pytest.mark.parametrize("pilot", CITY.pilots, ids=lambda pilot: pilot.challenge)


def judged_criteria(challenge: Challenge) -> list[int]:
    return [criterion.weight for criterion in challenge.criteria if criterion.group != "price"]


def technical(challenge: Challenge, proposal: Proposal) -> float:
    """Technical score out of 100: mean of the sheets, weighted, scaled to the technical weights."""
    weights = judged_criteria(challenge)
    means = [sum(sheet.marks[i][0] for sheet in proposal.sheets) / len(proposal.sheets) for i in range(len(weights))]
    return sum(w * m / 5 for w, m in zip(weights, means, strict=True)) / sum(weights) * 100


def total(case: Case, proposal: Proposal) -> float:
    """Technical part plus price part, the cheapest proposal above the minimum getting the whole price weight."""
    challenge = BY_CODE[case.challenge]
    weight = sum(judged_criteria(challenge))
    rivals = [p.price_rial for p in case.proposals if p.outcome in {"awarded", "reserve", "not_awarded"}]
    price = (100 - weight) * min(rivals) / proposal.price_rial
    return technical(challenge, proposal) * weight / 100 + price


def test_the_city_has_what_the_issue_asks_for() -> None:
    assert len(CITY.challenges) == 60
    assert len(CITY.vendors) == 40
    assert len(CITY.departments) >= 16
    assert len(EVALUATORS) == 14
    assert len(FIELDS) == 25
    assert len(CAPABILITIES) >= 150
    assert Counter(article.kind for article in CITY.articles) == {"story": 6, "guide": 6, "news": 6, "page": 4}
    assert (
        sum(bool(challenge.title_en and challenge.summary_en and challenge.need_en) for challenge in CHALLENGES) >= 20
    )


def test_challenges_stand_in_every_state() -> None:
    states = Counter(challenge.state for challenge in CITY.challenges)
    assert set(states) == {
        "draft", "awaiting_manager", "awaiting_office", "returned", "open", "closed",
        "evaluating", "standstill", "awarded", "unsuccessful", "cancelled",
    }  # fmt: skip
    assert states["open"] >= 20


def test_startups_stand_in_every_state() -> None:
    states = Counter(vendor.state for vendor in CITY.vendors)
    assert states["verified"] >= 30
    assert states["returned"] == 1
    assert states["suspended"] == 1
    assert states["pending"] >= 2


def test_three_pilots_ended_well_and_one_was_stopped() -> None:
    verdicts = Counter(pilot.verdict for pilot in CITY.pilots)
    assert verdicts["scale"] + verdicts["buy"] == 3
    assert verdicts["stop"] == 1
    assert any(pilot.state == "running" for pilot in CITY.pilots)


@pytest.mark.parametrize("rows", [CITY.challenges, CITY.vendors, CITY.departments, CITY.articles, FIELDS, CAPABILITIES])
def test_codes_are_unique(rows: tuple[object, ...]) -> None:
    codes = [row.code for row in rows]  # type: ignore[attr-defined]
    assert len(codes) == len(set(codes))


def test_every_address_belongs_to_one_person() -> None:
    addresses = [person.email for person in CITY.people]
    addresses += [member.email for vendor in CITY.vendors for member in vendor.members]
    assert len(addresses) == len(set(addresses))
    assert all(address.endswith("@demo.baham.test") for address in addresses)


def test_every_field_and_district_is_used() -> None:
    assert {code for challenge in CITY.challenges for code in challenge.fields} == {row.code for row in FIELDS}
    used = {number for challenge in CITY.challenges for number in challenge.districts}
    assert used == {row.number for row in DISTRICTS} == set(range(1, 23))


def test_every_department_has_an_officer_a_manager_and_a_challenge() -> None:
    roles = {link for person in CITY.people for link in person.departments}
    writing = {challenge.department for challenge in CITY.challenges}
    codes = {department.code for department in CITY.departments}
    assert writing == codes
    assert {(code, role) for code in codes for role in ("officer", "manager")} <= roles
    assert {department.parent for department in CITY.departments} - {""} <= codes


@each_challenge
def test_a_challenge_points_only_to_what_exists(challenge: Challenge) -> None:
    assert set(challenge.fields) <= {row.code for row in FIELDS}
    assert set(challenge.capabilities) <= {row.code for row in CAPABILITIES}
    assert challenge.department in {department.code for department in CITY.departments}


@each_challenge
def test_weights_total_one_hundred_and_every_score_has_its_words(challenge: Challenge) -> None:
    assert sum(criterion.weight for criterion in challenge.criteria) == 100
    assert sum(question.points for question in challenge.form) <= 100
    assert [c.group for c in challenge.criteria].count("price") == 1
    assert all(len(c.anchors) == 6 for c in challenge.criteria if c.group != "price")
    assert 3 <= len(challenge.form) <= 5
    assert 4 <= len(challenge.criteria) <= 5


@each_challenge
def test_dates_come_in_order(challenge: Challenge) -> None:
    times = challenge.timeline
    assert times.published_day < times.questions_day <= times.deadline_day < times.opening_day
    assert times.opening_day < times.result_day < times.pilot_day
    for question in challenge.questions:
        assert times.published_day <= question.asked_day <= min(times.questions_day, 0)
        assert question.answered_day is None or question.asked_day <= question.answered_day <= 0
        assert (question.answered_day is None) == (not question.answer_fa)


@each_challenge
def test_state_agrees_with_the_dates(challenge: Challenge) -> None:
    deadline = challenge.timeline.deadline_day
    for amendment in challenge.amendments:
        deadline = int(str(amendment.changes.get("deadline_day", deadline)))
        assert challenge.timeline.published_day < amendment.day < 0
        if amendment.material:
            assert deadline - amendment.day >= 7, "five working days must be left after a material change"
    if challenge.state == "open":
        assert challenge.timeline.published_day < 0 <= deadline
    elif challenge.state in {"closed", *JUDGED}:
        assert deadline < 0
    assert bool(challenge.state_reason_fa) == (challenge.state in {"returned", "cancelled", "unsuccessful"})


@each_challenge
def test_the_procurement_class_follows_the_budget(challenge: Challenge) -> None:
    ceiling = challenge.budget_rial
    expected = "small" if ceiling <= SMALL_UP_TO else "medium" if ceiling <= MEDIUM_UP_TO else "large"
    assert challenge.procurement == expected


@each_challenge
def test_amendments_change_something_that_exists(challenge: Challenge) -> None:
    for amendment in challenge.amendments:
        for name, value in amendment.changes.items():
            before = challenge.timeline.deadline_day if name == "deadline_day" else getattr(challenge, name)
            assert before != value
            assert type(before) is type(value)


@each_vendor
def test_a_startup_has_a_valid_id_an_owner_and_something_to_offer(vendor: Vendor) -> None:
    assert validate_legal_entity_id(vendor.legal_id) == vendor.legal_id
    assert vendor.members[0].role == "owner"
    assert 1 <= len(vendor.solutions) <= 3
    assert set(vendor.fields) <= {row.code for row in FIELDS}
    assert set(vendor.capabilities) <= {row.code for row in CAPABILITIES}
    assert bool(vendor.state_reason_fa) == (vendor.state in {"returned", "suspended"})


def test_legal_ids_and_certificates_are_unique() -> None:
    assert len({vendor.legal_id for vendor in CITY.vendors}) == len(CITY.vendors)
    numbers = [(v.certificate.kind, v.certificate.number) for v in CITY.vendors if v.certificate]
    assert len(numbers) == len(set(numbers))


def test_every_closed_challenge_has_its_case_and_no_other() -> None:
    assert {case.challenge for case in CITY.cases} == {
        challenge.code for challenge in CITY.challenges if challenge.state in {"closed", *JUDGED}
    }


def might_propose(challenge: Challenge, proposal: Proposal) -> bool:
    """Whether the startup held on that day what the challenge asks for."""
    vendor = VENDORS[proposal.vendor]
    held = vendor.certificate
    return (
        held is not None
        and held.kind in challenge.eligibility
        and held.from_day <= proposal.submitted_day <= held.to_day
        and vendor.state in {"verified", "suspended"}
    )


def answers_fit(proposal: Proposal, form: tuple[FormQuestion, ...]) -> bool:
    words = [len(answer.split()) for answer in proposal.answers_fa]
    return all(30 <= count <= asked.words for count, asked in zip(words, form, strict=True))


@each_case
def test_a_proposal_was_allowed_in_time_and_within_the_budget(case: Case) -> None:
    challenge = BY_CODE[case.challenge]
    assert 2 <= len(case.proposals) <= 6
    for proposal in case.proposals:
        assert might_propose(challenge, proposal)
        assert challenge.timeline.published_day < proposal.submitted_day <= challenge.timeline.deadline_day
        assert 0 < proposal.price_rial <= challenge.budget_rial
        assert answers_fit(proposal, challenge.form)


def test_one_challenge_asks_for_concepts_first_and_has_two() -> None:
    ((challenge, concept),) = [(row, row.concept) for row in CITY.challenges if row.concept]
    dates = [concept.questions_day, concept.deadline_day, concept.opening_day, concept.result_day]
    assert challenge.state == "open"
    assert dates == sorted(set(dates))
    assert concept.deadline_day > 0, "it is running"
    assert concept.result_day < challenge.timeline.questions_day, "the second round comes after it"
    assert sum(criterion.weight for criterion in concept.criteria) == 100
    assert all(criterion.group != "price" and len(criterion.anchors) == 6 for criterion in concept.criteria)
    assert {row.text_fa for row in concept.form} & {row.text_fa for row in challenge.form}, "nothing is typed twice"
    assert len(concept.proposals) == 2
    for proposal in concept.proposals:
        assert might_propose(challenge, proposal)
        assert challenge.timeline.published_day < proposal.submitted_day < 0
        assert proposal.price_rial == 0
        assert answers_fit(proposal, concept.form)


@each_case
def test_only_the_panel_scores_and_gives_reasons(case: Case) -> None:
    challenge = BY_CODE[case.challenge]
    known = {person.email.split("@")[0] for person in EVALUATORS}
    assert set(case.evaluators) <= known
    recused = {evaluator for evaluator, _ in case.recused}
    for proposal in case.proposals:
        for sheet in proposal.sheets:
            assert sheet.evaluator in set(case.evaluators) - recused
            assert len(sheet.marks) == len(judged_criteria(challenge))
            assert all(0 <= score <= 5 and len(reason.split()) >= 4 for score, reason in sheet.marks)


@each_case
def test_the_decision_follows_the_scores(case: Case) -> None:
    challenge = BY_CODE[case.challenge]
    decided = challenge.state in {"standstill", "awarded", "unsuccessful"}
    assert bool(case.decision_fa) == decided == (case.decision_day is not None)
    if not decided:
        return
    scored = [proposal for proposal in case.proposals if proposal.outcome != "inadmissible"]
    for proposal in scored:
        passed = technical(challenge, proposal) >= challenge.technical_minimum
        assert passed == (proposal.outcome != "below_threshold")
    passing = [proposal for proposal in scored if proposal.outcome != "below_threshold"]
    order = [proposal.outcome for proposal in sorted(passing, key=lambda p: -total(case, p))]
    expected = ["awarded", "reserve", "not_awarded"] if "reserve" in order else ["awarded", "not_awarded"]
    assert order == expected[: len(order)]
    assert all(p.debrief_fa for p in case.proposals if p.outcome != "awarded")


@each_pilot
def test_a_pilot_belongs_to_the_awarded_startup_and_its_milestones_total_one_hundred(pilot: Pilot) -> None:
    case = next(case for case in CITY.cases if case.challenge == pilot.challenge)
    winner = next(proposal for proposal in case.proposals if proposal.outcome == "awarded")
    assert (winner.vendor, winner.price_rial) == (pilot.vendor, pilot.cost_rial)
    assert BY_CODE[pilot.challenge].state == "awarded"
    assert case.decision_day is not None
    assert case.decision_day < pilot.start_day < pilot.end_day
    assert sum(milestone.share for milestone in pilot.milestones) == 100
    assert bool(pilot.verdict) == (pilot.state == "completed") == bool(pilot.verdict_fa)
    assert all(kpi.actual for kpi in pilot.kpis) or pilot.state != "completed"
    readings = [day for kpi in pilot.kpis for day, _ in kpi.readings]
    assert all(pilot.start_day <= day <= min(pilot.end_day, 0) for day in readings)


def test_articles_point_to_challenges_that_exist() -> None:
    assert {code for article in CITY.articles for code in article.challenges} <= set(BY_CODE)
    assert all(article.blocks for article in CITY.articles)


@each_challenge
def test_a_challenge_keeps_the_measures_of_a_publication(challenge: Challenge) -> None:
    assert len(challenge.title_fa) <= limits.TITLE_CHARACTERS
    assert len(challenge.summary_fa.split()) <= limits.SUMMARY_WORDS
    assert len(challenge.fields) <= limits.MOST_FIELDS
    assert len(challenge.capabilities) <= limits.MOST_CAPABILITIES
    assert challenge.pilot_days <= limits.LONGEST_PILOT_DAYS
    low, high = limits.WORD_LIMIT_RANGE
    assert all(low <= question.words <= high for question in challenge.form)
    assert all(len(question.text_fa) <= limits.QUESTION_CHARACTERS for question in challenge.form)
    assert all(len(question.text_fa.split()) <= limits.ASKED_WORDS for question in challenge.questions)
    assert challenge.timeline.deadline_day - challenge.timeline.published_day >= limits.MINIMUM_OPEN_DAYS * 2


@pytest.mark.parametrize("names", [[row.name_fa for row in FIELDS], [row.name_fa for row in CAPABILITIES]])
def test_names_of_the_taxonomy_are_unique(names: list[str]) -> None:
    assert len(names) == len(set(names))


def test_a_day_is_one_holiday() -> None:
    days = [(row.year, row.month, row.day) for row in HOLIDAYS]
    assert len(days) == len(set(days))
    assert all(not row.provisional for row in HOLIDAYS if (row.month, row.day) == (1, 1))


@pytest.mark.django_db
def test_the_rounds_of_the_loaded_challenge_keep_their_questions_apart() -> None:
    """Otherwise an answer would be taken over to another question of the same place."""
    (row,) = [row for row in CITY.challenges if row.concept]
    concept, full = content_of(Town(CITY, datetime.now(UTC)), row).rounds
    assert (concept.kind, full.kind, full.by_invitation) == ("concept", "full", True)
    assert not {item.key for item in concept.questions} & {item.key for item in full.questions}
    assert concept.decides_at < full.closes_at
