"""What happens to a challenge reaches those who write a proposal for it, once, whether they follow it or not."""

from __future__ import annotations

import pytest

from challenges.services import answer_question, cancel_challenge, extend_deadline, publish_version, watch_challenge
from marketplace.accounts.models import User
from marketplace.journal import outbox
from marketplace.notify.models import Notification
from tests.factories.accounts import UserFactory, office_officer
from tests.factories.challenges import asked_question, content, open_challenge, workday
from tests.factories.proposals import draft_proposal, submitted_proposal
from tests.factories.vendors import join

pytestmark = pytest.mark.django_db


def kinds_of(person: User) -> list[str]:
    while outbox.drain():
        pass
    rows = Notification.objects.filter(recipient=person, kind__startswith="challenges.").order_by("id")
    return list(rows.values_list("kind", flat=True))


def test_answers_of_a_day_are_one_message_and_the_asker_is_told_apart() -> None:
    proposal = draft_proposal()
    writer, office = proposal.created_by, office_officer()
    watch_challenge(actor=writer, challenge=proposal.challenge)
    colleague, asker = join(proposal.vendor, role="viewer"), submitted_proposal(challenge=proposal.challenge).created_by
    for text in ("یکم؟", "دوم؟"):
        question = asked_question(proposal.challenge, actor=asker, text=text)
        answer_question(actor=office, question=question, answer="بله.")
    assert kinds_of(writer) == ["challenges.answers"]
    assert kinds_of(colleague) == ["challenges.answers"]
    assert kinds_of(asker) == ["challenges.question_answered"] * 2


def test_an_amendment_and_the_end_reach_the_writers_and_nobody_else() -> None:
    office, stranger = office_officer(), UserFactory.create()
    challenge = open_challenge(actor=office)
    draft, sent = draft_proposal(challenge=challenge), submitted_proposal(challenge=challenge)
    watch_challenge(actor=draft.created_by, challenge=challenge)
    extend_deadline(actor=office, challenge=challenge, closes_at=workday(30), reason="تعطیلی")
    for writer in (draft.created_by, sent.created_by):
        assert kinds_of(writer) == ["challenges.amended"]
    cancel_challenge(actor=office, challenge=challenge, reason="بودجه برداشته شد")
    for writer in (draft.created_by, sent.created_by):
        assert kinds_of(writer) == ["challenges.amended", "challenges.cancelled"]
    assert kinds_of(stranger) == []


def test_a_material_amendment_asks_the_sent_ones_to_confirm_and_tells_both() -> None:
    office = office_officer()
    challenge = open_challenge(actor=office)
    draft, sent = draft_proposal(challenge=challenge), submitted_proposal(challenge=challenge)
    new = content(budget_ceiling=45_000_000_000)
    publish_version(
        actor=office, department=challenge.department, content=new, challenge=challenge, change_note="سقف بیشتر"
    )
    assert kinds_of(draft.created_by) == kinds_of(sent.created_by) == ["challenges.amended"]
    confirm = Notification.objects.filter(kind="proposals.confirm")
    assert list(confirm.values_list("recipient", flat=True)) == [sent.created_by.pk]
