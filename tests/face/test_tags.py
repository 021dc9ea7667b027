"""What the filters and tags write, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory
from django.utils import translation

from marketplace import clock
from marketplace.face.icons import UnknownIcon, icon_svg
from marketplace.face.tags.once import MOST, SameFor

NOW = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)  # سه‌شنبه ۳ آذر ۱۴۰۵، ساعت ۱۰:۰۰


@pytest.fixture(autouse=True)
def third_of_azar() -> Iterator[None]:
    with clock.travel(to=NOW):
        yield


def shown(source: str, language: str = "fa", **context: Any) -> str:
    with translation.override(language):
        return Template("{% load baham %}" + source).render(Context(context)).strip()


@pytest.mark.parametrize(
    ("source", "value", "persian", "english"),
    [
        ("{{ v|number }}", 1248, "۱٬۲۴۸", "1,248"),
        ("{{ v|number }}", 3.5, "۳٫۵", "3.5"),
        ("{{ v|number }}", Decimal("20"), "۲۰", "20"),
        ("{{ v|number }}", "31 روز", "۳۱ روز", "31 روز"),
        ("{{ v|number }}", None, "", ""),
        ("{{ v|decimal:2 }}", 4.5, "۴٫۵۰", "4.50"),
        ("{{ v|decimal }}", 0.25, "۰٫۳", "0.3"),
        ("{{ v|percent }}", 78, "۷۸٪", "78%"),
        ("{{ v|digits }}", "BH-1405-0042", "BH-۱۴۰۵-۰۰۴۲", "BH-1405-0042"),
        ("{{ v|plain_number }}", 12345.5, "12345.5", "12345.5"),
        ("{{ v|rial }}", 40_000_000_000, "۴۰٬۰۰۰٬۰۰۰٬۰۰۰ ریال", "40,000,000,000 rials"),
        ("{{ v|toman }}", 25_000_000_000, "۲ میلیارد و ۵۰۰ میلیون تومان", "2.5 billion toman"),
        ("{{ v|toman_about }}", 19_000_000_000, "۱٫۹ میلیارد تومان", "1.9 billion toman"),
        ("{{ v|filesize }}", 1_800_000, "۱٫۸ مگابایت", "1.8 megabytes"),
        ("{{ v|filesize }}", 740_000, "۷۴۰ کیلوبایت", "740 kilobytes"),
        ("{{ v|monogram }}", "پاک شهر", "پ\u200cش", "پ\u200cش"),
        ("{{ v|hash_groups }}", "9f2c41d87be0", "9f2c 41d8 7be0", "9f2c 41d8 7be0"),
        ("{{ v|hash_short }}", "41d80000006e8f", "41d8…6e8f", "41d8…6e8f"),
        ("{{ v|heat:10 }}", 5, "3", "3"),
    ],
)
def test_a_value_is_written_as_the_language_writes_it(source: str, value: Any, persian: str, english: str) -> None:
    assert shown(source, "fa", v=value) == persian
    assert shown(source, "en", v=value) == english


@pytest.mark.parametrize(
    ("style", "day", "persian", "english"),
    [
        ("date", date(2026, 12, 8), "۱۷ آذر ۱۴۰۵", "8 Dec 2026"),
        ("short", date(2026, 12, 8), "۱۷ آذر", "8 Dec 2026"),
        ("short", date(2027, 4, 14), "۲۵ فروردین ۱۴۰۶", "14 Apr 2027"),
        ("weekday", date(2026, 12, 8), "سه‌شنبه ۱۷ آذر", "Tue 8 Dec 2026"),
        ("weekday", date(2027, 4, 14), "چهارشنبه ۲۵ فروردین ۱۴۰۶", "Wed 14 Apr 2027"),
        ("long", date(2026, 12, 8), "سه‌شنبه ۱۷ آذر ۱۴۰۵", "Tuesday 8 December 2026"),
        ("numeric", date(2026, 12, 8), "۱۴۰۵/۰۹/۱۷", "2026-12-08"),
    ],
)
def test_a_day_leaves_out_only_this_years_year(style: str, day: date, persian: str, english: str) -> None:
    assert shown("{{ v|jalali:s }}", "fa", v=day, s=style) == persian
    assert shown("{{ v|jalali:s }}", "en", v=day, s=style) == english


def test_an_english_day_has_the_jalali_day_beside_it() -> None:
    html = shown('{% day v "weekday" %}', "en", v=datetime(2026, 12, 8, 10, 30, tzinfo=UTC))
    assert '<time datetime="2026-12-08T14:00+03:30">Tue 8 Dec 2026</time>' in html
    assert "(17 Azar 1405)" in html
    assert "Azar" not in shown('{% day v "weekday" %}', "fa", v=date(2026, 12, 8))


def test_a_moment_is_told_by_the_clock_of_tehran() -> None:
    moment = datetime(2026, 12, 8, 10, 30, tzinfo=UTC)
    assert shown('{{ v|jalali_datetime:"weekday" }}', "fa", v=moment) == "سه‌شنبه ۱۷ آذر، ساعت ۱۴:۰۰"
    assert shown('{{ v|jalali_datetime:"weekday" }}', "en", v=moment) == "Tue 8 Dec 2026, 14:00 (17 Azar 1405)"
    assert "سه‌شنبه ۱۷ آذر، ساعت ۱۴:۰۰" in shown('{% moment v "weekday" %}', "fa", v=moment)
    assert shown("{{ v|clock }}", "fa", v=moment) == "۱۴:۰۰"


@pytest.mark.parametrize(
    ("left", "words", "tone"),
    [
        (timedelta(days=14, hours=4), "۱۴ روز", False),
        (timedelta(days=3, minutes=1), "۳ روز", False),
        (timedelta(days=2, hours=23), "۲ روز و ۲۳ ساعت", True),
        (timedelta(days=1, hours=4), "۱ روز و ۴ ساعت", True),
        (timedelta(hours=3, minutes=10), "۳ ساعت و ۱۰ دقیقه", True),
        (timedelta(seconds=-1), "بسته", False),
        (-timedelta(days=2), "بسته", False),
    ],
)
def test_a_deadline_needs_attention_only_in_its_last_three_days(left: timedelta, words: str, tone: bool) -> None:
    a_second = timedelta(seconds=1)  # the clock goes on while the test runs
    html = shown("{% due v %}", "fa", v=clock.now() + left + (a_second if left > timedelta(0) else timedelta(0)))
    assert f"<b>{words}</b>" in html
    assert ('data-tone="now"' in html) is tone


def test_a_countdown_shows_days_hours_and_minutes() -> None:
    html = shown("{% countdown v %}", "fa", v=clock.now() + timedelta(days=14, hours=4, minutes=12, seconds=30))
    assert "<b>۱۴</b>روز" in html
    assert "<b>۴</b>ساعت" in html
    assert "<b>۱۲</b>دقیقه" in html
    assert "data-deadline=" in html


def test_the_servers_time_is_that_of_the_one_clock() -> None:
    assert shown("{% server_time %}", "fa").startswith("2026-11-24T06:30:")


def test_a_chip_may_be_an_object_or_a_dictionary() -> None:
    class Chip:
        label, icon, tone = "باز", "circle-dot", "live"

    html = shown("{% status v %}", v=Chip())
    assert html == shown("{% status v %}", v={"label": "باز", "icon": "circle-dot", "tone": "live"})
    assert 'data-tone="live"' in html
    assert "<svg" in html


def test_an_unknown_icon_is_an_error_and_never_a_path_to_another_file() -> None:
    for name in ("no-such-icon", "../package", "Lock"):
        with pytest.raises(UnknownIcon):
            icon_svg(name)


def test_arrows_are_mirrored_only_when_asked() -> None:
    assert "icon-turn" in icon_svg("chevron-right", turn=True)
    assert "icon-turn" not in icon_svg("chevron-right")


def test_the_pager_keeps_every_other_parameter() -> None:
    request = RequestFactory().get("/challenges/", {"q": "پسماند", "field": ["waste", "air"], "page": "4"})
    page = Paginator(range(200), 10).get_page(4)
    html = shown("{% pager page %}", "fa", page=page, request=request)
    assert html.count("field=waste&amp;field=air") == html.count("<a ")
    assert 'aria-current="page">۴' in html
    assert "page=3" in html
    assert "page=5" in html
    assert "page=1&" not in html


def test_one_page_needs_no_pager() -> None:
    assert shown("{% pager page %}", page=Paginator([1], 10).get_page(1), request=RequestFactory().get("/")) == ""


@pytest.mark.parametrize(
    ("path", "code", "target"),
    [
        ("/challenges/?q=a", "en", "/en/challenges/?q=a"),
        ("/en/challenges/?q=a", "fa", "/challenges/?q=a"),
        ("/", "en", "/en/"),
        ("/en/", "fa", "/"),
        ("/en/?page=2", "fa", "/?page=2"),
        ("/energy/", "en", "/en/energy/"),
        ("/energy/", "fa", "/energy/"),
    ],
)
def test_the_language_switch_keeps_the_page(path: str, code: str, target: str) -> None:
    assert (
        shown("{% language_url code %}", request=RequestFactory().get(path), code=code).replace("&amp;", "&") == target
    )


def test_a_comma_stands_right_behind_the_day() -> None:
    for name in ("day", "moment"):
        assert shown(f"{{% {name} v %}}، ساعت", v=NOW).endswith(">، ساعت")


def test_what_is_the_same_for_many_is_drawn_once_in_each_language() -> None:
    drawn: list[str] = []
    template = Template("{% load baham %}{% same_for key %}{{ key }}{{ draw }}{% endsame_for %}")

    def draw(language: str, key: str) -> str:
        def told() -> str:
            drawn.append(f"{language} {key}")
            return f" {language}"

        with translation.override(language):
            return str(template.render(Context({"key": key, "draw": told})))

    assert [draw("fa", "a"), draw("fa", "a"), draw("en", "a"), draw("fa", "<b>")] == [
        "a fa",
        "a fa",
        "a en",
        "&lt;b&gt; fa",
    ]
    assert drawn == ["fa a", "en a", "fa <b>"]


def test_so_many_drawings_are_kept_and_no_more() -> None:
    template = Template("{% load baham %}{% same_for key %}{{ key }}{% endsame_for %}")
    for key in range(2 * MOST):
        assert template.render(Context({"key": key})) == str(key)
    assert len(template.nodelist.get_nodes_by_type(SameFor)[0].drawn) == MOST


def test_a_part_says_what_it_is_the_same_for() -> None:
    with pytest.raises(TemplateSyntaxError, match="depends on"):
        Template("{% load baham %}{% same_for %}{% endsame_for %}")
