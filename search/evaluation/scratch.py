"""A scratch index: the product's own engines on tables and an index of their own, gone afterwards.

Invariant: the real tables are not touched. Temporary tables of the same names stand in front of them on this
connection, so the engines run unchanged, and nobody else sees them.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import connection

from search.documents.document import Document
from search.engines import choice
from search.engines.contract import Engine, EngineUnavailable
from search.engines.elasticsearch import indices
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.postgres import index
from search.engines.postgres.engine import PostgresEngine
from search.entries import entry_of
from search.models import SearchBlock, SearchEntry, SearchIndex, SearchPosting, SearchVariant, SearchWord

_TABLES = [
    model._meta.db_table for model in (SearchEntry, SearchPosting, SearchBlock, SearchWord, SearchVariant, SearchIndex)
]


@contextmanager
def engine(name: str, documents: Sequence[Document]) -> Iterator[Engine]:
    """An engine that holds exactly these documents, for the time of the block."""
    with _temporary_tables():
        embedded = PostgresEngine()
        version = index.next_version()
        embedded.rebuild(entry_of(document, version) for document in documents)
        with connection.cursor() as cursor:
            for table in _TABLES:
                cursor.execute(f"ANALYZE {table}")
        if name == "postgres":
            yield embedded
        else:
            with _temporary_index() as elastic:
                elastic.rebuild(SearchEntry.objects.filter(departed=False))
                yield elastic


@contextmanager
def _temporary_tables() -> Iterator[None]:
    with connection.cursor() as cursor:
        for table in _TABLES:
            cursor.execute(f"CREATE TEMPORARY TABLE {table} (LIKE public.{table} INCLUDING ALL)")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            for table in _TABLES:
                cursor.execute(f"DROP TABLE pg_temp.{table}")


@contextmanager
def _temporary_index() -> Iterator[ElasticsearchEngine]:
    configured = choice.primary()
    if configured is None:
        raise EngineUnavailable("elasticsearch: ELASTICSEARCH_URL is not set")
    scratch = ElasticsearchEngine(configured.client, f"{configured.alias}-scratch-{uuid.uuid4().hex[:8]}")
    try:
        yield scratch
    finally:
        for name in SearchIndex.objects.values_list("name", flat=True):
            indices.abandon(scratch.client, name)
