"""Questions: who asks, until when, what the public reads, and that nobody learns who asked."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from challenges import limits, permissions, services
from challenges.models import Challenge, Question
from marketplace import clock
from marketplace.accounts.models import User
from marketplace.errors import Conflict, Invalid, NotAllowed, WrongState
from marketplace.journal import outbox
from marketplace.journal.models import AuditRecord
from marketplace.journal.selectors import audit_of
from marketplace.notify.mailing import send_waiting
from marketplace.notify.models import Notification
from marketplace.notify.services import watch
from marketplace.taxonomy.models import Field
from search.models import SearchEntry
from search.sync import indexing
from tests.factories.accounts import (
    UserFactory,
    administrator,
    auditor,
    manager,
    member,
    office_officer,
    officer,
    site_editor,
)
from tests.factories.challenges import after_deadline, after_questions, asked_question, open_challenge
from tests.factories.vendors import VendorFactory, join, member_of_verified_vendor, verified_vendor

pytestmark = pytest.mark.django_db

SECRET = "حسگران پاک‌شهر"


@pytest.fixture
def challenge() -> Challenge:
    return open_challenge()


@pytest.fixture
def asker() -> User:
    return member_of_verified_vendor(verified_vendor(name_fa=SECRET, name_en="PakShahr Sensors"))


def test_a_person_of_a_verified_startup_asks(challenge: Challenge, asker: User) -> None:
    question = services.ask_question(actor=asker, challenge=challenge, text="  آیا برق هست؟  ")

    assert (question.text, question.status, question.asked_by) == ("آیا برق هست؟", "asked", asker)
    assert AuditRecord.objects.get(action="challenges.question.asked").confidential


@pytest.mark.parametrize("who", ["nobody's", "pending", "viewer", "officer", "former"])
def test_nobody_else_asks(challenge: Challenge, who: str) -> None:
    person = {
        "nobody's": lambda: UserFactory.create(),
        "pending": lambda: join(VendorFactory.create()),
        "viewer": lambda: member_of_verified_vendor(role="viewer"),
        "officer": lambda: officer(challenge.department),
        "former": _former_member,
    }[who]()

    with pytest.raises(NotAllowed):
        services.ask_question(actor=person, challenge=challenge, text="آیا برق هست؟")


def _former_member() -> User:
    person = member_of_verified_vendor()
    person.vendor_memberships.update(ended_at=clock.now())
    return person


def test_questions_end_at_their_time(challenge: Challenge, asker: User) -> None:
    with after_questions(challenge), pytest.raises(NotAllowed):
        services.ask_question(actor=asker, challenge=challenge, text="دیر")
    with after_deadline(challenge), pytest.raises(NotAllowed):
        services.ask_question(actor=asker, challenge=challenge, text="دیر")


def test_a_double_click_asks_once(challenge: Challenge, asker: User) -> None:
    asked_question(challenge, actor=asker, text="آیا می‌توان؟")

    with pytest.raises(Conflict):
        asked_question(challenge, actor=asker, text="آيا می توان؟")

    assert Question.objects.count() == 1


@pytest.mark.parametrize("text", ["", " \n", "واژه " * (limits.ASKED_WORDS + 1), "ا" * 100_000])
def test_an_empty_or_endless_question_is_refused(challenge: Challenge, asker: User, text: str) -> None:
    with pytest.raises(Invalid) as refusal:
        services.ask_question(actor=asker, challenge=challenge, text=text)

    assert "text" in refusal.value.fields


def test_an_answer_is_given_once_by_those_who_may(challenge: Challenge) -> None:
    question = asked_question(challenge)
    for stranger in (officer(), member(challenge.department), auditor(), question.asked_by):
        with pytest.raises(NotAllowed):
            services.answer_question(actor=stranger, question=question, answer="بله")

    answered = services.answer_question(
        actor=officer(challenge.department), question=question, answer="بله.", public_text="آیا برق هست؟"
    )

    assert (answered.status, answered.shown_text) == ("answered", "آیا برق هست؟")
    with pytest.raises(WrongState):
        services.decline_question(actor=manager(challenge.department), question=question, reason="x")


def test_a_declined_question_is_read_by_its_asker_only(challenge: Challenge, asker: User) -> None:
    question = asked_question(challenge, actor=asker)

    services.decline_question(actor=manager(challenge.department), question=question, reason="بیرون از این چالش است.")

    question.refresh_from_db()
    assert permissions.can_see_question(asker, question)
    assert not permissions.can_see_question(member_of_verified_vendor(), question)
    with pytest.raises(Invalid):
        services.decline_question(actor=office_officer(), question=asked_question(challenge), reason=" ")


def test_who_sees_a_question_is_the_same_in_lists_and_alone(challenge: Challenge, asker: User) -> None:
    waiting = asked_question(challenge, actor=asker)
    declined = asked_question(open_challenge(), text="دوم")
    answered = asked_question(challenge, text="سوم")
    services.decline_question(actor=office_officer(), question=declined, reason="تکراری")
    services.answer_question(actor=office_officer(), question=answered, answer="بله")
    department = challenge.department
    people: list[Any] = [
        asker,
        member_of_verified_vendor(),
        officer(department),
        manager(department),
        member(department),
        officer(),
        office_officer(),
        auditor(),
        site_editor(),
        UserFactory.create(),
        UserFactory.create(is_superuser=True),
        UserFactory.create(is_active=False),
        join(waiting.vendor, role="viewer"),
    ]

    for person in people:
        listed = set(Question.objects.visible_to(person).values_list("pk", flat=True))
        alone = {row.pk for row in Question.objects.all() if permissions.can_see_question(person, row)}
        assert listed == alone


def _everything_public(client: Client, challenge: Challenge) -> str:
    names = ["challenges:detail", "challenges:questions", "challenges:calendar"]
    return "".join(_page(client, name, challenge) for name in names)


def _page(client: Client, name: str, challenge: Challenge) -> str:
    return client.get(reverse(name, args=(challenge.reference,))).content.decode()


def test_no_trace_of_the_asker_leaves_the_office(challenge: Challenge, asker: User, client: Client) -> None:
    question = asked_question(challenge, actor=asker)
    watcher, department_officer = UserFactory.create(), officer(challenge.department)
    services.watch_challenge(actor=watcher, challenge=challenge)
    services.answer_question(actor=department_officer, question=question, answer="بله.")
    _drain()
    traces = (SECRET, "PakShahr", asker.email, asker.full_name, str(question.vendor.slug))

    public = _everything_public(client, challenge)
    client.force_login(department_officer)
    desk, audit = (_page(client, name, challenge) for name in ("challenges:desk", "challenges:audit"))
    told = repr(
        list(Notification.objects.filter(recipient__in=[watcher, department_officer]).values_list("params", "url"))
    )

    indexing.refresh_kind("challenge")
    searched = repr(list(SearchEntry.objects.values()))
    send_waiting()
    mailed = "".join(f"{message.subject}{message.body}" for message in mail.outbox if message.to != [asker.email])
    feed = client.get(reverse("search:challenges_feed")).content.decode()

    assert question.text in public
    assert mailed
    assert challenge.version.title_fa in searched + feed
    for trace in traces:
        assert trace not in public + desk + audit + told + searched + mailed + feed
    client.force_login(office_officer())
    asked_question(challenge, actor=asker, text="دوم؟")
    assert SECRET in _page(client, "challenges:desk", challenge)


@pytest.mark.parametrize(
    ("reader", "sees_row", "sees_asker"),
    [
        (lambda place: office_officer(), True, True),
        (lambda place: auditor(), True, False),
        (lambda place: administrator(), True, False),
        (officer, False, False),
        (manager, False, False),
        (member, False, False),
        (lambda place: officer(), False, False),
        (lambda place: site_editor(), False, False),
        (lambda place: member_of_verified_vendor(), False, False),
    ],
    ids=["office", "auditor", "administrator", "officer", "manager", "member", "foreign", "editor", "startup"],
)
def test_who_asked_is_read_in_the_journal_by_the_office_alone(
    challenge: Challenge, asker: User, reader: Any, sees_row: bool, sees_asker: bool
) -> None:
    asked_question(challenge, actor=asker)
    entries = audit_of(challenge, reader(challenge.department))
    asked = [entry for entry in entries if entry.action == "challenges.question.asked"]

    assert len(asked) == sees_row
    for entry in asked:
        assert (entry.who == asker.full_name) == sees_asker
        shown = {change.label: change.after for change in entry.changes}
        assert shown == {"وضعیت": "منتظر پاسخ"} | ({"شرکت": SECRET} if sees_asker else {})


def test_no_page_of_an_auditor_or_an_administrator_tells_who_asked(
    challenge: Challenge, asker: User, client: Client
) -> None:
    asked_question(challenge, actor=asker)
    row = AuditRecord.objects.get(action="challenges.question.asked")
    for person in (auditor(), administrator()):
        client.force_login(person)
        audit = _page(client, "challenges:audit", challenge)
        assert "فقط برای دفتر نوآوری" in audit
        for page in (audit, _page(client, "challenges:desk", challenge)):
            assert not any(trace in page for trace in (SECRET, asker.full_name, asker.email))
    rows = client.get(reverse("admin:journal_auditrecord_changelist")).content.decode()
    assert "challenges.challenge.published" in rows
    assert asker.full_name not in rows
    assert client.get(reverse("admin:journal_auditrecord_change", args=[row.pk])).status_code == 302


def _drain() -> None:
    while outbox.drain(consumers=["notify.challenges"]):
        pass


def kinds_of(person: User) -> list[str]:
    return list(Notification.objects.filter(recipient=person).order_by("id").values_list("kind", flat=True))


def test_people_are_told_what_concerns_them(challenge: Challenge, asker: User) -> None:
    watcher, answerer = UserFactory.create(), officer(challenge.department)
    services.watch_challenge(actor=watcher, challenge=challenge)
    first, second = asked_question(challenge, actor=asker), asked_question(challenge, actor=asker, text="دوم؟")
    services.answer_question(actor=answerer, question=first, answer="بله.")
    services.answer_question(actor=answerer, question=second, answer="خیر.")

    _drain()

    assert kinds_of(watcher) == ["challenges.answers"]  # one for all answers of a day
    assert kinds_of(asker) == ["challenges.question_answered"] * 2
    assert kinds_of(answerer) == ["challenges.question_asked"] * 2


def test_a_held_closing_reaches_the_department_and_the_office(challenge: Challenge) -> None:
    asked_question(challenge)
    boss, office = manager(challenge.department), office_officer()
    with after_deadline(challenge):
        services.close_due()

    _drain()

    assert "challenges.closing_held" in kinds_of(boss)
    assert kinds_of(office) == ["challenges.closing_held"]


def test_followers_of_a_field_hear_of_a_new_challenge() -> None:
    watcher = UserFactory.create()
    watch(actor=watcher, subject=Field.objects.get(code="waste"))
    open_challenge()

    _drain()

    assert kinds_of(watcher) == ["challenges.published"]
