"""A worker killed in the middle of the alerts: nothing is lost, nothing is told twice."""

from __future__ import annotations

import os
import signal
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from django.db import connection

from marketplace.notify.models import Notification
from marketplace.notify.services import Personal, notify_each
from search.alerts import run as alerts
from search.models import SavedSearch
from tests.factories.accounts import UserFactory
from tests.search.documents import document, stored

SEARCHES, BATCH, DIES_IN = 12, 3, 3


def in_a_process_that(dies: Callable[[], Any]) -> int:
    """Run something in a forked process with a connection of its own; returns the signal that ended it."""
    connection.close()  # the child must not end the parent's session
    if not (child := os.fork()):
        try:
            dies()
        finally:
            os._exit(0)
    return os.WTERMSIG(os.waitpid(child, 0)[1])


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("told_first", [False, True])
def test_a_worker_that_is_killed_loses_and_doubles_no_alert(monkeypatch: pytest.MonkeyPatch, told_first: bool) -> None:
    for number in range(SEARCHES):
        SavedSearch.objects.create(
            user=UserFactory(), name=str(number), path="/search/", query="q=پسماند", frequency="at_once"
        )
    stored(document("پسماند تر"))
    monkeypatch.setattr(alerts.fresh, "_findable", iter)  # the document has no challenge behind it
    calls = Counter[str]()

    def fatal(*, kind: str, messages: Sequence[Personal]) -> int:
        calls["batches"] += 1
        if calls["batches"] < DIES_IN:
            return notify_each(kind=kind, messages=messages)
        if told_first:
            notify_each(kind=kind, messages=messages)
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError("still alive")

    with monkeypatch.context() as patch:
        patch.setattr(alerts, "notify_each", fatal)
        assert in_a_process_that(lambda: alerts.run(batch=BATCH)) == signal.SIGKILL
    assert Notification.objects.count() == BATCH * (DIES_IN - 1)
    rest = alerts.run(batch=BATCH)
    assert rest.messages == SEARCHES - BATCH * (DIES_IN - 1)
    assert Counter(Notification.objects.values_list("recipient", flat=True)).most_common(1)[0][1] == 1
    assert Notification.objects.count() == SEARCHES
    assert alerts.run().searches == 0
