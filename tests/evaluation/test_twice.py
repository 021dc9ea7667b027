"""Two workers at the same instant."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from challenges.evaluation import services
from marketplace import clock
from marketplace.journal.models import AuditRecord
from tests.factories.challenges import after_deadline
from tests.factories.evaluation import announced, judged_round


@pytest.mark.django_db(transaction=True)
def test_two_workers_finalise_a_decision_once() -> None:
    judged = judged_round()
    with after_deadline(judged.challenge):
        decision = announced(judged)
    assert decision.standstill_until is not None
    done: list[int] = []

    def work(moment: Any) -> None:
        try:
            with clock.travel(to=moment):
                done.append(services.finalise_due())
        finally:
            connection.close()

    moment = decision.standstill_until + timedelta(minutes=1)
    workers = [threading.Thread(target=work, args=(moment,)) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert sorted(done) == [0, 1]
    assert AuditRecord.objects.filter(action="evaluation.decision.final").count() == 1
