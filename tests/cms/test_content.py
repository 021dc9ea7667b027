"""Page → content → page: nothing is lost on the way, in either direction."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from challenges.content import ChallengeContent, Words
from cms import services
from cms.blocks import table_rows
from cms.checklist import problems_of
from cms.content import content_of
from tests.cms.browserless import edit_url, editor_data
from tests.factories.challenges import content
from tests.factories.cms import People, draft, fresh, people, published

pytestmark = pytest.mark.django_db

HTML = "<p>هر روز <b>۴۰٬۰۰۰</b> مخزن</p><ul><li>یک</li><li>دو</li></ul>"


@pytest.fixture
def team() -> People:
    return people()


def read_back(team: People, words: ChallengeContent) -> ChallengeContent:
    page = services.draft_challenge(actor=team.officer, department=team.department, content=words)
    return content_of(fresh(page).get_latest_revision_as_object())


def without_source(words: ChallengeContent) -> ChallengeContent:
    return replace(words, source={})


@pytest.mark.parametrize("two_rounds", [False, True])
def test_a_page_written_from_a_content_reads_back_as_the_same_content(team: People, two_rounds: bool) -> None:
    words = content(
        two_rounds=two_rounds, need_html=Words(HTML, "<p>Need</p>"), eligibility_html=Words("<p>شرط</p>", "")
    )

    assert without_source(read_back(team, words)) == without_source(words)


def test_rich_text_goes_over_as_given_so_that_a_table_stays_a_table(team: People) -> None:
    source: dict[str, Any] = {
        "need_fa": [
            {"type": "text", "value": "<p>متن</p>", "id": "6a0d38f6-2f6a-4d7a-8f8e-111111111111"},
            {
                "type": "table",
                "value": {"caption": "جدول", "rows": "الف|ب\n۱|۲"},
                "id": "6a0d38f6-2f6a-4d7a-8f8e-222222222222",
            },
        ]
    }
    first = read_back(team, content(source=source))
    again = read_back(team, first)

    assert "<td>۲</td>" in first.need_html.fa
    assert first.source["need_fa"][1]["value"]["rows"] == "الف|ب\n۱|۲"
    assert again == first


def test_what_was_published_is_what_the_page_said(team: People) -> None:
    page = published(team, need_html=Words(HTML, ""))

    assert page.challenge is not None
    assert "<b>۴۰٬۰۰۰</b>" in page.challenge.version.need_html_fa


def test_a_new_version_is_the_same_content_so_an_unchanged_page_has_nothing_to_amend(team: People) -> None:
    page = published(team)
    latest = page.get_latest_revision_as_object()

    assert list(problems_of(latest)) == ["change_note"]


def test_a_draft_without_dates_says_which_dates_are_missing_and_everything_else(team: People) -> None:
    page = draft(
        team, title=Words("عنوان", ""), summary=Words("", ""), round_changes={"closes_at": None, "criteria": ()}
    )

    found = problems_of(fresh(page).get_latest_revision_as_object())

    assert {"summary.fa", "rounds.0.closes_at", "rounds.0.criteria"} <= set(found)
    assert "rounds.0.opens_at" not in found


def keys_of(words: ChallengeContent) -> list[str]:
    return [row.key for item in words.rounds for row in (*item.questions, *item.criteria)]


def rows_of(page: Any) -> list[int | None]:
    draft = fresh(page).get_latest_revision_as_object()
    rounds = list(draft.rounds.all())
    below = [row for item in rounds for row in (*item.questions.all(), *item.criteria.all())]
    return [row.pk for row in (*rounds, *below, *draft.document_items.all())]


@pytest.mark.parametrize("two_rounds", [False, True])
def test_a_published_page_written_anew_keeps_its_rows_also_when_the_editor_saves_it(
    team: People, two_rounds: bool
) -> None:
    page, client = published(team, two_rounds=two_rounds), Client()
    words, rows = content_of(page), rows_of(page)
    first = words.rounds[0]
    changed = replace(
        first,
        questions=(replace(first.questions[0], text=Words("پرسشی روشن‌تر")), *first.questions[1:]),
        criteria=tuple(reversed(first.criteria)),
    )
    more = replace(words, rounds=(changed, *words.rounds[1:]))
    services.update_draft(actor=team.officer, page=page, content=more, change_note="پرسش روشن‌تر شد.")
    assert sorted(rows_of(page), key=str) == sorted(rows, key=str)
    assert None not in rows

    client.force_login(team.officer)
    client.post(edit_url(page), editor_data(client, fresh(page)))

    saved = content_of(fresh(page).get_latest_revision_as_object())
    assert keys_of(saved) == keys_of(more)
    assert saved.rounds[0].questions[0].text.fa == "پرسشی روشن‌تر"
    services.submit_for_approval(actor=team.officer, page=fresh(page))
    services.approve(actor=team.manager, page=fresh(page))
    services.approve(actor=team.office, page=fresh(page))
    assert content_of(fresh(page)) == saved
    assert sorted(rows_of(page), key=str) == sorted(rows, key=str)


def test_a_row_that_is_new_or_gone_takes_no_other_rows_place(team: People) -> None:
    page = published(team)
    words, rows = content_of(page), rows_of(page)
    first = words.rounds[0]
    other = replace(first.questions[0], key="cost", text=Words("نگهداری چقدر هزینه دارد؟"))
    changed = replace(first, questions=(other, first.questions[1]))
    services.update_draft(actor=team.officer, page=page, content=replace(words, rounds=(changed,)))
    held = fresh(page).get_latest_revision_as_object().rounds.get().questions.all()
    assert [(row.key, row.pk) for row in held] == [("cost", None), ("team", rows[2])]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", []),
        ("a|b\nc|d", [["a", "b"], ["c", "d"]]),
        ("a\tb\nc", [["a", "b"], ["c", ""]]),
        ("| a | b |\n\n| c | d |", [["a", "b"], ["c", "d"]]),
    ],
)
def test_a_table_is_read_from_lines(text: str, rows: list[list[str]]) -> None:
    assert table_rows(text) == rows
