"""What tests of both rounds share."""

from __future__ import annotations

from typing import Any

from django.test import Client

from challenges.models import Challenge
from tests.factories.evaluation import JudgedRound, judged_round


def concepts(**changes: Any) -> JudgedRound:
    return judged_round(two_rounds=True, **changes)


def as_it_is(found: JudgedRound) -> Challenge:
    return Challenge.objects.select_related("current_version", "department").get(pk=found.challenge.pk)


def read(client: Client, person: Any, address: str) -> str:
    client.force_login(person)
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()
