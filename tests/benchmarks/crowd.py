"""Run within the benchmark's own database: grow it to so many challenges, index them, and time the rebuild.

    python tests/benchmarks/crowd.py COUNT TEXTS

Texts are made with a fixed seed from real paragraphs (`TEXTS`, JSON lines with «text»). Prints one line of JSON:
`rebuild_seconds` of the product's rebuild of Elasticsearch, `bulk_seconds` of bare `helpers.bulk` on ready documents.
"""

from __future__ import annotations

import json
import os
import random
import re
import sys
import time
import uuid
from collections.abc import Iterator
from copy import copy
from datetime import timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, os.getcwd())

import django

django.setup()

from django.db import connection  # noqa: E402
from elasticsearch.helpers import bulk  # noqa: E402

from challenges.models import Challenge, ChallengeVersion  # noqa: E402
from marketplace import clock  # noqa: E402
from marketplace.places.models import District  # noqa: E402
from marketplace.taxonomy.models import Field  # noqa: E402
from search import facets  # noqa: E402
from search.documents.document import Bilingual, Document, Key  # noqa: E402
from search.engines import choice  # noqa: E402
from search.engines.elasticsearch.mapping import MAPPING, REBUILDING, SETTINGS, source_of  # noqa: E402
from search.engines.postgres import index  # noqa: E402
from search.entries import entry_of  # noqa: E402
from search.models import SearchEntry  # noqa: E402
from search.sync import rebuild  # noqa: E402
from tests.factories.challenges import open_challenge  # noqa: E402

CHUNK = 2_000
BARE = "bench-bare"
SENTENCE = re.compile(r"[.؟!؛\n]+")
STATUSES = ("open", "open", "closed", "evaluating", "awarded", "unsuccessful")


def sentences(path: Path) -> list[str]:
    """The sentences of all paragraphs that have some words."""
    rows = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    return [part for row in rows for sentence in SENTENCE.split(row) if len((part := sentence.strip()).split()) > 7]


def pattern() -> tuple[Challenge, ChallengeVersion]:
    """A challenge published by the service, of which all others are copies with texts of their own."""
    case = Challenge.objects.order_by("pk").first() or open_challenge()
    return case, case.version


def grow(count: int, texts: list[str]) -> None:
    """Make challenges with their entries until there are so many."""
    case, version = pattern()
    held = SearchEntry.objects.count()
    fields, districts = list(Field.objects.all()[:12]), list(District.objects.all()[:22])
    for start in range(held, count, CHUNK):
        numbers = range(start, min(count, start + CHUNK))
        cases = Challenge.objects.bulk_create(
            [_copied(case, public_id=uuid.uuid4(), reference=f"BH-1300-{n:06d}", current_version=None) for n in numbers]
        )
        chance = random.Random(start)
        documents = [_document(made, chance, texts, fields, districts) for made in cases]
        versions = ChallengeVersion.objects.bulk_create(
            [
                _copied(version, challenge=made, title_fa=each.title.fa[:160], summary_fa=each.summary.fa[:300])
                for made, each in zip(cases, documents, strict=True)
            ]
        )
        for made, own in zip(cases, versions, strict=True):
            made.current_version = own
        Challenge.objects.bulk_update(cases, ["current_version"])
        drawn = index.next_version()
        SearchEntry.objects.bulk_create([entry_of(each, drawn) for each in documents], batch_size=500)


def _copied(row: Any, **values: Any) -> Any:
    made = copy(row)
    made.pk, made.id, made._state = None, None, copy(row._state)
    made._state.adding, made._state.fields_cache = True, {}
    for name, value in values.items():
        setattr(made, name, value)
    return made


def _document(
    case: Challenge, chance: random.Random, texts: list[str], fields: list[Field], districts: list[District]
) -> Document:
    budget = chance.choice([None, 5, 30, 90])
    amount = budget and budget * facets.BILLION_TOMAN // 10
    return Document(
        key=Key("challenge", str(case.pk)),
        url=f"/challenges/{case.reference}/",
        title=Bilingual(" ".join(chance.choice(texts).split()[:9])),
        summary=Bilingual("؛ ".join(chance.sample(texts, 2))),
        body=Bilingual(". ".join(chance.sample(texts, 10))),
        facets={
            facets.FIELD: [row.code for row in chance.sample(fields, chance.randint(1, 2))],
            facets.DISTRICT: [str(row.number) for row in chance.sample(districts, chance.randint(1, 3))],
            facets.DEPARTMENT: [f"department-{chance.randint(1, 25)}"],
            facets.READINESS: facets.readiness_tags(chance.randint(1, 9)),
            facets.BUDGET: facets.budget_tags(amount),
            facets.ELIGIBILITY: [chance.choice([facets.ANYBODY, "nopa", "novavar", "fanavar"])],
        },
        status=chance.choice(STATUSES),
        budget=amount,
        deadline=clock.now() + timedelta(days=chance.randint(-200, 60)),
        published_at=clock.now() - timedelta(days=chance.randint(1, 900)),
    )


def bare_bulk() -> float:
    """Seconds of `helpers.bulk` on ready documents, into an index like ours."""
    engine = choice.primary()
    assert engine is not None
    client = engine.client
    client.options(ignore_status=404).indices.delete(index=BARE)
    client.indices.create(index=BARE, mappings=MAPPING, settings=SETTINGS | REBUILDING)
    spent = 0.0
    for batch in _batches():
        ready = [{"_index": BARE, "_id": str(entry), "_source": source_of(entry)} for entry in batch]
        started = time.perf_counter()
        bulk(client, ready, chunk_size=500)
        spent += time.perf_counter() - started
    started = time.perf_counter()
    client.indices.refresh(index=BARE)
    spent += time.perf_counter() - started
    client.indices.delete(index=BARE)
    return spent


def _batches() -> Iterator[list[SearchEntry]]:
    after = 0
    while batch := list(SearchEntry.objects.filter(pk__gt=after).order_by("pk")[:5000]):
        yield batch
        after = batch[-1].pk


def timed_rebuild() -> float:
    """Seconds of the product's own rebuild: read, sent, swapped in."""
    started = time.perf_counter()
    rebuild.rebuild_elasticsearch(lambda step: None)
    return time.perf_counter() - started


grow(int(sys.argv[1]), sentences(Path(sys.argv[2])))
choice.embedded().reindex()
with connection.cursor() as cursor:
    cursor.execute("ANALYZE")
bulk_seconds = bare_bulk()
json.dump({"documents": rebuild.count(), "rebuild_seconds": timed_rebuild(), "bulk_seconds": bulk_seconds}, sys.stdout)
