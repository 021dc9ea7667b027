"""Queries of the pages do not grow with rows."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from challenges.proposals import services
from challenges.proposals.models import Proposal
from challenges.proposals.services.filing import QUESTION_FILES_LIMIT
from tests.factories.challenges import after_deadline
from tests.factories.proposals import fresh, opened_round, picture, submitted_proposal
from tests.proposals.visiting import page_of, signed_in

pytestmark = pytest.mark.django_db


MaxQueries = Callable[..., AbstractContextManager[Any]]


def grown(count: int) -> Proposal:
    """A proposal with many receipts, files and people."""
    proposal = submitted_proposal()
    person = proposal.created_by
    team = [{"name": f"نفر {n}", "role": "", "experience": ""} for n in range(count)]
    services.save_team(actor=person, proposal=proposal, members=team)
    for number in range(min(count, QUESTION_FILES_LIMIT)):
        services.add_file(actor=person, proposal=proposal, upload=picture(f"{number}.png"), question_key="team")
    for number in range(count - 1):
        services.submit_proposal(actor=person, proposal=proposal, idempotency_key=f"again {number}")
    return fresh(proposal)


@pytest.mark.parametrize("count", [3, 30])
def test_pages_of_a_proposal_ask_the_database_equally_often(
    count: int, django_assert_max_num_queries: MaxQueries
) -> None:
    proposal = grown(count)
    client = signed_in(proposal.created_by)
    for name, *args in (
        ("detail",),
        ("section", "team"),
        ("team",),
        ("price",),
        ("check",),
        ("receipt", count),
        ("withdraw",),
    ):
        client.get(page_of(proposal, name, *args))
        with django_assert_max_num_queries(QUERIES[name]):
            assert client.get(page_of(proposal, name, *args)).status_code == 200


QUERIES = {"detail": 15, "section": 15, "team": 15, "price": 15, "check": 15, "receipt": 15, "withdraw": 15}


@pytest.mark.parametrize("count", [3, 30])
def test_lists_and_openings_ask_the_database_equally_often(
    count: int, django_assert_max_num_queries: MaxQueries
) -> None:
    found = opened_round(count=count)
    client, officer = Client(), signed_in(found.first_officer)
    reference = found.challenge.reference
    with after_deadline(found.challenge):
        for person, name, limit in ((client, "manifest", 12), (officer, "opening", 15), (officer, "late", 15)):
            url = reverse(f"proposals:{name}", args=(reference,))
            person.get(url)
            with django_assert_max_num_queries(limit):
                assert person.get(url).status_code == 200
        with django_assert_max_num_queries(15):
            assert officer.get(page_of(found.proposals[0], "read")).status_code == 200
