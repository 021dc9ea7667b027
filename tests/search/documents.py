"""Documents for the search tests: small, written out, in both languages."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from search import facets
from search.documents.document import Bilingual, Document, Key
from search.engines.contract import SearchRequest
from search.engines.postgres import index
from search.entries import entry_of
from search.models import SearchEntry
from search.queries import parse

NOW = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)
_numbers = count(1)

WORDS = [
    "پسماند",
    "مخزن",
    "حسگر",
    "کوچه",
    "بازار",
    "خودرو",
    "جمع\u200cآوری",
    "مدیریت",
    "شهری",
    "آب",
    "فاضلاب",
    "هوا",
    "ترافیک",
    "درخت",
    "زلزله",
    "پل",
    "تونل",
    "میدان",
    "روشنایی",
    "پارک",
    "انرژی",
    "نقشه",
    "داده",
    "sensor",
    "waste",
    "water",
    "traffic",
    "bridge",
    "lighting",
    "energy",
]


def document(title: str = "", summary: str = "", body: str = "", **values: Any) -> Document:
    """A challenge document; `days` sets the deadline from `NOW`, `age` the days since publication, `rials` the budget
    in billions."""
    number = next(_numbers)
    days, age = values.pop("days", 10), values.pop("age", 5)
    rials = values.pop("rials", None)
    amount = None if rials is None else rials * 1_000_000_000
    chosen = {name: values.pop(name) for name in list(values) if name in facets.STORED}
    chosen[facets.BUDGET] = facets.budget_tags(amount)
    return Document(
        key=Key(values.pop("kind", "challenge"), values.pop("object_id", str(number))),
        url=f"/x/{number}/",
        title=Bilingual(title, values.pop("title_en", "")),
        summary=Bilingual(summary),
        body=Bilingual(body),
        facets=chosen,
        status=values.pop("status", facets.OPEN),
        deadline=None if days is None else NOW + timedelta(days=days),
        published_at=NOW - timedelta(days=age),
        budget=amount,
        **values,
    )


def stored(*documents: Document) -> list[SearchEntry]:
    """Index the documents in the embedded engine; returns their entries."""
    version = index.next_version()
    index.write([entry_of(each, version) for each in documents])
    ids = [each.key.object_id for each in documents]
    return list(SearchEntry.objects.filter(object_id__in=ids).order_by("id"))


def request(typed: str = "", **values: Any) -> SearchRequest:
    """A search at `NOW` with time enough for a busy machine."""
    filters = {name: frozenset(values.pop(name)) for name in list(values) if name in facets.ALL}
    return SearchRequest(now=NOW, query=parse(typed), filters=filters, **({"timeout": 10.0} | values))


def _some(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(WORDS, k=count))


def random_documents(amount: int, seed: int) -> list[Document]:
    """Documents with random words, facets, states and dates."""
    chance = random.Random(seed)
    return [
        document(
            _some(chance, 4),
            _some(chance, 8),
            _some(chance, 30),
            kind=chance.choice(["challenge", "challenge", "vendor"]),
            field=chance.sample(["waste", "water", "air", "mobility"], k=chance.randint(0, 2)),
            district=chance.sample(["1", "2", "11", "12"], k=chance.randint(1, 3)),
            rials=chance.choice([None, 5, 30, 90]),
            status=chance.choice(["open", "open", "closed", "evaluating", "awarded"]),
            days=chance.choice([None, -3, -1, 2, 6, 8, 29, 40]), age=chance.randint(1, 300),
        )
        for _ in range(amount)
    ]  # fmt: skip
