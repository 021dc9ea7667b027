"""What is kept for visitors is never anybody's own, is fresh after every write and every deadline, and is gone with
Redis.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import translation
from django.utils.html import escape
from redis.exceptions import ConnectionError as RedisAway

from marketplace import journal, kept
from marketplace.clock import now, travel
from marketplace.dates import end_of_day, tehran_date
from marketplace.journal.models import AuditRecord
from marketplace.journal.selectors import generation
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[None]:
    cache.clear()
    with travel(to=end_of_day(tehran_date(now())) + timedelta(hours=12)):
        yield


class Drawing:
    """Counts how often it was drawn."""

    def __init__(self, words: str = "a<b", changes_in: timedelta | None = None) -> None:
        self.words, self.changes_in, self.times = words, changes_in, 0

    def __call__(self) -> kept.Drawn:
        self.times += 1
        return {"content": escape(self.words)}, now() + self.changes_in if self.changes_in is not None else None

    def shown(self, name: str = "page", also: object = "") -> str:
        parts = kept.kept("tests", name, self, also=also)
        assert hasattr(parts["content"], "__html__")
        return parts["content"]


def write() -> AuditRecord:
    person = UserFactory.create()
    return journal.services.record(actor=person, action="accounts.user.changed", subject=person)


def test_it_is_drawn_once_and_stays_safe_html() -> None:
    drawing = Drawing()
    assert [drawing.shown(), drawing.shown()] == ["a&lt;b", "a&lt;b"]
    assert drawing.times == 1


def test_every_journalled_write_makes_it_fresh() -> None:
    drawing = Drawing()
    drawing.shown()
    write()
    drawing.shown()
    assert drawing.times == 2


def test_a_write_that_commits_below_newer_ids_makes_it_fresh_too() -> None:
    early = write()
    late = AuditRecord(**{f.attname: getattr(early, f.attname) for f in AuditRecord._meta.concrete_fields[1:]})
    late.pk = early.pk + 2
    late.save(force_insert=True)
    before = generation()
    overtaken = AuditRecord(**{f.attname: getattr(early, f.attname) for f in AuditRecord._meta.concrete_fields[1:]})
    overtaken.pk = early.pk + 1
    overtaken.save(force_insert=True)
    assert generation() > before


def test_a_source_of_its_own_makes_it_fresh_too() -> None:
    drawing = Drawing()
    drawing.shown(also=1)
    drawing.shown(also=2)
    assert drawing.times == 2


def test_time_ends_it_at_the_named_moment_after_a_minute_and_with_the_day() -> None:
    soon, long = Drawing(changes_in=timedelta(seconds=5)), Drawing(changes_in=timedelta(days=1))
    soon.shown("soon")
    long.shown("long")
    with travel(by=timedelta(seconds=6)):
        soon.shown("soon")
        long.shown("long")
    assert (soon.times, long.times) == (2, 1)
    with travel(by=timedelta(seconds=61)):
        long.shown("long")
    assert long.times == 2
    midnight = Drawing()
    with travel(to=end_of_day(tehran_date(now())) - timedelta(seconds=5)):
        midnight.shown("midnight")
    with travel(to=end_of_day(tehran_date(now())) + timedelta(seconds=1)):
        midnight.shown("midnight")
    assert midnight.times == 2


def test_what_may_change_at_once_is_not_kept_at_all() -> None:
    drawing = Drawing(changes_in=timedelta(0))
    drawing.shown()
    drawing.shown()
    assert drawing.times == 2


def test_each_language_keeps_its_own() -> None:
    drawing = Drawing()
    drawing.shown()
    with translation.override("en"):
        drawing.shown()
    assert drawing.times == 2


def test_two_names_on_one_place_never_show_each_others_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "PLACES", 1)
    first, second = Drawing("first"), Drawing("second")
    assert [first.shown("1"), second.shown("2"), first.shown("1")] == ["first", "second", "first"]


def test_a_crawler_cannot_fill_redis() -> None:
    for number in range(2 * kept.PLACES):
        Drawing().shown(f"page {number}")
    redis = cache._cache.get_client(write=True)  # type: ignore[attr-defined]
    assert len(list(redis.scan_iter("*kept:tests:*"))) <= kept.PLACES


def test_a_dead_redis_means_a_fresh_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_arguments: object, **_options: object) -> None:
        raise RedisAway

    drawing = Drawing()
    drawing.shown()
    monkeypatch.setattr("django.core.cache.backends.redis.RedisCacheClient.get", away)
    monkeypatch.setattr("django.core.cache.backends.redis.RedisCacheClient.set", away)
    assert [drawing.shown(), drawing.shown()] == ["a&lt;b", "a&lt;b"]
    assert drawing.times == 3
