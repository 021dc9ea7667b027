"""The drain: at least once, shared by many workers, patient with failures, and nothing lost."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection, connections, transaction
from django.db.models.functions import Now

from marketplace.journal import outbox, tasks
from marketplace.journal.models import OutboxMessage
from marketplace.journal.outbox import Event, Handler, backoff
from tests.factories.journal import deliver_all, event
from tests.journal.conftest import CONSUMER

Consume = Callable[[Handler], None]


def messages() -> list[OutboxMessage]:
    return list(OutboxMessage.objects.filter(consumer=CONSUMER).order_by("id"))


def make_due() -> None:
    """As if the waiting time were over."""
    OutboxMessage.objects.filter(consumer=CONSUMER).update(available_at=Now(), leased_until=None)


def fail(told: Event) -> None:
    raise ValueError("the engine is away")


@pytest.mark.django_db
def test_a_handler_learns_what_happened_in_the_order_of_events(consume: Consume) -> None:
    seen: list[Event] = []
    consume(seen.append)
    rows = [event(after={"n": n}, reason="چون") for n in range(3)]

    assert deliver_all(CONSUMER) == 3

    assert [told.id for told in seen] == [row.pk for row in rows]
    assert (seen[0].topic, seen[0].after, seen[0].reason) == ("tests.thing.happened", {"n": 0}, "چون")
    assert all(message.done_at for message in messages())
    assert outbox.drain(consumers=[CONSUMER]) == 0


@pytest.mark.django_db
def test_a_failure_is_tried_again_later_and_does_not_stop_the_others(consume: Consume) -> None:
    seen: list[int] = []

    def pick(told: Event) -> None:
        if told.after["n"] == 0:
            fail(told)
        seen.append(told.after["n"])

    consume(pick)
    event(after={"n": 0}), event(after={"n": 1})
    outbox.drain(consumers=[CONSUMER])

    first, second = messages()
    assert seen == [1]
    assert (first.done_at, first.attempts, first.last_error) == (None, 1, "ValueError: the engine is away")
    assert first.available_at - first.created_at >= backoff(1)
    assert second.done_at is not None
    assert outbox.drain(consumers=[CONSUMER]) == 0, "not before its time"


@pytest.mark.django_db
def test_what_a_failing_handler_wrote_is_rolled_back(consume: Consume) -> None:
    def write_and_fail(told: Event) -> None:
        event("other.thing.happened")
        fail(told)

    consume(write_and_fail)
    event()
    before = OutboxMessage.objects.count()

    outbox.drain(consumers=[CONSUMER])

    assert OutboxMessage.objects.count() == before


def test_the_wait_doubles_up_to_an_hour() -> None:
    waits = [backoff(tries) for tries in range(1, 16)]

    assert waits[:4] == [timedelta(seconds=s) for s in (2, 4, 8, 16)]
    assert max(waits) == timedelta(hours=1)
    assert timedelta(hours=3) < sum(waits[: outbox.MAX_ATTEMPTS - 1], timedelta()) < timedelta(hours=6)


@pytest.mark.django_db
def test_after_too_many_tries_a_message_is_laid_aside_and_can_be_sent_again(consume: Consume) -> None:
    consume(fail)
    event()
    for _try in range(outbox.MAX_ATTEMPTS):
        make_due()
        outbox.drain(consumers=[CONSUMER])
    (message,) = messages()
    assert (message.attempts, message.dead_at is not None) == (outbox.MAX_ATTEMPTS, True)
    make_due()
    assert outbox.drain(consumers=[CONSUMER]) == 0

    seen: list[Event] = []
    consume(seen.append)
    assert outbox.retry_dead([message.pk]) == 1
    assert deliver_all(CONSUMER) == 1
    assert len(seen) == 1


@pytest.mark.django_db
def test_a_message_for_a_consumer_that_is_gone_waits_and_is_not_lost(consume: Consume) -> None:
    consume(lambda told: None)
    event()
    outbox.unsubscribe(CONSUMER)

    outbox.drain(consumers=[CONSUMER])

    (message,) = messages()
    assert message.done_at is None
    assert "no consumer named" in message.last_error


@pytest.mark.django_db(transaction=True)
def test_a_killed_workers_messages_come_back_when_the_lease_runs_out(consume: Consume) -> None:
    seen: list[Event] = []
    consume(seen.append)
    event()
    outbox._lease(10, [CONSUMER])  # a worker took it and was killed before delivering

    assert outbox.drain(consumers=[CONSUMER]) == 0, "the lease still holds"
    OutboxMessage.objects.filter(consumer=CONSUMER).update(leased_until=Now() - timedelta(seconds=1))
    assert outbox.drain(consumers=[CONSUMER]) == 1

    (message,) = messages()
    assert (len(seen), message.attempts) == (1, 2)


@pytest.mark.django_db(transaction=True)
def test_a_slow_worker_that_lost_its_lease_does_not_deliver_again(consume: Consume) -> None:
    seen: list[Event] = []
    consume(seen.append)
    event()
    (slow,) = outbox._lease(10, [CONSUMER])
    OutboxMessage.objects.filter(consumer=CONSUMER).update(leased_until=Now() - timedelta(seconds=1))
    outbox.drain(consumers=[CONSUMER])

    outbox._deliver(slow)

    assert len(seen) == 1


@pytest.mark.django_db(transaction=True)
def test_many_workers_share_the_work_and_none_delivers_twice(consume: Consume) -> None:
    seen: Counter[int] = Counter()
    guard = threading.Lock()

    def count(told: Event) -> None:
        with guard:
            seen[told.id] += 1

    consume(count)
    with transaction.atomic():
        rows = [event().pk for _n in range(60)]
    start = threading.Barrier(4)

    def work() -> None:
        try:
            start.wait()
            while outbox.drain(limit=7, consumers=[CONSUMER]):
                pass
        finally:
            connections.close_all()

    workers = [threading.Thread(target=work) for _n in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(timeout=30)

    assert seen == Counter(dict.fromkeys(rows, 1))
    assert all(message.attempts == 1 for message in messages())


@pytest.mark.django_db(transaction=True)
def test_a_locked_message_is_passed_over_instead_of_waited_for(consume: Consume) -> None:
    consume(lambda told: None)
    event()
    taken, done = threading.Event(), threading.Event()

    def hold() -> None:
        try:
            with transaction.atomic():
                list(OutboxMessage.objects.select_for_update().filter(consumer=CONSUMER))
                taken.set()
                done.wait(timeout=30)
        finally:
            connections.close_all()

    holder = threading.Thread(target=hold)
    holder.start()
    taken.wait(timeout=30)
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '2s'")

    tried = outbox.drain(consumers=[CONSUMER])

    done.set()
    holder.join(timeout=30)
    assert tried == 0


@pytest.mark.django_db
def test_many_commits_wake_one_drain_and_whoever_commits_after_it_began_wakes_the_next(
    consume: Consume, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(tasks.drain_outbox, "apply_async", lambda **_options: asked.append(1))

    tasks.wake(), tasks.wake(), tasks.wake()
    assert len(asked) == 1

    consume(lambda told: tasks.wake())  # a commit while the drain is at work
    event()
    tasks.drain_outbox()
    tasks.wake()
    assert len(asked) == 2

    tasks.drain_outbox()
    tasks.wake()
    assert len(asked) == 3


@pytest.mark.django_db
def test_the_task_drains_everything_and_the_nightly_one_forgets_what_was_delivered_long_ago(consume: Consume) -> None:
    consume(lambda told: None)
    event(), event()
    tasks.drain_outbox()
    assert all(message.done_at for message in messages())

    first = messages()[0]
    OutboxMessage.objects.filter(pk=first.pk).update(done_at=Now() - outbox.KEPT_DELIVERED - timedelta(days=1))
    tasks.forget_delivered()

    assert [message.pk for message in messages()] == [message.pk for message in messages() if message.pk != first.pk]
    assert len(messages()) == 1
