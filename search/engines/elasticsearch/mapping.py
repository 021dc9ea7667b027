"""The index: what is indexed and how. Pure.

Invariant: tokens are made in Python and only split at spaces here, so no plugin, language analyzer or version of
Elasticsearch changes what a query finds. What results are narrowed by stands in one field of tags («field=waste»,
«status=open»), so that all facets are counted in one walk over the hits. Deletions keep their version for an hour, so
that a late write cannot bring a withdrawn document back.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from search import facets
from search.engines.contract import K1, B, name_key
from search.models import SearchEntry

_TOKENS = {"type": "text", "analyzer": "whitespace"}

MAPPING: dict[str, Any] = {
    "dynamic": "strict",
    "_source": {"enabled": False},
    "properties": {
        "number": {"type": "long"},
        "version": {"type": "long"},
        "key": {"type": "keyword"},
        "kind": {"type": "keyword"},
        "title": _TOKENS,
        "summary": _TOKENS,
        "body": _TOKENS,
        "status": {"type": "keyword"},
        "budget": {"type": "long"},
        "deadline": {"type": "long"},  # seconds since 1970: numbers in a range over a date are taken as milliseconds
        "published": {"type": "long"},
        "closed_rank": {"type": "long"},
        "name": {"type": "keyword"},  # the Persian sort key of the title, so that no collation of a server matters
        "tags": {"type": "keyword"},
    },
}

SETTINGS: dict[str, Any] = {
    "number_of_shards": 1,
    "auto_expand_replicas": "0-1",
    "refresh_interval": "500ms",
    "gc_deletes": "1h",
    "max_result_window": 10_000,
    "similarity": {"default": {"type": "BM25", "k1": K1, "b": B}},
}

REBUILDING: dict[str, Any] = {"refresh_interval": "-1", "auto_expand_replicas": "false", "number_of_replicas": 0}
"""Settings while an index is being filled; `SETTINGS` take over before it serves."""


LAYOUT = hashlib.sha256(json.dumps([MAPPING, SETTINGS], sort_keys=True).encode()).hexdigest()[:8]
"""Stands in the name of the alias, so that an index of another layout is never read, and healing makes a new one."""


def source_of(entry: SearchEntry) -> dict[str, Any]:
    """An entry as it is sent. `closed_rank` puts what is not open behind, newest first, when results are sorted by
    deadline.
    """
    published = int(entry.published_at.timestamp()) if entry.published_at else 0
    return {
        "number": entry.pk,
        "version": entry.version,
        "key": str(entry),
        "kind": entry.kind,
        "title": entry.title_tokens,
        "summary": entry.summary_tokens,
        "body": entry.body_tokens,
        "status": entry.status,
        "budget": entry.budget,
        "deadline": int(entry.deadline.timestamp()) if entry.deadline else None,
        "published": published,
        "name": name_key(entry.title_fa),
        "closed_rank": 0 if entry.status == facets.OPEN else -published,
        "tags": [*entry.tags, facets.tag(facets.KIND, entry.kind), facets.tag(facets.STATUS, entry.status)],
    }
