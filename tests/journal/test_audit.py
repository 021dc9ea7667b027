"""The audit trail in the reader's words, and the page of undelivered events."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models.functions import Now
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils import translation

from marketplace.errors import NotAllowed
from marketplace.journal import labels, outbox, permissions
from marketplace.journal.models import AuditRecord, OutboxMessage
from marketplace.journal.selectors import audit_of, case_key, outbox_state
from marketplace.journal.services import retry_dead_letters
from tests.factories.accounts import (
    DepartmentFactory,
    UserFactory,
    administrator,
    auditor,
    manager,
    office_officer,
    officer,
)
from tests.factories.journal import event
from tests.journal.conftest import CONSUMER

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def case() -> models.Model:
    """A case with an open row, a confidential one, and one on a thing that belongs to it."""
    department = DepartmentFactory.create()
    person = officer(department, full_name="مریم صادقی")
    said = {"before": {"status": "open"}, "after": {"status": "closed", "count": 3}, "reason": "پایان مهلت"}
    event("tests.challenge.closed", subject=department, actor=person, role="officer", **said)
    event("tests.question.asked", subject=UserFactory.create(), case=department, confidential=True)
    return department


def test_a_trail_is_read_in_one_query_newest_first(case: models.Model, django_assert_num_queries: Callable) -> None:
    office = office_officer()
    permissions.can_read_confidential(office)  # roles are read once a request

    with django_assert_num_queries(1):
        entries = audit_of(case, office)

    assert [entry.action for entry in entries] == ["tests.question.asked", "tests.challenge.closed"]
    assert entries[1].who == "مریم صادقی"
    assert [change.label for change in entries[1].changes][1] == "count"


def test_states_are_said_in_the_words_of_their_lifecycle(case: models.Model) -> None:
    with translation.override("en"):
        entry = audit_of(case, auditor())[1]
        status = entry.changes[0]
        assert (status.before, status.after) == ("Open for proposals", "Closed")
        assert (entry.role, entry.reason) == ("Officer", "پایان مهلت")


def test_confidential_rows_are_for_the_office_auditors_and_administrators(case: models.Model) -> None:
    for actor in (AnonymousUser(), UserFactory.create(), officer(), manager()):
        assert [entry.confidential for entry in audit_of(case, actor)] == [False]
    for actor in (office_officer(), auditor(), administrator()):
        assert [entry.confidential for entry in audit_of(case, actor)] == [True, False]


def test_a_trail_may_join_the_rows_of_what_the_case_grew_from(case: models.Model) -> None:
    page = DepartmentFactory.create()
    event("tests.page.written", subject=page)

    entries = audit_of(case, auditor(), also=(case_key(page),))

    assert entries[0].action == "tests.page.written"
    assert len(entries) == 3


@pytest.mark.parametrize("language", ["fa", "en"])
def test_the_trail_is_shown_with_who_when_what_from_to_and_why(case: models.Model, language: str) -> None:
    with translation.override(language):
        entries = audit_of(case, auditor())
        html = render_to_string("journal/_audit.html", {"entries": entries}, RequestFactory().get("/"))

    for part in ("مریم صادقی", "پایان مهلت", "<del>", "<ins>", "<time"):
        assert part in html
    assert "style=" not in html


def test_an_action_without_a_label_shows_its_code_instead_of_hiding() -> None:
    assert labels.of_action("tests.thing.happened") == "tests.thing.happened"
    assert labels.of_value(["a", True, None]) == labels.of_value(["a", "true", ""])


@pytest.fixture
def dead(consume: Callable) -> OutboxMessage:
    consume(lambda told: None)
    message = event().messages.get(consumer=CONSUMER)
    OutboxMessage.objects.filter(pk=message.pk).update(dead_at=Now(), attempts=15, last_error="ValueError: broken")
    message.refresh_from_db()
    return message


def test_the_page_shows_what_failed_and_why_and_sends_it_again(client: Client, dead: OutboxMessage) -> None:
    client.force_login(office_officer(), backend=BACKEND)
    page = client.get("/desk/undelivered/").content.decode()
    assert "ValueError: broken" in page
    assert CONSUMER in page

    client.post("/desk/undelivered/retry/", {"message": [dead.pk, "x"]})

    dead.refresh_from_db()
    assert (dead.dead_at, dead.attempts) == (None, 0)
    assert AuditRecord.objects.latest("id").action == "journal.outbox.retried"


def test_an_auditor_looks_and_does_not_send(client: Client, dead: OutboxMessage) -> None:
    reader = auditor()
    client.force_login(reader, backend=BACKEND)

    page = client.get("/en/desk/undelivered/").content.decode()

    assert "ValueError: broken" in page
    assert 'name="message"' not in page
    with pytest.raises(NotAllowed):
        retry_dead_letters(actor=reader, message_ids=[dead.pk])


def test_officers_and_strangers_do_not_see_the_page(client: Client, dead: OutboxMessage) -> None:
    for person in (officer(), UserFactory.create()):
        client.force_login(person, backend=BACKEND)
        assert client.get("/desk/undelivered/").status_code == 403


def test_the_page_costs_the_same_whatever_the_number_of_rows(
    client: Client, consume: Callable, django_assert_max_num_queries: Callable
) -> None:
    consume(lambda told: None)
    for _n in range(30):
        event()
    OutboxMessage.objects.filter(consumer=CONSUMER).update(dead_at=Now(), last_error="x")
    client.force_login(office_officer(), backend=BACKEND)

    with django_assert_max_num_queries(12):
        page = client.get("/desk/undelivered/")
    assert page.content.decode().count(CONSUMER) >= 30


def test_what_waits_and_for_how_long_is_known(dead: OutboxMessage, consume: Callable) -> None:
    event()
    outbox.drain(consumers=[])

    waiting, laid_aside, late = outbox_state()

    assert (waiting >= 1, laid_aside, late >= 0) == (True, 1, True)


def test_only_administrators_are_trusted_before_anybody_said_how_roles_are_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(permissions._roles, "read", None)

    assert permissions.can_read_confidential(administrator())
    assert not permissions.can_read_confidential(office_officer())


def test_ids_are_read_as_the_names_of_today_and_unknown_ones_stay(django_assert_num_queries: Callable) -> None:
    department, first, second = DepartmentFactory.create(), UserFactory.create(), UserFactory.create(full_name="زهرا")
    event(
        "tests.panel.appointed",
        subject=department,
        after={"chair": str(first.public_id), "evaluators": [first.pk, second.pk, 0], "reviewer": None, "of": first.pk},
    )
    office = office_officer()
    permissions.can_read_confidential(office)

    with django_assert_num_queries(2), translation.override("en"):
        shown = {change.label: change.after for change in audit_of(department, office)[0].changes}

    assert shown["Chair"] == str(first)
    assert shown["Evaluators"] == f"{first}, زهرا, 0"
    assert shown["Who is to decide"] == "—"
    assert str(first.pk) in shown.values()  # a key nobody named keeps its number


@pytest.mark.parametrize(("language", "day"), [("fa", "آذر"), ("en", "December")])
def test_days_and_moments_are_written_in_the_readers_calendar(language: str, day: str) -> None:
    department = DepartmentFactory.create()
    moments = {
        "standstill_until": "2026-12-01T09:00:00+00:00",
        "ends_on": "2026-12-02",
        "closes_at": "2026-12-03T09:00Z",
    }
    event("tests.decision.announced", subject=department, after=moments)

    with translation.override(language):
        shown = [change.after for change in audit_of(department, office_officer())[0].changes]

    assert all(day[:3] in words and "2026-" not in words for words in shown)


def test_names_and_dates_of_the_other_script_keep_their_place(case: models.Model) -> None:
    with translation.override("en"):
        html = render_to_string("journal/_audit.html", {"entries": audit_of(case, office_officer())})

    assert "<bdi>مریم صادقی</bdi>" in html
    assert "<bdi>پایان مهلت</bdi>" in html


def test_numbers_get_the_readers_digits_and_codes_stay_as_they_are() -> None:
    department, root = DepartmentFactory.create(), "8053011d64833299896928b01df6773ec6d89d0b508089aaa5083cce6482b824"
    event("tests.opening.opened", subject=department, after={"root": root, "receipt": "R-1405-XTAXR4RZ", "count": 12})

    with translation.override("fa"):
        shown = [change.after for change in audit_of(department, office_officer())[0].changes]

    assert set(shown) == {root, "R-1405-XTAXR4RZ", "۱۲"}


def test_a_composed_text_is_read_in_the_readers_words() -> None:
    department = DepartmentFactory.create()
    event("tests.decision.announced", subject=department, after={"outcomes": ["1: awarded, 86.50", "something else"]})

    with translation.override("en"):
        assert audit_of(department, office_officer())[0].changes[0].after == "rank 1: Awarded (86.50), something else"
