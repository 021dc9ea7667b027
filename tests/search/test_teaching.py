"""What editors teach: synonyms on both engines without a rebuild, answers above the results, in Wagtail's admin."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.conf import LazySettings
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from cms.places import ensure_site_tree, sync_membership
from marketplace.accounts.models import User
from search import lexicon
from search.documents.document import Document
from search.engines.contract import Engine
from search.models import PinnedAnswer, SynonymGroup
from search.queries import parse
from tests.factories.accounts import UserFactory, office_officer, site_editor
from tests.search.documents import document, request

pytestmark = pytest.mark.django_db

Serve = Callable[..., Engine]


def taught(words: str) -> None:
    """A group of synonyms, as an editor saves it."""
    group = SynonymGroup(words=words)
    group.full_clean()
    group.save()
    lexicon.forget()


def found(engine: Engine, typed: str) -> set[str]:
    asked = request()
    query = parse(typed, lexicon.current().analyser)
    return {hit.key.object_id for hit in engine.search(type(asked)(now=asked.now, query=query, timeout=10.0)).hits}


def test_a_synonym_counts_at_once_on_either_engine_without_a_rebuild(serve: Serve) -> None:
    documents: list[Document] = [document("سطل زباله‌ی هوشمند", object_id="1"), document("پل", object_id="2")]
    engine = serve(*documents)
    assert found(engine, "زبالینو") == set()
    taught("زبالینو\nسطل زباله")
    assert found(engine, "زبالینو") == {"1"}
    SynonymGroup.objects.all().delete()
    lexicon.forget()
    assert found(engine, "زبالینو") == set()


def test_a_group_of_one_word_in_two_spellings_is_refused() -> None:
    with pytest.raises(ValidationError):
        SynonymGroup(words="کتاب‌ها\nكتابها").full_clean()


@pytest.mark.parametrize("url", ["javascript:alert(1)", "//evil.example", "http://plain.example", "guides/"])
def test_an_answer_leads_to_a_page_of_ours_or_a_safe_address(url: str) -> None:
    with pytest.raises(ValidationError):
        PinnedAnswer(questions="ثبت‌نام", title_fa="راهنما", url=url).full_clean()


@pytest.mark.parametrize("typed", ["چگونه ثبت نام کنم", "ثبت نام", "ثبتنام", "ثبت‌نام"])
def test_a_pinned_answer_stands_above_the_results_in_any_spelling(
    client: Client, settings: LazySettings, typed: str
) -> None:
    settings.ELASTICSEARCH_URL = ""
    PinnedAnswer.objects.create(
        questions="چگونه ثبت‌نام کنم\nثبت‌نام", title_fa="راهنمای ثبت‌نام", title_en="How to register", url="/guides/x/"
    )
    lexicon.forget()
    assert "راهنمای ثبت‌نام" in client.get("/search/", {"q": typed}).content.decode()
    assert "How to register" in client.get("/en/search/", {"q": typed}).content.decode()
    assert "راهنمای ثبت‌نام" not in client.get("/search/", {"q": "پسماند"}).content.decode()


@pytest.mark.parametrize(("make", "may"), [(site_editor, True), (office_officer, True), (UserFactory, False)])
def test_editors_and_the_office_teach_in_wagtail_and_nobody_else(
    client: Client, make: Callable[[], User], may: bool
) -> None:
    ensure_site_tree()
    person = make()
    sync_membership(person)
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    for name in ("search_synonyms:list", "search_synonyms:add", "search_answers:list", "search_answers:add"):
        assert (client.get(reverse(name)).status_code == 200) is may, name
    client.post(reverse("search_synonyms:add"), {"words": "سایا\nسایه"})
    assert SynonymGroup.objects.filter(words__startswith="سایا").exists() is may
