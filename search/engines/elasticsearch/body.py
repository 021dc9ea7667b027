"""A `SearchRequest` in Elasticsearch's words. Pure.

Invariants: one request answers hits, total and all facets; nothing typed is interpreted as syntax (only
`combined_fields`, `match_phrase` and `term` queries over ready tokens); every request carries a timeout. Says the same
as `postgres.filtering` and `postgres.scoring`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from search import facets
from search.analysis import HALF, WEIGHTS
from search.engines.contract import OPEN_BOOST, SearchRequest, Sort
from search.queries import Clause, ParsedQuery, Tokens

Body = dict[str, Any]
_FIELDS = [f"{name}^{weight / HALF:g}" for name, weight in WEIGHTS._asdict().items()]
ALONE, TOGETHER, TAGS, OVERDUE = ":alone", "together", "tags", "overdue"
"""Names of aggregations: of a facet in which something is chosen, of all the others, of tags, of what time closed."""
MOST_TAGS = 10_000
"""More than a city has fields, departments, districts and capabilities; Elasticsearch allows six times as many."""
_NEWEST: Body = {"published": {"order": "desc"}}
_NUMBER: Body = {"number": {"order": "asc"}}


def body_of(request: SearchRequest, *, timeout: float) -> Body:
    """The search body; `timeout` in seconds is what Elasticsearch may take."""
    now = int(request.now.timestamp())
    chosen = {name: having(name, values, now) for name, values in request.filters.items() if values}
    return {
        "query": _query(request, now),
        "post_filter": _all(chosen.values()),
        "aggs": _facets(request.facets, chosen, now),
        "sort": _sort(request.sort),
        "from": request.offset,
        "size": request.limit,
        "_source": False,
        "track_scores": True,
        "track_total_hits": True,
        "timeout": f"{max(1, int(timeout * 1000))}ms",
    }


def _query(request: SearchRequest, now: int) -> Body:
    query = request.query
    found: Body = {
        "filter": [*_scope(request), *(_in_a_row(phrase) for phrase in query.phrases if len(phrase) > 1)],
        "must": [_clause(phrase) for phrase in query.phrase_clauses()],
        "must_not": [_in_a_row(run) if len(run) > 1 else _clause(Clause((run,))) for run in query.excluded]
        + [{"term": {"key": str(key)}} for key in request.excluded_keys],
    }
    if request.sort is Sort.CLOSING:
        return {
            "bool": {
                "filter": [{"bool": found | _asked(query)}],
                "should": [{"constant_score": {"filter": is_open(now)}}],
            }
        }
    boost = {"filter": is_open(now), "weight": OPEN_BOOST}
    return {
        "function_score": {"query": {"bool": found | _asked(query)}, "functions": [boost], "boost_mode": "multiply"}
    }


def _asked(query: ParsedQuery) -> Body:
    if not query.clauses:
        return {}
    return {"should": [_clause(clause) for clause in query.clauses], "minimum_should_match": query.required}


def _clause(clause: Clause) -> Body:
    ways = [
        {"combined_fields": {"query": " ".join(tokens), "fields": _FIELDS, "operator": "and"}}
        for tokens in clause.alternatives
    ]
    return ways[0] if len(ways) == 1 else {"dis_max": {"queries": ways}}


def _in_a_row(tokens: Tokens) -> Body:
    return {"multi_match": {"type": "phrase", "query": " ".join(tokens), "fields": list(WEIGHTS._fields)}}


def _scope(request: SearchRequest) -> list[Body]:
    limits: list[Body] = []
    if request.kinds:
        limits.append({"terms": {"kind": sorted(request.kinds)}})
    if request.published_from:
        limits.append({"range": {"published": {"gte": int(request.published_from.timestamp())}}})
    if request.published_to:
        limits.append({"range": {"published": {"lte": int(request.published_to.timestamp()), "gt": 0}}})
    if request.after_number:
        limits.append({"range": {"number": {"gt": request.after_number}}})
    return limits


def is_open(now: int) -> Body:
    """Open for proposals at this moment (epoch seconds): by status, and by deadline where there is one."""
    without_deadline = {"bool": {"must_not": [{"exists": {"field": "deadline"}}]}}
    in_time: Body = {"bool": {"should": [{"range": {"deadline": {"gt": now}}}, without_deadline]}}
    return {"bool": {"filter": [{"term": {"status": facets.OPEN}}, in_time]}}


def is_overdue(now: int) -> Body:
    """Open by status, closed by the clock."""
    return {"bool": {"filter": [{"term": {"status": facets.OPEN}}, {"range": {"deadline": {"lte": now}}}]}}


def having(name: str, values: Iterable[str], now: int) -> Body:
    """What has one of these values of a facet."""
    wanted = sorted(values)
    if name == facets.STATUS:
        return {"bool": {"should": [_status(value, now) for value in wanted], "minimum_should_match": 1}}
    if name == facets.DEADLINE:
        bands = [_in_band(band, now) for band in facets.DEADLINE_BANDS if band.code in wanted]
        return {"bool": {"should": bands, "minimum_should_match": 1}} if bands else {"match_none": {}}
    return {"terms": {"tags": [facets.tag(name, value) for value in wanted]}}


def _status(value: str, now: int) -> Body:
    if value == facets.OPEN:
        return is_open(now)
    stored: Body = {"term": {"status": value}}
    return {"bool": {"should": [stored, is_overdue(now)]}} if value == facets.CLOSED else stored


def _in_band(band: facets.Band, now: int) -> Body:
    start, end = _edges(band, now)
    return {"bool": {"filter": [is_open(now), {"range": {"deadline": {"gte": start, "lt": end}}}]}}


def _edges(band: facets.Band, now: int) -> tuple[int, int | None]:
    """The first moment of a band, and the first after it; None when it has no end."""
    return now + (band.low or 0), None if band.high is None else now + band.high


def _facets(names: Iterable[str], chosen: dict[str, Body], now: int) -> Body:
    """Every facet is counted without its own filter. Those in which nothing is chosen share one filter and one walk
    over the tags, so that each document is looked at once, not once for each facet.
    """
    shared = [name for name in names if name not in chosen]
    alone: Body = {
        name + ALONE: {
            "filter": _all(condition for facet, condition in chosen.items() if facet != name),
            "aggs": _values([name], now, of=name),
        }
        for name in names
        if name in chosen
    }
    together = _values(shared, now) if shared else {}
    if not chosen:
        return together
    return alone | ({TOGETHER: {"filter": _all(chosen.values()), "aggs": together}} if together else {})


def _values(names: Sequence[str], now: int, *, of: str = "") -> Body:
    """What these facets are counted from; `of` leaves out the tags of all others."""
    counted: Body = {}
    if facets.DEADLINE in names:
        limits = [
            {"key": band.code, "from": start, "to": end}
            for band in facets.DEADLINE_BANDS
            for start, end in [_edges(band, now)]
        ]
        bands = {"range": {"field": "deadline", "ranges": limits}}
        counted[facets.DEADLINE] = {"filter": is_open(now), "aggs": {"bands": bands}}
    if facets.STATUS in names:
        counted[OVERDUE] = {"filter": is_overdue(now)}
    if any(name != facets.DEADLINE for name in names):
        only = {"include": f"{of}=.*"} if of else {}
        counted[TAGS] = {"terms": {"field": "tags", "size": MOST_TAGS, **only}}
    return counted


def counts(names: Sequence[str], aggregations: Body) -> dict[str, dict[str, int]]:
    """Facet → value → count, from the aggregations that `body_of` asked for."""
    shared = aggregations.get(TOGETHER) or aggregations
    by_tag = _by_facet(shared)
    found = {}
    for name in names:
        alone = aggregations.get(name + ALONE)
        held, tags = (alone, _by_facet(alone)) if alone else (shared, by_tag)
        if name == facets.DEADLINE:
            values = {band["key"]: band["doc_count"] for band in held[name]["bands"]["buckets"]}
        else:
            values = tags.get(name, {})
        if name == facets.STATUS:
            values = _by_the_clock(values, held[OVERDUE]["doc_count"])
        found[name] = {value: count for value, count in values.items() if value and count > 0}
    return found


def _by_facet(held: Body) -> dict[str, dict[str, int]]:
    """The counted tags by facet, the most frequent of each first and no more than are shown."""
    found: dict[str, dict[str, int]] = {}
    buckets = [(-bucket["doc_count"], bucket["key"]) for bucket in held.get(TAGS, {"buckets": ()})["buckets"]]
    for negative, tag in sorted(buckets):
        name, _, value = tag.partition("=")
        values = found.setdefault(name, {})
        if len(values) < facets.MAX_VALUES:
            values[value] = -negative
    return found


def _by_the_clock(values: dict[str, int], overdue: int) -> dict[str, int]:
    """What is open by status and closed by the clock counts as closed."""
    if not overdue:
        return values
    moved = {facets.OPEN: values.get(facets.OPEN, 0) - overdue, facets.CLOSED: values.get(facets.CLOSED, 0) + overdue}
    return values | moved


def _all(conditions: Iterable[Body]) -> Body:
    return {"bool": {"filter": list(conditions)}}


def _sort(sort: Sort) -> list[Body | str]:
    match sort:
        case Sort.NEWEST:
            return [_NEWEST, _NUMBER]
        case Sort.NAME:
            return [{"name": {"order": "asc", "missing": "_last"}}, _NUMBER]
        case Sort.BUDGET:
            return [{"budget": {"order": "desc", "missing": "_last"}}, _NEWEST, _NUMBER]
        case Sort.CLOSING:
            return [
                "_score",
                {"closed_rank": {"order": "asc"}},
                {"deadline": {"order": "asc", "missing": "_last"}},
                _NUMBER,
            ]
    return ["_score", _NEWEST, _NUMBER]
