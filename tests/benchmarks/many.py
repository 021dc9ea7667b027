"""Run within a copy of the demo city: makes ten thousand of its challenges and 200,000 rows of its journal.

Each copy has the text of a challenge of the city, its rounds, questions and criteria, under a number and a date of its
own; the rows of the journal are spread over all of them. Search is told of every copy.
"""

from __future__ import annotations

import os
import sys
import uuid
from datetime import timedelta
from itertools import count, cycle, islice
from typing import Any

sys.path.insert(0, os.getcwd())

import django

django.setup()

from django.db import connection, models, transaction  # noqa: E402

from challenges.models import (  # noqa: E402
    Challenge,
    ChallengeVersion,
    Criterion,
    ProposalQuestion,
    Round,
    RoundTerms,
)
from search.sync import indexing  # noqa: E402

CHALLENGES, JOURNAL, BATCH = 10_000, 200_000, 500
LINKS = ("fields", "capabilities", "districts", "eligible_classes")
SPREAD = timedelta(hours=3)  # how much older each copy is than the one before

SPREAD_JOURNAL = """
INSERT INTO journal_auditrecord (at, actor_id, actor_role, action, subject_type, subject_id, case_type, case_id, before,
    after, reason, confidential, request_id)
SELECT old.at - place * interval '1 second', old.actor_id, old.actor_role, old.action, old.subject_type,
    old.subject_id, 'challenges.challenge', (%(first)s + (place * 7919) %% %(range)s)::text, old.before, old.after,
    old.reason, old.confidential, ''
FROM generate_series(1, %(rows)s) AS place
JOIN (SELECT *, row_number() OVER (ORDER BY id) AS number FROM journal_auditrecord) AS old
    ON old.number = 1 + place %% (SELECT count(*) FROM journal_auditrecord)
"""


def main() -> None:
    """Challenges, journal, search."""
    originals = list(Challenge.objects.filter(current_version__isnull=False).order_by("pk"))
    parts = {row.pk: Parts(row) for row in originals}
    numbers, turns = count(1), cycle(originals)
    missing = CHALLENGES - len(originals)
    while missing > 0:
        batch = list(islice(turns, min(BATCH, missing)))
        with transaction.atomic():
            copy([parts[row.pk] for row in batch], numbers)
        missing -= len(batch)
    spread_journal()
    indexing.refresh_kind("challenge")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


class Parts:
    """What a challenge of the city consists of, read once."""

    def __init__(self, challenge: Challenge) -> None:
        version = challenge.version
        self.challenge, self.version = challenge, version
        self.links = {name: [row.pk for row in getattr(version, name).all()] for name in LINKS}
        self.terms = [
            (row.round, row, list(row.questions.all()), list(row.criteria.all()))
            for row in version.terms.select_related("round").order_by("round__number")
        ]


def again(row: Any, **changes: Any) -> Any:
    """The same row once more, not saved, with other values."""
    values = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if not field.primary_key and not isinstance(field, models.GeneratedField)
    }
    return type(row)(**(values | changes))


def copy(batch: list[Parts], numbers: Any) -> None:
    """One of each, with everything below it; made current last, as publishing does."""
    made = Challenge.objects.bulk_create(_challenge(part, next(numbers)) for part in batch)
    pairs = list(zip(batch, made, strict=True))
    versions = ChallengeVersion.objects.bulk_create(
        again(part.version, challenge_id=row.pk, number=1, change="first", changes=[], published_at=row.published_at)
        for part, row in pairs
    )
    for name in LINKS:
        through = getattr(ChallengeVersion, name).through
        target = next(
            f.attname for f in through._meta.concrete_fields if f.attname not in ("id", "challengeversion_id")
        )
        through.objects.bulk_create(
            through(challengeversion_id=version.pk, **{target: pk})
            for part, version in zip(batch, versions, strict=True)
            for pk in part.links[name]
        )
    _rounds(pairs, versions)
    for row, version in zip(made, versions, strict=True):
        row.current_version = version
    Challenge.objects.bulk_update(made, ["current_version"])


def _challenge(part: Parts, number: int) -> Challenge:
    older = SPREAD * number
    found: Challenge = again(
        part.challenge,
        public_id=uuid.uuid4(),
        reference=f"BH-1399-{number:05d}",
        published_at=part.challenge.published_at - older,
        current_version_id=None,
        source="demo",
        source_key=f"many-{number}",
    )
    return found


def _rounds(pairs: list[tuple[Parts, Challenge]], versions: list[ChallengeVersion]) -> None:
    rows = [
        (again(round_, challenge_id=challenge.pk), version, below)
        for (part, challenge), version in zip(pairs, versions, strict=True)
        for round_, *below in part.terms
    ]
    Round.objects.bulk_create(row for row, _version, _below in rows)
    terms = RoundTerms.objects.bulk_create(
        again(below[0], version_id=version.pk, round_id=row.pk) for row, version, below in rows
    )
    held = list(zip(terms, rows, strict=True))
    for place, model in ((1, ProposalQuestion), (2, Criterion)):
        model._default_manager.bulk_create(
            again(item, terms_id=term.pk) for term, (_row, _version, below) in held for item in below[place]
        )


def spread_journal() -> None:
    """As many rows as are missing, over all challenges."""
    ids = Challenge.objects.aggregate(first=models.Min("pk"), last=models.Max("pk"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM journal_auditrecord")
        rows = max(0, JOURNAL - cursor.fetchone()[0])
        spread = {"first": ids["first"], "range": ids["last"] - ids["first"] + 1, "rows": rows}
        cursor.execute(SPREAD_JOURNAL, spread)


main()
