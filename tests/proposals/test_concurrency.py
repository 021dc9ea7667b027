"""Real transactions side by side: a proposal is accepted before the closing or refused after it, never lost in between
and never twice.
"""

from __future__ import annotations

import contextvars
import http.client
import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from django.db import connection, connections
from django.test import Client
from django.urls import reverse

from challenges.proposals import services
from challenges.proposals.models import Proposal, SealingKey
from challenges.proposals.sealing import keys_of, read_draft
from challenges.proposals.services import submitting
from challenges.services import close_due
from marketplace import clock
from marketplace.errors import Conflict, DomainError, Late
from tests.factories.accounts import office_officer
from tests.factories.challenges import after_deadline, open_challenge
from tests.factories.proposals import draft_proposal, fresh
from tests.factories.vendors import join, member_of_verified_vendor, verified_vendor
from vendors.models import Vendor

pytestmark = pytest.mark.django_db(transaction=True)

Step = Callable[[], Any]


def together(*steps: Step) -> list[Any]:
    """Run the steps at once, each in a thread and connection of its own; what each returned or the error it raised."""
    barrier = threading.Barrier(len(steps))

    def run(step: Step) -> Any:
        try:
            barrier.wait(timeout=20)
            return step()
        except Exception as error:  # the test looks at it
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(steps)) as pool:
        running = [pool.submit(contextvars.copy_context().run, run, step) for step in steps]
        return [one.result(timeout=60) for one in running]


def submit(proposal: Proposal, key: str) -> Step:
    return lambda: services.submit_proposal(actor=proposal.created_by, proposal=proposal, idempotency_key=key)


def test_closing_and_sending_at_once_lose_nothing_and_accept_nothing_late() -> None:
    challenge = open_challenge()
    proposals = [draft_proposal(challenge=challenge) for _ in range(8)]
    edge = challenge.closes_at - timedelta(milliseconds=250)
    with clock.travel(to=edge):
        closers: list[Step] = [lambda: [close_due() for _try in range(40)] for _worker in range(2)]
        results = together(*[submit(row, f"k{row.pk}") for row in proposals], *closers)[: len(proposals)]
    with after_deadline(challenge):
        close_due()

    for proposal, result in zip(proposals, results, strict=True):
        row = fresh(proposal)
        if isinstance(result, Late):
            assert (row.status, row.submissions.count()) == ("lapsed", 0)
        else:
            assert result.received_at < challenge.closes_at
            assert (row.status, row.current_submission) == ("received", result)


def test_closing_waits_for_a_sending_that_has_begun() -> None:
    challenge = open_challenge()
    proposal = draft_proposal(challenge=challenge)
    inside, closed = threading.Event(), threading.Event()

    def slowly() -> Any:
        """A sending that is accepted just before the deadline and commits after it."""
        original = submitting.blockers_of
        submitting.blockers_of = lambda *held: (inside.set(), closed.wait(1.5), original(*held))[2]
        try:
            with clock.travel(to=challenge.closes_at - timedelta(seconds=1)):
                return submit(proposal, "slow")()
        finally:
            submitting.blockers_of = original

    def close() -> int:
        inside.wait(20)
        with after_deadline(challenge):
            count = close_due()
        closed.set()
        return count

    sent, count = together(slowly, close)
    assert count == 1
    assert (fresh(proposal).status, fresh(proposal).current_submission) == ("received", sent)


def test_a_double_click_is_one_submission() -> None:
    proposal = draft_proposal()
    results = together(*[submit(proposal, "same") for _ in range(4)])
    assert len({sent.pk for sent in results}) == 1
    assert proposal.submissions.count() == 1


