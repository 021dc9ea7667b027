"""What readers see of the editorial site, in both languages, and previews of drafts."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from wagtail.images.tests.utils import get_test_image_file

from challenges.content import Words
from cms import selectors
from cms.models import HomePage, NewsIndexPage, Picture, PlainPage, StoryIndexPage, StoryPage
from cms.places import ensure_site_tree
from tests.factories.accounts import auditor
from tests.factories.challenges import open_challenge
from tests.factories.cms import draft, people, published

pytestmark = pytest.mark.django_db

BODY: list[tuple[str, Any]] = [
    ("heading", "مسئله چه بود"),
    ("text", "<p>هر روز <b>چهل هزار</b> مخزن.</p>"),
    ("quote", {"text": "حالا می‌بینیم.", "by": "سمانه کیانی"}),
    ("heading", "چه شد"),
    ("steps", ["نصب", "سنجش"]),
    ("notice", {"title": "یادتان باشد", "text": "سه ماه", "tone": "now"}),
    ("table", {"caption": "پیش و پس", "rows": "شاخص|پیش\nسرریز|۲۱٪"}),
    ("figures", [{"value": "۳۴٪", "label": "سوخت کمتر"}]),
    ("heading", "گام بعد"),
    ("numbers", {"show": ["open", "published"]}),
    ("challenges", {"title": "چالش‌های باز", "field": "", "count": 2}),
    ("faq", {"title": "پرسش‌ها", "entries": [{"question": "چند وقت؟", "answer": "<p>نود روز</p>"}]}),
]


@pytest.fixture(autouse=True)
def _site() -> None:
    cache.clear()  # Wagtail keeps the roots of sites there
    ensure_site_tree()


def story(**values: Any) -> StoryPage:
    page = StoryPage(
        **({"title": "مخزن‌هایی که خبر می‌دهند", "slug": "bins", "intro_fa": "نود روز", "body_fa": BODY} | values)
    )
    return StoryIndexPage.objects.get().add_child(instance=page)


def test_a_story_shows_every_piece_and_what_is_live_is_counted_now(client: Client) -> None:
    challenge = open_challenge()
    story(references=challenge.reference)

    html = client.get("/stories/bins/").content.decode()

    for said in ("چهل هزار", "سمانه کیانی", "سنجش", "یادتان باشد", '<th scope="col">شاخص</th>', "۳۴٪", "نود روز"):
        assert said in html
    assert html.count(challenge.version.title_fa) >= 2
    assert "style=" not in html
    assert 'href="#مسئله-چه-بود"' in html
    assert 'id="مسئله-چه-بود"' in html


def test_an_english_reader_is_told_that_a_page_is_not_translated(client: Client) -> None:
    page = story(title_en="Bins that tell")

    assert "not been translated" in client.get("/en/stories/bins/").content.decode()

    page.body_en = [("text", "<p>Ninety days.</p>")]
    page.save()
    html = client.get("/en/stories/bins/").content.decode()
    assert "not been translated" not in html
    assert "Ninety days." in html
    assert 'lang="en"' in html


@pytest.mark.parametrize("path", ["/guides/", "/stories/", "/news/", "/faq/", "/accessibility/", "/privacy/"])
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_pages_of_the_frame_answer_in_both_languages(client: Client, path: str, prefix: str) -> None:
    assert client.get(prefix + path).status_code == 200


def test_the_number_of_queries_of_a_list_does_not_grow_with_its_rows(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(8):
        story(slug=f"story-{number}")
    client.get("/stories/")

    with django_assert_max_num_queries(12):
        page = client.get("/stories/")
    assert page.content.decode().count("/stories/story-") >= 8


def test_a_story_about_a_challenge_that_does_not_exist_is_refused() -> None:
    page = StoryPage(title="روایت", slug="x", references="BH-1405-9999")

    with pytest.raises(Exception, match="BH-1405-9999"):
        page.clean()


def test_the_home_page_has_the_editors_words_in_the_active_language() -> None:
    home = HomePage.objects.get()
    home.intro_fa, home.intro_en = "مسئله از شهر، راه از شما", "The city’s problem, your answer"
    home.steps = [("step", {"title_fa": "بخوانید", "text_fa": "چالش را", "title_en": "Read", "text_en": ""})]
    home.save()

    assert selectors.home_content().intro == "مسئله از شهر، راه از شما"
    with override("en"):
        assert selectors.home_content().intro == "The city’s problem, your answer"
        assert selectors.home_content().steps[0] == {"title": "Read", "text": "چالش را"}


def test_newest_stories_and_those_about_a_challenge_are_found(django_assert_num_queries: Any) -> None:
    challenge = open_challenge()
    story(slug="a")
    story(slug="b", references=challenge.reference.lower())

    with django_assert_num_queries(1):
        assert len(selectors.latest_stories(2)) == 2
    assert [page.slug for page in selectors.stories_about(challenge)] == ["b"]
    assert selectors.latest_news() == []
    assert selectors.guides() == []


@pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"
)  # Wagtail leaves its work file to the collector
def test_a_picture_is_served_only_at_its_sealed_address(client: Client) -> None:
    rendition = Picture.objects.create(title="تصویر", file=get_test_image_file()).get_rendition("width-10")

    response = client.get(rendition.url)

    assert response.status_code == 200
    assert response["Content-Type"] == "image/png"
    assert b"".join(response.streaming_content).startswith(b"\x89PNG")
    assert client.get(reverse("cms:picture", args=[rendition.pk, "0" * 20])).status_code == 404


def test_drafts_of_departments_have_no_public_address(client: Client) -> None:
    team = people()
    page = draft(team)

    assert page.url is None
    assert team.space.page.url is None
    for path in (f"/departments/{team.department.code}/", f"/{team.department.code}/", page.url_path):
        assert client.get(path).status_code == 404


def test_the_preview_is_the_public_page_in_either_language(client: Client) -> None:
    team = people()
    page = draft(team, title=Words("عنوان پیش‌نویس", "Draft title"), round_changes={"closes_at": None})
    client.force_login(team.officer)

    persian = client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).content.decode()
    english = page.get_latest_revision_as_object().make_preview_request(preview_mode="en").content.decode()

    assert "عنوان پیش‌نویس" in persian
    assert "Draft title" in english
    assert "Content-Security-Policy" not in persian


def test_the_audit_page_of_a_challenge_shows_the_steps_before_it_was_published(client: Client) -> None:
    team = people()
    page = published(team)
    client.force_login(auditor())

    html = client.get(reverse("challenges:audit", kwargs={"reference": page.challenge.reference})).content.decode()

    for said in ("پیش‌نویس آغاز شد", "برای تأیید فرستاده شد", "تأیید شد"):
        assert said in html


def test_a_published_challenge_leads_back_to_its_editor() -> None:
    page = published(people())

    assert selectors.edit_url(page.challenge) == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert selectors.edit_url(open_challenge()) == ""


def test_plain_pages_stand_below_each_other(client: Client) -> None:
    privacy = PlainPage.objects.get(slug="privacy")
    privacy.add_child(instance=PlainPage(title="کوکی‌ها", slug="cookies"))

    html = client.get("/privacy/cookies/").content.decode()

    assert "کوکی‌ها" in client.get("/privacy/").content.decode()
    assert 'href="/privacy/"' in html
    assert NewsIndexPage.objects.get().words == "خبرها"
