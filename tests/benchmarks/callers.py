"""Run within the system that is measured (`callers.py STEP`): makes the startups and their proposals, moves a deadline,
and afterwards counts in the database what became of them. Speaks JSON on standard input and output.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import timedelta
from typing import Any

sys.path.insert(0, os.getcwd())

import django

django.setup()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.db.models import Count, Max  # noqa: E402
from django.urls import reverse  # noqa: E402

from challenges.models import Challenge, Round  # noqa: E402
from challenges.proposals import services  # noqa: E402
from challenges.proposals.models import Proposal, Submission  # noqa: E402
from challenges.proposals.verification import broken_receipts  # noqa: E402
from marketplace.clock import database_now  # noqa: E402
from tests.factories.challenges import open_challenge  # noqa: E402
from tests.factories.proposals import TEXT, price  # noqa: E402
from tests.factories.vendors import member_of_verified_vendor  # noqa: E402
from vendors.models import Vendor  # noqa: E402


def made(given: dict[str, Any]) -> dict[str, Any]:
    """Challenges with so many proposals each, of the same startups; addresses and sessions of their writers."""
    people = [member_of_verified_vendor() for _number in range(max(given["proposals"]))]
    sessions = [session_of(person) for person in people]
    calls = []
    for count in given["proposals"]:
        challenge = open_challenge()
        rows = [drafted(challenge, person) for person in people[:count]]
        calls.append({"reference": challenge.reference, "proposals": [addresses(row) for row in rows]})
    return {"sessions": sessions, "calls": calls}


def session_of(person: Any) -> str:
    store = SessionStore()
    store[SESSION_KEY], store[BACKEND_SESSION_KEY] = str(person.pk), "django.contrib.auth.backends.ModelBackend"
    store[HASH_SESSION_KEY] = person.get_session_auth_hash()
    store.create()
    return str(store.session_key)


def drafted(challenge: Challenge, person: Any) -> Proposal:
    """A proposal that could be sent: the one answer that is asked for, and a price."""
    vendor = Vendor.objects.of(person).get()
    row = services.start_proposal(actor=person, round_=challenge.rounds.get(), vendor=vendor)
    services.save_answer(actor=person, proposal=row, question_key="method", text=f"{TEXT} " * 30, base_revision=0)
    services.save_price(actor=person, proposal=row, price=price(), base_revision=0)
    return row


def addresses(row: Proposal) -> dict[str, str]:
    own = {"public_id": row.public_id}
    return {
        "submit": reverse("proposals:submit", kwargs=own),
        "answer": reverse("proposals:section", kwargs=own | {"key": "method"}),
        "upload": reverse("proposals:upload_begin", kwargs=own | {"key": "team"}),
    }


def closing(given: dict[str, Any]) -> dict[str, Any]:
    """Move the deadline of a challenge to so many seconds from now, by the database's clock; that moment, as seconds of
    the epoch (the database runs on this machine).
    """
    moment = database_now() + timedelta(seconds=given["seconds"])
    dates = {"questions_until": moment - timedelta(seconds=1), "closes_at": moment}
    Round.objects.filter(challenge__reference=given["reference"]).update(**dates)
    Challenge.objects.filter(reference=given["reference"]).update(**dates)
    return {"moment": moment.timestamp()}


def counted(given: dict[str, Any]) -> dict[str, Any]:
    """What the database says of a challenge after its closing."""
    challenge = Challenge.objects.get(reference=given["reference"])
    round_ = challenge.rounds.get()
    rows = Proposal.objects.filter(round=round_)
    sent = Submission.objects.filter(proposal__round=round_)
    twice = sent.values("proposal").annotate(times=Count("pk")).filter(times__gt=1)
    return {
        "status": challenge.status,
        "statuses": dict(rows.values_list("status").annotate(Count("pk"))),
        "receipts": sent.count(),
        "twice": twice.count(),
        "late": sent.filter(received_at__gte=round_.closes_at).count(),
        "margin": (round_.closes_at - sent.aggregate(last=Max("received_at"))["last"]).total_seconds(),
        "broken": sum(len(broken) for _checked, broken in broken_receipts()),
    }


STEPS = {"made": made, "closing": closing, "counted": counted}
json.dump(STEPS[sys.argv[1]](json.load(sys.stdin)), sys.stdout)
