"""`ElasticsearchEngine`: one request a search, external versions for every write, a new index for every rebuild.

Invariants: a write goes to the serving index and to the one being built, and only a write that all of them acknowledged
(or had newer) counts; the alias moves in one step; writes go through an alias of their own, so that a lost index is
never recreated without its mapping.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.helpers import streaming_bulk

from search.documents.document import Key
from search.engines.contract import EngineUnavailable, Hit, SearchRequest, SearchResponse
from search.engines.elasticsearch import body, early, indices
from search.engines.elasticsearch.client import speaking
from search.engines.elasticsearch.mapping import LAYOUT, source_of
from search.models import SearchEntry

Action = dict[str, Any]
PROBE_SECONDS = 0.5
SCAN = 2_000
CHUNK = 500
CONFLICT = 409
_NETWORK_SHARE = 0.8
"""The part of the time limit Elasticsearch itself may use; the rest is for the way there and back."""


class ElasticsearchEngine:
    """Searches the alias of a prefix and today's layout, and writes to the indices `SearchIndex` names."""

    name = "elasticsearch"

    def __init__(self, client: Elasticsearch, prefix: str) -> None:
        self.client, self.prefix = client, prefix
        self.alias = f"{prefix}-{LAYOUT}"

    def search(self, request: SearchRequest) -> SearchResponse:
        """Answer within the time limit; a timed-out or incomplete answer counts as none."""
        return self.begin(request)()

    def begin(self, request: SearchRequest) -> Callable[[], SearchResponse]:
        """The same in two steps: the question goes out now, and what is returned waits for its answer."""
        started = time.perf_counter()
        asked = body.body_of(request, timeout=request.timeout * _NETWORK_SHARE)
        sent = early.send(self.client, self.alias, asked, request.timeout)

        def answer() -> SearchResponse:
            with speaking():
                found = sent()
            return _response(request, found, started)

        return answer

    def counts(self, requests: Sequence[SearchRequest]) -> list[int]:
        """The totals of as many searches, sent together."""
        limit = requests[0].timeout
        bodies = [
            body.body_of(replace(request, offset=0, limit=0, facets=()), timeout=limit * _NETWORK_SHARE)
            for request in requests
        ]
        with speaking():
            answers = self.client.options(request_timeout=limit).msearch(
                index=self.alias, searches=[line for each in bodies for line in ({}, each)]
            )["responses"]
        if any("error" in each or each["timed_out"] or each["_shards"]["failed"] for each in answers):
            raise EngineUnavailable("elasticsearch: incomplete answer")
        return [each["hits"]["total"]["value"] for each in answers]

    def answers(self) -> bool:
        """Whether the alias can be searched right now; waits very briefly."""
        try:
            with speaking():
                self.client.options(request_timeout=PROBE_SECONDS).search(
                    index=self.alias, size=0, timeout="100ms", track_total_hits=False
                )
        except EngineUnavailable:
            return False
        return True

    def upsert(self, entries: Sequence[SearchEntry]) -> frozenset[Key]:
        """Index each entry in every index we write to."""
        return self._write([_index_action(entry) for entry in entries], indices.writable())

    def delete(self, versions: Mapping[Key, int]) -> frozenset[Key]:
        """Remove each key from every index we write to, leaving its version behind."""
        return self._write([_delete_action(key, version) for key, version in versions.items()], indices.writable())

    def rebuild(self, entries: Iterable[SearchEntry]) -> int:
        """Fill a new index, then move the alias to it and drop the old ones. Live writes go to both meanwhile."""
        with speaking():
            fresh = indices.begin(self.client, self.alias)
            try:
                total = self._fill(fresh, entries)
            except BaseException:
                indices.abandon(self.client, fresh)
                raise
            indices.serve(self.client, self.alias, fresh)
        return total

    def versions(self) -> Iterator[tuple[Key, int]]:
        """Every document the alias holds, with its version."""
        after: list[Any] | None = None
        while True:
            with speaking():
                self.client.indices.refresh(index=self.alias)
                answer = self.client.search(
                    index=self.alias,
                    size=SCAN,
                    sort=["number"],
                    search_after=after,
                    version=True,
                    source=False,
                    track_total_hits=False,
                )
            hits = answer["hits"]["hits"]
            yield from ((Key.parse(hit["_id"]), hit["_version"]) for hit in hits)
            if len(hits) < SCAN:
                return
            after = hits[-1]["sort"]

    def _fill(self, index: str, entries: Iterable[SearchEntry]) -> int:
        total = 0
        for item in self._bulk(map(_index_action, entries), index):
            if not _is_settled(item):
                raise EngineUnavailable(f"elasticsearch refused {item.get('_id')}: {item.get('error')}"[:500])
            total += 1
        return total

    def _write(self, actions: Sequence[Action], targets: Sequence[str]) -> frozenset[Key]:
        if not targets:
            raise EngineUnavailable("elasticsearch: no index yet")
        done = {Key.parse(action["_id"]) for action in actions}
        with speaking():
            for target in targets:
                done -= {Key.parse(item["_id"]) for item in self._bulk(actions, target) if not _is_settled(item)}
        return frozenset(done)

    def _bulk(self, actions: Iterable[Action], index: str) -> Iterator[Action]:
        alias = indices.write_alias(index)
        answers = streaming_bulk(
            self.client, actions, index=alias, require_alias=True, chunk_size=CHUNK, raise_on_error=False
        )
        for _, item in answers:
            yield next(iter(item.values()))


def _is_settled(item: Action) -> bool:
    """Whether nothing is left to do for a bulk item: done, or a newer version is there, or what was to be deleted
    was not.
    """
    return "error" not in item or item["status"] == CONFLICT


def _response(request: SearchRequest, answer: early.Answer, started: float) -> SearchResponse:
    if answer["timed_out"] or answer["_shards"]["failed"]:
        raise EngineUnavailable("elasticsearch: incomplete answer")
    return SearchResponse(
        hits=tuple(Hit(Key.parse(hit["_id"]), hit["_score"] or 0.0) for hit in answer["hits"]["hits"]),
        total=answer["hits"]["total"]["value"],
        facets=body.counts(request.facets, answer["aggregations"]) if request.facets else {},
        engine=ElasticsearchEngine.name, took=time.perf_counter() - started,
    )  # fmt: skip


def _index_action(entry: SearchEntry) -> Action:
    return {
        "_op_type": "index",
        "_id": str(entry),
        "version": entry.version,
        "version_type": "external",
        "_source": source_of(entry),
    }


def _delete_action(key: Key, version: int) -> Action:
    return {"_op_type": "delete", "_id": str(key), "version": version, "version_type": "external"}
