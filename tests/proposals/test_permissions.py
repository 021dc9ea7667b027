"""Every state × step × role of a proposal from its own table; lists and predicates agree; messages reach those they
concern.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from challenges.evaluation.services import appoint_panel
from challenges.proposals import services
from challenges.proposals.models import Proposal
from challenges.proposals.notifications import KINDS
from challenges.proposals.permissions import can_count_proposals, can_view_proposal
from challenges.proposals.states import PROPOSAL, ProposalStatus
from challenges.services import cancel_challenge, set_chair
from challenges.trail import trail_of
from marketplace.accounts.models import User
from marketplace.accounts.roles import SYSTEM_ACTOR
from marketplace.errors import WrongState
from marketplace.journal import labels
from marketplace.journal.models import AuditRecord
from marketplace.journal.outbox import drain
from marketplace.notify import catalogue
from marketplace.notify.models import Notification
from tests.factories import accounts
from tests.factories.challenges import after_deadline, open_challenge
from tests.factories.permissions import assert_lists_what_it_permits
from tests.factories.proposals import draft_proposal, fresh, opened_round, submitted_proposal
from tests.factories.vendors import join, member_of_verified_vendor

pytestmark = pytest.mark.django_db

Role = Callable[[Proposal], Any]
ROLES: dict[str, tuple[Role, str]] = {
    "the system": (lambda proposal: SYSTEM_ACTOR, "system"),
    "owner": (lambda proposal: join(proposal.vendor, role="owner"), "owner"),
    "admin": (lambda proposal: join(proposal.vendor, role="admin"), "admin"),
    "member": (lambda proposal: join(proposal.vendor, role="member"), "member"),
    "viewer": (lambda proposal: join(proposal.vendor, role="viewer"), "viewer"),
    "innovation office": (lambda proposal: accounts.office_officer(), "innovation_office"),
    "chair": (lambda proposal: _chair(proposal), "chair"),
    "officer": (lambda proposal: accounts.officer(proposal.challenge.department), ""),
    "auditor": (lambda proposal: accounts.auditor(), ""),
    "administrator": (lambda proposal: accounts.administrator(), ""),
    "owner of another startup": (lambda proposal: member_of_verified_vendor(), ""),
    "person": (lambda proposal: accounts.UserFactory.create(), ""),
}
AT_THE_DEADLINE = {"receive", "lapse"}
BEFORE_IT = {"submit", "withdraw"}


def _chair(proposal: Proposal) -> User:
    person: User = accounts.UserFactory.create()
    set_chair(actor=accounts.office_officer(), challenge=proposal.challenge, user=person)
    return person


def in_state(proposal: Proposal, status: str) -> Proposal:
    """The proposal as it would be in a state, without the way there."""
    Proposal.objects.filter(pk=proposal.pk).update(status=status, status_reason="دلیل")
    return fresh(proposal)


@pytest.mark.parametrize("role", ROLES)
def test_every_step_is_open_exactly_as_the_table_says(role: str) -> None:
    proposal = submitted_proposal()
    make, relation = ROLES[role]
    person = make(proposal)
    for status in ProposalStatus:
        row = in_state(proposal, status.value)
        for step in PROPOSAL.table.values():
            expected = status.value in step.sources and relation in step.actors
            assert bool(PROPOSAL.can(step.name, person, row)) == (expected and step.name not in AT_THE_DEADLINE)
            if step.name in AT_THE_DEADLINE | BEFORE_IT:
                with after_deadline(row.challenge):
                    late = bool(PROPOSAL.can(step.name, person, row))
                assert late == (expected and step.name in AT_THE_DEADLINE), (step.name, status)


def test_lists_hold_what_may_be_seen_before_and_after_the_opening() -> None:
    challenge = open_challenge()
    taken_back = submitted_proposal(challenge=challenge)
    services.withdraw_proposal(actor=taken_back.created_by, proposal=taken_back)
    found = opened_round(challenge=challenge, count=2)
    sealed, draft = submitted_proposal(), draft_proposal()
    chair, evaluator = accounts.UserFactory.create(), accounts.UserFactory.create()
    with after_deadline(challenge):
        appoint_panel(
            actor=found.first_officer,
            round_=found.round,
            chair=chair,
            evaluators=[evaluator, accounts.UserFactory.create()],
        )
    actors = {
        "writer": sealed.created_by,
        "viewer": join(draft.vendor, role="viewer"),
        "competitor": found.proposals[0].created_by,
        "office": accounts.office_officer(),
        "auditor": accounts.auditor(),
        "administrator": accounts.administrator(),
        "department": accounts.officer(challenge.department),
        "chair": chair,
        "evaluator": evaluator,
        "person": accounts.UserFactory.create(),
    }
    rows = Proposal.objects.select_related("round", "vendor", "challenge", "current_submission")
    assert_lists_what_it_permits(rows, can_view_proposal, actors)


def test_staff_count_what_was_sent_and_nothing_else() -> None:
    challenge = open_challenge()
    submitted_proposal(challenge=challenge)
    draft_proposal(challenge=challenge)
    assert Proposal.objects.filter(challenge=challenge).counted().count() == 1
    assert can_count_proposals(accounts.officer(challenge.department), challenge)
    assert not can_count_proposals(accounts.officer(), challenge)
    assert not can_count_proposals(member_of_verified_vendor(), challenge)


# -- messages and labels


def told(person: User) -> list[str]:
    drain(limit=1000)
    rows = Notification.objects.filter(recipient=person, kind__startswith="proposals.")
    return list(rows.order_by("pk").values_list("kind", flat=True))


def test_the_people_of_a_startup_are_told_of_every_turn_of_their_proposal() -> None:
    challenge = open_challenge()
    proposal = submitted_proposal(challenge=challenge)
    colleague, rival = join(proposal.vendor, role="viewer"), submitted_proposal(challenge=challenge).created_by
    services.withdraw_proposal(actor=proposal.created_by, proposal=proposal)
    services.submit_proposal(actor=proposal.created_by, proposal=fresh(proposal), idempotency_key="again")
    unfinished = draft_proposal(challenge=challenge)
    opened_round(challenge=challenge, count=0)

    expected = ["proposals.submitted", "proposals.withdrawn", "proposals.submitted", "proposals.received"]
    assert told(colleague) == [*expected, "proposals.opened"]
    assert told(rival) == ["proposals.submitted", "proposals.received", "proposals.opened"]
    assert told(unfinished.created_by) == ["proposals.lapsed"]
    assert drain(limit=1000) == 0


def test_a_receipt_comes_with_its_number_and_fingerprint() -> None:
    proposal = submitted_proposal()
    assert told(proposal.created_by) == ["proposals.submitted"]
    row = Notification.objects.get(recipient=proposal.created_by)
    sent = proposal.current_submission
    said = catalogue.render(row.kind, row.params)
    assert sent.receipt_hash in said.body
    assert row.url.endswith(f"/proposals/{proposal.public_id}/receipts/1/")


def test_officers_are_told_of_what_waits_and_of_what_was_refused() -> None:
    officer, other = accounts.office_officer(), accounts.office_officer()
    proposal = submitted_proposal(challenge=open_challenge(actor=other))
    for _again in range(3):
        with pytest.raises(WrongState):
            services.request_opening(actor=officer, round_=proposal.round)
    assert told(other) == told(officer) == ["proposals.opening_refused"]


def test_every_step_of_the_room_has_words_and_every_kind_renders() -> None:
    challenge = open_challenge()
    opened_round(challenge=challenge, count=1)
    cancel_challenge(actor=accounts.office_officer(), challenge=fresh_challenge(challenge), reason="دلیل")
    actions = set(AuditRecord.objects.filter(action__startswith="proposals.").values_list("action", flat=True))
    assert actions
    assert actions <= labels.known_actions()
    for kind in KINDS:
        assert "…" not in catalogue.render(
            kind.key,
            {
                "title": {"fa": "عنوان", "en": "Title"}, "number": "R-1", "hash": "a", "count": 2,
                "closes_at": "2026-12-08T10:30:00+00:00", "opens_at": "2026-12-08T10:30:00+00:00",
                "until_at": "2026-12-08T10:30:00+00:00", "expires_at": "2026-12-08T10:30:00+00:00",
            },
        ).body  # fmt: skip


def fresh_challenge(challenge: Any) -> Any:
    return type(challenge).objects.get(pk=challenge.pk)


def test_the_trail_of_a_challenge_tells_of_its_proposals_once_the_decision_is_announced() -> None:
    found = opened_round(count=1)
    own = {"proposals.proposal.submitted", "proposals.proposal.received"}
    before = {entry.action for entry in trail_of(found.challenge, found.first_officer)}
    assert "proposals.opening.opened" in before
    assert not own & before
    found.challenge.decided_at = found.round.opened_at
    assert own <= {entry.action for entry in trail_of(found.challenge, found.first_officer)}