def test_a_connection_that_is_lost_while_sending_costs_nothing(live_server: Any) -> None:
    proposal, client = draft_proposal(), Client()
    client.force_login(proposal.created_by, backend="django.contrib.auth.backends.ModelBackend")
    session, token = client.cookies["sessionid"].value, "c" * 32
    form = urlencode([("key", "k" * 32), *(("points", point) for point in ("truth", "rights", "terms"))])
    path = reverse("proposals:submit", args=(proposal.public_id,))
    head = {
        "Cookie": f"sessionid={session}; csrftoken={token}", "X-CSRFToken": token,
        "Content-Type": "application/x-www-form-urlencoded",
    }  # fmt: skip
    host = urlsplit(live_server.url)

    lost = http.client.HTTPConnection(str(host.hostname), host.port, timeout=30)
    lost.request("POST", path, form, head)
    lost.close()  # before a word of the answer
    again = http.client.HTTPConnection(str(host.hostname), host.port, timeout=30)
    again.request("POST", path, form, head)
    answer = again.getresponse()
    again.close()

    assert (answer.status, answer.headers["Location"]) == (302, f"/proposals/{proposal.public_id}/receipts/1/")
    assert [sent.idempotency_key for sent in proposal.submissions.all()] == ["k" * 32]


def test_two_writers_at_once_one_is_kept_the_other_is_told() -> None:
    proposal = draft_proposal()
    writers = [proposal.created_by, join(proposal.vendor, role="member"), join(proposal.vendor, role="admin")]
    texts = [f"متن {place}" for place in range(3)]

    def write(place: int) -> Step:
        return lambda: services.save_answer(
            actor=writers[place], proposal=proposal, question_key="method", text=texts[place], base_revision=1
        )

    results = together(*[write(place) for place in range(3)])
    kept = [place for place, result in enumerate(results) if not isinstance(result, Exception)]
    assert len(kept) == 1
    assert Counter(type(result) for result in results)[Conflict] == 2
    assert read_draft(actor=writers[0], proposal=proposal).answers["method"] == texts[kept[0]]


def test_a_startup_begins_once_however_many_of_its_people_click() -> None:
    vendor, challenge = verified_vendor(), open_challenge()
    people, round_ = [join(vendor, role="admin") for _ in range(4)], challenge.rounds.get()

    def begin(person: Any) -> Step:
        return lambda: services.start_proposal(actor=person, round_=round_, vendor=Vendor.objects.get(pk=vendor.pk))

    results = together(*[begin(person) for person in people])
    assert Proposal.objects.filter(vendor=vendor).count() == 1
    refused = [result for result in results if isinstance(result, Conflict)]
    assert len(refused) == 3
    assert all(refusal.url for refusal in refused)


def test_beginning_and_closing_never_wait_for_each_other() -> None:
    challenge = open_challenge()
    round_, people = challenge.rounds.get(), [member_of_verified_vendor() for _ in range(6)]
    vendors = [Vendor.objects.of(person).get() for person in people]

    def begin(place: int) -> Step:
        return lambda: services.start_proposal(actor=people[place], round_=round_, vendor=vendors[place])

    with clock.travel(to=challenge.closes_at - timedelta(milliseconds=60)):
        results = together(*[begin(place) for place in range(6)], lambda: [close_due() for _try in range(20)])
    assert all(isinstance(result, (Proposal, DomainError, list)) for result in results), results


def test_the_key_of_an_envelope_is_made_once_by_any_number_of_workers() -> None:
    round_ = open_challenge().rounds.get()
    keys = together(*[lambda: keys_of(round_).content for _ in range(5)])
    assert len(set(keys)) == 1
    assert SealingKey.objects.count() == 2


def test_two_second_officers_open_once() -> None:
    challenge = open_challenge()
    proposal = draft_proposal(challenge=challenge)
    submit(proposal, "k")()
    first, second, third = (office_officer() for _ in range(3))
    with after_deadline(challenge):
        close_due()
        asked = services.request_opening(actor=first, round_=proposal.round)
        results = together(*[_confirm(person, asked) for person in (second, third)])
    opened = [result for result in results if not isinstance(result, Exception)]
    assert len(opened) == 1
    assert isinstance(next(result for result in results if isinstance(result, Exception)), DomainError)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM proposals_openingattempt")
        assert cursor.fetchone()[0] == 2


def _confirm(person: Any, asked: Any) -> Step:
    return lambda: services.confirm_opening(actor=person, opening=asked)
