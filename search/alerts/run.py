"""One round of alerts: look at what is due, tell of what is new.

Invariants: messages and the new position of their searches stand or fall together, in one transaction for each batch,
so a worker that dies in the middle has told of whole batches and leaves the rest due; searches that another worker
holds are passed over; each distinct question is asked once, of the new entries only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

import structlog
from django.db import transaction
from django.http import QueryDict

from marketplace import clock
from marketplace.errors import Invalid
from marketplace.notify.services import Personal, notify_each
from search import labels
from search.alerts import fresh, messages
from search.alerts.schedule import due
from search.engines.contract import SearchRequest
from search.models import SavedSearch, SearchEntry
from search.selectors.asking import Scope, ask, scopes_by_path

log = structlog.get_logger("baham.search")

BATCH = 1_000
Asked = tuple[str, str]
"""Path and query string: what two people may have saved alike."""


@dataclass(slots=True)
class Round:
    """What was done: searches looked at, people's messages made. `questions` are the distinct ones."""

    searches: int = 0
    messages: int = 0
    questions: set[Asked] = field(default_factory=set)


def run(*, batch: int = BATCH) -> Round:
    """Look at every saved search that is due, in batches; returns what was done."""
    done, newest, moment = Round(), fresh.newest(), clock.now()
    asked: dict[Asked, list[int]] = {}
    after = 0
    while (after := _batch(moment, newest, after, batch, asked, done)) > 0:
        pass
    done.questions = set(asked)
    if done.searches:
        log.info("search_alerts", searches=done.searches, questions=len(asked), messages=done.messages)
    return done


@transaction.atomic
def _batch(moment: datetime, newest: int, after: int, size: int, asked: dict[Asked, list[int]], done: Round) -> int:
    """Look at the next searches; returns the last one's key, 0 when there are no more."""
    rows = SavedSearch.objects.filter(due(moment, newest), pk__gt=after).order_by("pk")
    batch = list(rows.select_for_update(skip_locked=True)[:size])
    if not batch:
        return 0
    found = _found(batch, newest, asked, moment)
    told = [(saved, numbers) for saved in batch if (numbers := found[saved.pk])]
    if told:
        done.messages += notify_each(kind=messages.KIND, messages=_messages(told, newest))
        SavedSearch.objects.filter(pk__in=[saved.pk for saved, _ in told]).update(alerted_at=moment)
    SavedSearch.objects.filter(pk__in=[saved.pk for saved in batch]).update(seen_number=newest, checked_at=moment)
    done.searches += len(batch)
    return batch[-1].pk


def _found(
    batch: Sequence[SavedSearch], newest: int, asked: dict[Asked, list[int]], moment: datetime
) -> dict[int, list[int]]:
    """Saved search → the numbers of what is new for it. `asked` holds what this round found out before."""
    floor = min((saved.seen_number for saved in batch if saved.seen_number < newest), default=newest)
    unasked = {(saved.path, saved.query) for saved in batch} - asked.keys()
    if floor < newest:
        asked |= _ask(unasked, floor, newest, moment)
    return {
        saved.pk: [number for number in asked.get((saved.path, saved.query), ()) if number > saved.seen_number]
        for saved in batch
    }


def _ask(questions: Iterable[Asked], floor: int, newest: int, moment: datetime) -> dict[Asked, list[int]]:
    requests = _requests(questions, moment)
    numbers: dict[Asked, list[int]] = {asked: [] for asked in requests}
    for chunk in fresh.published(floor, newest):
        for asked, request in requests.items():
            numbers[asked] += chunk.numbers(request)
    return numbers


def _requests(questions: Iterable[Asked], moment: datetime) -> dict[Asked, SearchRequest]:
    scopes = scopes_by_path()
    names = {path: labels.Labels(scope.facets) for path, scope in scopes.items()}
    return {
        (path, query): request
        for path, query in questions
        if path in scopes and (request := _request(query, scopes[path], names[path], moment))
    }


def _request(query: str, scope: Scope, names: labels.Labels, moment: datetime) -> SearchRequest | None:
    """What a saved query asks; one that the lists no longer understand finds nothing."""
    try:
        return replace(ask(QueryDict(query), scope, names).request, now=moment)
    except Invalid:
        log.warning("search_saved_unreadable", query=query)
        return None


def _messages(told: Sequence[tuple[SavedSearch, Sequence[int]]], newest: int) -> list[Personal]:
    shown = {number for _, numbers in told for number in numbers[-messages.TITLES :]}
    rows = SearchEntry.objects.filter(pk__in=shown).values_list("pk", "title_fa", "title_en")
    titles: Mapping[int, tuple[str, str]] = {pk: (persian, english or persian) for pk, persian, english in rows}
    return [messages.of(saved, numbers, titles, newest) for saved, numbers in told]
