"""Writing down: with the change or not at all, and never changed afterwards."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from marketplace.accounts.roles import SYSTEM_ACTOR
from marketplace.journal import outbox
from marketplace.journal.context import request_scope
from marketplace.journal.models import AuditRecord, OutboxMessage
from marketplace.journal.services import record
from tests.factories.accounts import DepartmentFactory, UserFactory
from tests.factories.journal import event
from tests.journal.conftest import CONSUMER


@pytest.mark.django_db(transaction=True)
def test_recording_outside_a_transaction_is_refused() -> None:
    department = DepartmentFactory.create()

    with pytest.raises(RuntimeError, match="transaction"):
        record(actor=SYSTEM_ACTOR, action="tests.thing.happened", subject=department)


@pytest.mark.django_db
def test_a_row_tells_who_what_when_from_what_to_what_and_in_which_request() -> None:
    person, department = UserFactory.create(), DepartmentFactory.create()

    with request_scope("request-12345678"):
        row = event(
            subject=person, case=department, actor=person, before={"a": 1}, after={"a": 2}, reason="چون", role="officer"
        )

    row.refresh_from_db()
    assert (row.actor, row.actor_role, row.request_id) == (person, "officer", "request-12345678")
    assert (row.subject_type, row.case_type) == ("accounts.user", "accounts.department")
    assert (row.before, row.after, row.reason) == ({"a": 1}, {"a": 2}, "چون")
    assert row.at is not None


@pytest.mark.django_db
def test_an_event_becomes_one_message_for_each_consumer_that_wants_it(consume: object) -> None:
    consume(lambda told: None)  # type: ignore[operator]
    wanted, unwanted = event("tests.thing.happened"), event("other.thing.happened")

    assert [message.consumer for message in wanted.messages.all()] == [CONSUMER]
    assert not unwanted.messages.filter(consumer=CONSUMER).exists()


@pytest.mark.django_db
def test_what_is_rolled_back_leaves_neither_row_nor_message(consume: object) -> None:
    consume(lambda told: None)  # type: ignore[operator]
    written = AuditRecord.objects.count()

    with transaction.atomic():
        event()
        transaction.set_rollback(True)

    assert AuditRecord.objects.count() == written
    assert not OutboxMessage.objects.filter(consumer=CONSUMER).exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_auditrecord SET reason = 'other' WHERE id = %s",
        "DELETE FROM journal_auditrecord WHERE id = %s",
        "TRUNCATE journal_auditrecord CASCADE -- %s",
    ],
)
def test_postgresql_refuses_to_change_the_audit_log(statement: str) -> None:
    row = event()

    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # TRUNCATE refuses for another reason while checks are pending
        with pytest.raises(IntegrityError, match="never changed or removed"), transaction.atomic():
            cursor.execute(statement % row.pk)

    row.refresh_from_db()
    assert row.reason == ""


@pytest.mark.django_db
def test_a_message_is_never_both_delivered_and_laid_aside(consume: object) -> None:
    consume(lambda told: None)  # type: ignore[operator]
    message = event().messages.get(consumer=CONSUMER)

    with pytest.raises(IntegrityError, match="journal_outboxmessage_done_or_dead"), transaction.atomic():
        OutboxMessage.objects.filter(pk=message.pk).update(done_at=message.created_at, dead_at=message.created_at)


@pytest.mark.django_db(transaction=True)
def test_a_broker_that_is_away_does_not_disturb_the_change(consume: object, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise ConnectionError("no broker")

    monkeypatch.setattr(outbox, "_wakers", [broken])
    consume(lambda told: None)  # type: ignore[operator]

    assert event().messages.filter(consumer=CONSUMER).exists()
