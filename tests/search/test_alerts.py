"""Alerts of saved searches: new things only, each told once, in the reader's language, stopped with one click."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.core import mail
from django.test import Client

from marketplace import clock
from marketplace.accounts.models import User
from marketplace.notify.mailing import send_waiting
from marketplace.notify.models import Notification
from search import services
from search.alerts import fresh, schedule
from search.alerts.messages import stop_token
from search.alerts.run import run
from search.engines.postgres.engine import PostgresEngine
from search.models import SavedSearch, SearchEntry
from search.models.saved import Frequency
from search.sync import indexing
from tests.factories.accounts import UserFactory
from tests.factories.challenges import content, open_challenge
from tests.search.documents import random_documents, request, stored

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


def published(title: str, **values: Any) -> Any:
    """An open challenge with this Persian title, indexed."""
    words = type(content().title)
    case = open_challenge(title=words(title, ""), summary=words("خلاصه‌ای کوتاه از مسئله.", ""), **values)
    indexing.refresh_kind("challenge")
    return case


def saved_by(person: User, query: str, frequency: str = Frequency.AT_ONCE, name: str = "جست‌وجوی من") -> SavedSearch:
    saved = services.save_search(actor=person, path="/challenges/", query=query, name=name)
    return services.set_frequency(actor=person, saved=saved, frequency=frequency)


def told(person: User) -> list[Notification]:
    return list(Notification.objects.filter(recipient=person, kind="search.alert").order_by("pk"))


def test_only_what_was_published_since_and_matches_is_told_in_one_message() -> None:
    person: User = UserFactory()
    published("پسماند قدیمی")
    saved_by(person, "q=پسماند")
    published("پسماند تر")
    published("پسماند خشک")
    published("پل طبیعت", field_codes=("air",))
    run()
    (message,) = told(person)
    assert message.params["count"] == 2
    assert message.params["titles"]["fa"] == "پسماند خشک؛ پسماند تر"
    assert message.url == "/challenges/?q=پسماند&sort=newest"


def test_nothing_is_told_twice_and_an_amended_text_is_nothing_new() -> None:
    person: User = UserFactory()
    saved_by(person, "q=پسماند")
    case = published("پسماند تر")
    run()
    SearchEntry.objects.filter(kind="challenge", object_id=str(case.pk)).update(digest="x")
    indexing.refresh_kind("challenge")
    assert run().messages == 0
    assert len(told(person)) == 1


def test_what_was_withdrawn_before_the_alert_is_not_told() -> None:
    person: User = UserFactory()
    saved_by(person, "q=پسماند")
    case = published("پسماند تر")
    type(case).objects.filter(pk=case.pk).update(current_version=None)
    run()
    assert told(person) == []


def test_a_search_without_alerts_is_never_looked_at_and_begins_anew_when_switched_on() -> None:
    person: User = UserFactory()
    saved = saved_by(person, "q=پسماند", Frequency.NEVER)
    published("پسماند تر")
    assert run().searches == 0
    services.set_frequency(actor=person, saved=saved, frequency=Frequency.AT_ONCE)
    assert (run().searches, told(person)) == (0, [])


@pytest.mark.parametrize(
    ("frequency", "first", "second"),
    [
        (Frequency.DAILY, datetime(2026, 11, 24, 4, 1, tzinfo=UTC), datetime(2026, 11, 25, 4, 1, tzinfo=UTC)),
        (Frequency.WEEKLY, datetime(2026, 11, 28, 4, 1, tzinfo=UTC), datetime(2026, 12, 5, 4, 1, tzinfo=UTC)),
    ],
)
def test_daily_and_weekly_wait_for_their_morning_however_late_the_worker(
    frequency: str, first: datetime, second: datetime
) -> None:
    person: User = UserFactory()
    with clock.travel(to=datetime(2026, 11, 23, 10, tzinfo=UTC)):
        saved_by(person, "q=پسماند", frequency)
        published("پسماند تر")
        assert run().searches == 0
    with clock.travel(to=first):
        assert (run().messages, run().searches) == (1, 0)
        published("پسماند خشک")
    with clock.travel(to=second - timedelta(minutes=5)):
        assert run().searches == 0
    with clock.travel(to=second + timedelta(hours=9)):  # the worker overslept
        assert run().messages == 1
    assert [row.params["count"] for row in told(person)] == [1, 1]


def test_mornings_are_tehrans_and_weeks_begin_on_saturday() -> None:
    just_before, just_after = datetime(2026, 11, 28, 3, 59, tzinfo=UTC), datetime(2026, 11, 28, 4, 0, tzinfo=UTC)
    assert schedule.latest_morning(just_after) == just_after
    assert schedule.latest_morning(just_before) == just_after - timedelta(days=1)
    assert schedule.latest_saturday(just_after) == just_after
    assert schedule.latest_saturday(just_before) == just_after - timedelta(days=7)


def test_equal_questions_of_many_people_are_asked_once() -> None:
    people = [UserFactory() for _ in range(6)]
    for person in people:
        saved_by(person, "q=پسماند")
    published("پسماند تر")
    done = run(batch=2)
    assert (done.searches, len(done.questions), done.messages) == (6, 1, 6)


def test_a_round_costs_the_same_statements_however_many_searches_a_batch_has(
    django_assert_max_num_queries: Callable[[int], Any],
) -> None:
    for number in range(30):
        saved_by(UserFactory(), f"q=پسماند{number}")
    published("پسماند تر")
    with django_assert_max_num_queries(30):
        done = run()
    assert done.searches == 30


def test_the_mail_is_in_the_readers_language_with_a_link_that_stops_this_search_alone() -> None:
    person: User = UserFactory(language="en")
    saved = saved_by(person, "q=پسماند", name="Waste")
    other = saved_by(person, "q=هوا", name="Air")
    published("پسماند تر")
    run()
    send_waiting()
    (letter,) = mail.outbox
    link = letter.extra_headers["List-Unsubscribe"].strip("<>")
    assert letter.subject == "New for “Waste”: 1"
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert link in str(letter.body)
    visitor = Client(enforce_csrf_checks=True)
    path = link[link.index("/en/") :]
    assert "Waste" in visitor.get(path).content.decode()
    saved.refresh_from_db()
    assert saved.frequency == Frequency.AT_ONCE  # a mail scanner opens every link
    assert visitor.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    saved.refresh_from_db()
    other.refresh_from_db()
    assert (saved.frequency, other.frequency) == (Frequency.NEVER, Frequency.AT_ONCE)


def test_a_forged_or_dead_stop_link_says_so(client: Client) -> None:
    saved = saved_by(UserFactory(), "q=پسماند")
    good = stop_token(saved)
    assert client.post(f"/search/stop/{saved.token}/").status_code == 404
    assert client.post(f"/search/stop/{good[:-2]}xx/").status_code == 404
    saved.delete()
    assert client.get(f"/search/stop/{good}/").status_code == 404


def test_a_saved_search_is_an_atom_feed_that_needs_no_account(client: Client) -> None:
    case = published("پسماند تر")
    published("پل طبیعت", field_codes=("air",))
    saved = saved_by(UserFactory(), "q=پسماند")
    response = client.get(f"/search/saved/{saved.token}/feed.atom")
    root = ElementTree.fromstring(response.content)  # noqa: S314  our own feed
    assert response["Content-Type"].startswith("application/atom+xml")
    assert [entry.findtext(f"{ATOM}title") for entry in root.iter(f"{ATOM}entry")] == ["پسماند تر"]
    link = root.find(f"{ATOM}entry/{ATOM}link")
    assert link is not None
    assert link.attrib["href"].endswith(case.get_absolute_url())
    updated = root.findtext(f"{ATOM}entry/{ATOM}updated") or ""
    assert datetime.fromisoformat(updated) == case.published_at


def test_only_ones_own_searches_change(client: Client) -> None:
    saved, other = saved_by(UserFactory(), "q=پسماند"), UserFactory()
    client.force_login(other, backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(f"/search/saved/{saved.pk}/frequency/", {"frequency": "weekly"}).status_code == 404
    client.force_login(saved.user, backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(f"/search/saved/{saved.pk}/frequency/", {"frequency": "hourly"}).status_code == 404
    client.post(f"/search/saved/{saved.pk}/frequency/", {"frequency": "weekly"})
    saved.refresh_from_db()
    assert saved.frequency == Frequency.WEEKLY


def test_the_new_documents_answer_as_the_engine_does() -> None:
    entries = stored(*random_documents(150, seed=5))
    new, engine, floor = fresh.Fresh(entries[50:]), PostgresEngine(), entries[49].pk
    by_key = {(entry.kind, entry.object_id): entry.pk for entry in entries}
    typed = ["", "پسماند", "پسماند مخزن", "«مخزن حسگر»", "پسماند -حسگر", "-«مخزن حسگر» آب", "waste sensor water pole"]
    filters: list[dict[str, Any]] = [{}, {"status": ["open"]}, {"field": ["waste"], "deadline": ["week", "month"]}]
    for words, chosen in itertools.product(typed, filters):
        found = engine.search(request(words, **chosen, limit=100, after_number=floor)).hits
        assert sorted(by_key[hit.key] for hit in found) == new.numbers(request(words, **chosen)), (words, chosen)
