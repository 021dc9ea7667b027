"""From an event of the journal to what is found, and on to Elasticsearch, whatever fails in between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from django.conf import LazySettings
from wagtail.models import Page

from cms.models import HomePage, PlainPage
from marketplace.journal import outbox
from marketplace.journal.outbox import Event
from search.documents.document import Bilingual, Document, Key
from search.engines import choice
from search.engines.contract import EngineUnavailable
from search.engines.postgres.engine import PostgresEngine
from search.models import SearchEntry
from search.sync import affected, healing, indexing, push, report
from search.sync.plan import make_plan
from tests.factories.challenges import open_challenge
from tests.factories.vendors import verified_vendor
from tests.search.documents import document, request, stored
from vendors.models import Solution, Vendor

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _alone(settings: LazySettings) -> None:
    settings.ELASTICSEARCH_URL = ""


class Recorder:
    """An engine that only remembers, and refuses what it is told to refuse."""

    name = "recorder"

    def __init__(self) -> None:
        self.held: dict[Key, int] = {}
        self.refused: set[Key] = set()
        self.away = False

    def upsert(self, entries: Sequence[SearchEntry]) -> frozenset[Key]:
        if self.away:
            raise EngineUnavailable("away")
        taken = {Key(entry.kind, entry.object_id): entry.version for entry in entries}
        self.held |= {key: version for key, version in taken.items() if key not in self.refused}
        return frozenset(taken.keys() - self.refused)

    def delete(self, versions: Mapping[Key, int]) -> frozenset[Key]:
        if self.away:
            raise EngineUnavailable("away")
        for key in versions:
            self.held.pop(key, None)
        return frozenset(versions)


@pytest.fixture
def recorder(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    engine = Recorder()
    monkeypatch.setattr(choice, "primary", lambda **_: engine)
    return engine


def event(model: str, pk: object, **values: Any) -> Event:
    """An event of the journal about a thing."""
    names = {"topic": "x", "case_type": model, "case_id": str(pk)} | values
    return Event(
        id=1, subject_type=model, subject_id=str(pk), before={}, after={}, reason="", actor_id=None, at=None,
        confidential=False, **names,
    )  # type: ignore[arg-type]  # fmt: skip


def test_a_plan_writes_what_changed_removes_what_may_no_longer_be_found_and_leaves_the_rest() -> None:
    same, new, changed = (Document(Key("page", name), "/", Bilingual(name)) for name in "abc")
    gone, unknown = Key("page", "d"), Key("page", "e")
    plan = make_plan(
        {same.key, new.key, changed.key, gone, unknown},
        [same, new, changed],
        {same.key: same.digest(), changed.key: "old", gone: "any"},
    )
    assert {each.key for each in plan.write} == {new.key, changed.key}
    assert plan.remove == (gone,)
    assert not make_plan({same.key}, [same], {same.key: same.digest()})


def test_a_published_challenge_is_found_through_the_outbox_by_another_spelling() -> None:
    healing.repair()  # the pages the site begins with
    case = open_challenge()
    outbox.drain(consumers=["search"])
    answer = PostgresEngine().search(request("پسماند هاي"))
    assert [hit.key for hit in answer.hits] == [Key("challenge", str(case.pk))]
    assert report.check().sound


def test_indexing_twice_changes_nothing() -> None:
    case = open_challenge()
    key = Key("challenge", str(case.pk))
    assert indexing.refresh([key])
    assert not indexing.refresh([key])


def test_a_suspended_vendor_takes_its_solutions_along() -> None:
    vendor = verified_vendor(about_fa="حسگر ارزان")
    solution = Solution.objects.create(vendor=vendor, title_fa="راهکار", summary_fa="خلاصه", is_published=True)
    indexing.refresh([Key("vendor", str(vendor.pk)), Key("solution", str(solution.pk))])
    assert PostgresEngine().search(request()).total == 2
    Vendor.objects.filter(pk=vendor.pk).update(status="suspended", status_reason="دلیل")
    indexing.handle(event("vendors.vendor", vendor.pk))
    assert PostgresEngine().search(request()).total == 0


def test_a_renamed_department_and_field_reach_every_challenge() -> None:
    cases = [open_challenge(), open_challenge()]
    department, field = cases[0].department, cases[0].version.fields.get()
    assert affected.keys_of(event("accounts.department", department.pk)) == {Key("challenge", str(cases[0].pk))}
    assert affected.keys_of(event("taxonomy.field", field.pk)) == {Key("challenge", str(case.pk)) for case in cases}


def test_events_about_sealed_things_touch_nothing() -> None:
    assert affected.keys_of(event("proposals.proposal", 1)) == set()
    assert not any(outbox.fnmatch.fnmatchcase("proposals.proposal.submitted", topic) for topic in affected.TOPICS)


def test_what_elasticsearch_misses_while_away_is_sent_when_it_is_back(recorder: Recorder) -> None:
    recorder.away = True
    stored(document("پل", object_id="1"), document("تونل", object_id="2"))
    with pytest.raises(EngineUnavailable):
        push.push()
    assert choice.lag.unsent().count() == 2
    recorder.away = False
    assert push.push() == 2
    assert not choice.lag.unsent().exists()
    assert push.push() == 0


def test_only_what_was_acknowledged_counts_as_sent(recorder: Recorder) -> None:
    stored(document("پل", object_id="1"), document("تونل", object_id="2"))
    recorder.refused = {Key("challenge", "2")}
    push.push()
    assert [str(entry) for entry in choice.lag.unsent()] == ["challenge:2"]


def test_a_withdrawal_waits_as_a_tombstone_until_it_was_acknowledged(recorder: Recorder) -> None:
    stored(document("پل", object_id="1"))
    push.push()
    recorder.away = True
    PostgresEngine().delete({Key("challenge", "1"): SearchEntry.objects.get().version + 1})
    with pytest.raises(EngineUnavailable):
        push.push()
    assert SearchEntry.objects.get().departed
    recorder.away = False
    push.push()
    assert (recorder.held, SearchEntry.objects.count()) == ({}, 0)


def test_more_than_one_batch_of_one_version_is_sent_whole(recorder: Recorder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(push, "BATCH", 3)
    stored(*(document("پل") for _ in range(7)))
    stored(*(document("تونل") for _ in range(2)))
    assert push.push() == 9
    assert len(recorder.held) == 9


def test_a_change_that_arrives_while_sending_stays_unsent(recorder: Recorder) -> None:
    entries = stored(document("پل", object_id="1"))
    stored(document("پل تازه", object_id="1"))
    push.send(recorder, entries)
    assert choice.lag.unsent().count() == 1


def test_the_check_finds_what_is_missing_stale_and_surplus_and_repair_mends_it() -> None:
    healing.repair()  # the pages the site begins with
    missing, stale = open_challenge(), open_challenge()
    indexing.refresh([Key("challenge", str(stale.pk))])
    SearchEntry.objects.filter(object_id=str(stale.pk), kind="challenge").update(digest="other")
    stored(document("شبح", object_id="999999"))
    drift = next(drift for drift in report.check().drifts if drift.where == "challenge")
    assert drift.missing == [Key("challenge", str(missing.pk))]
    assert drift.stale == [Key("challenge", str(stale.pk))]
    assert drift.surplus == [Key("challenge", "999999")]
    assert healing.repair() == 3
    assert report.check().sound


def test_an_editorial_page_is_found_when_published_and_gone_when_taken_down_or_deleted() -> None:
    home = HomePage.objects.first() or Page.get_first_root_node().add_child(instance=HomePage(title="خانه", slug="h"))
    page = home.add_child(instance=PlainPage(title="راهنمای پیشنهاد", live=False))

    def found() -> int:
        outbox.drain(consumers=["search"])
        return PostgresEngine().search(request("راهنماي پیشنهادها")).total

    assert found() == 0
    page.save_revision().publish()
    assert found() == 1
    PlainPage.objects.get(pk=page.pk).unpublish()
    assert found() == 0
    page.save_revision().publish()
    assert found() == 1
    PlainPage.objects.get(pk=page.pk).delete()
    assert found() == 0
