"""What people type that cannot be: refused with a clear message at the field, everything typed in place."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from challenges.content import Words
from challenges.models import ProcurementThreshold
from cms.blocks import SECTION_PROSE
from cms.content import content_of
from cms.models import ChallengePage
from cms.services import approve, submit_for_approval, update_draft
from marketplace import clock
from marketplace.dates import jalali_datetime
from marketplace.errors import Conflict, WrongState
from marketplace.places.models import Holiday
from tests.cms.browserless import edit_url, editor_data, section_data
from tests.factories.challenges import content, workday
from tests.factories.cms import People, at_office, draft, fresh, people, published

pytestmark = pytest.mark.django_db

MANY = 5_000_000


@pytest.fixture
def team() -> People:
    return people()


@pytest.fixture
def page(team: People) -> ChallengePage:
    return draft(team)


def sent(team: People, page: ChallengePage, **typed: Any) -> Any:
    """The editor's answer to «send for approval» with these values typed over the draft's own."""
    client = Client()
    client.force_login(team.officer)
    values = {name.replace("__", "-"): value for name, value in typed.items()}
    return client.post(edit_url(page), editor_data(client, page) | values | {"action-submit": "1"})


def round_errors(response: Any) -> Any:
    return response.context["form"].formsets["rounds"].forms[0].errors


def typed_date(moment: Any) -> str:
    return str(jalali_datetime(moment, "numeric"))


def refused(response: Any, page: ChallengePage, typed: str) -> None:
    assert response.status_code == 200
    assert typed in response.content.decode()
    assert not fresh(page).workflow_in_progress


def test_a_deadline_in_the_past(team: People, page: ChallengePage) -> None:
    typed = typed_date(clock.now() - timedelta(days=3))

    response = sent(team, page, rounds__0__closes_at=typed)

    refused(response, page, typed)
    assert round_errors(response)["closes_at"]


@pytest.mark.parametrize("name", ["questions_until", "closes_at", "opens_at", "decides_at"])
def test_a_date_on_a_holiday(team: People, page: ChallengePage, name: str) -> None:
    moment = getattr(fresh(page).get_latest_revision_as_object().rounds.all()[0], name)
    Holiday.objects.get_or_create(day=moment.date(), defaults={"title_fa": "تعطیل"})

    response = sent(team, page)

    refused(response, page, typed_date(moment))
    assert "تعطیل" in str(round_errors(response)[name])


def test_the_thirtieth_of_esfand_of_a_common_year(team: People, page: ChallengePage) -> None:
    response = sent(team, page, rounds__0__closes_at="۱۴۰۵/۱۲/۳۰ ۱۴:۰۰")

    refused(response, page, "۱۴۰۵/۱۲/۳۰ ۱۴:۰۰")
    assert "کبیسه" in str(round_errors(response)["closes_at"])


@pytest.mark.parametrize("typed", ["99.9", "۹۹٫۹", "-5", "بیست"])
def test_a_weight_that_is_no_whole_number(team: People, page: ChallengePage, typed: str) -> None:
    response = sent(team, page, rounds__0__criteria__0__weight=typed)

    refused(response, page, typed)
    criteria = response.context["form"].formsets["rounds"].forms[0].formsets["criteria"].forms
    assert criteria[0].errors["weight"]


def test_weights_of_99_and_of_101(team: People, page: ChallengePage) -> None:
    for weight, total in (("39", "۹۹"), ("41", "۱۰۱")):
        response = sent(team, page, rounds__0__criteria__0__weight=weight)

        refused(response, page, f'value="{weight}"')
        assert total in str(response.context["form"].non_field_errors())


def test_html_and_scripts_are_text_or_nothing(team: People, page: ChallengePage) -> None:
    evil = '<script>alert("x")</script><img src=x onerror=alert(1)>'
    need = Words(f'<p onclick="x()">نیاز</p>{evil}<a href="javascript:x()">پیوند</a>')
    update_draft(actor=team.officer, page=fresh(page), content=content(need_html=need))
    client = Client()
    client.force_login(team.officer)
    client.post(edit_url(page), editor_data(client, fresh(page)) | {"title": evil, "summary_fa": evil})
    submit_for_approval(actor=team.officer, page=fresh(page))
    approve(actor=team.manager, page=fresh(page))
    approve(actor=team.office, page=fresh(page))

    challenge = fresh(page).challenge
    version = challenge.version
    for harm in ("<script", "onerror", "onclick", "javascript:"):
        assert harm not in version.need_html_fa
    assert "نیاز" in version.need_html_fa
    html = Client().get(challenge.get_absolute_url()).content.decode()
    assert evil not in html
    assert "&lt;script&gt;" in html


def test_five_megabytes_in_a_section_are_refused_at_the_section(team: People, page: ChallengePage) -> None:
    text = "نیاز " * (MANY // 9)
    blocks = section_data("need_fa", [{"type": "text", "value": f"<p>{text}</p>"}])
    assert len(blocks["need_fa-0-value"].encode()) > MANY

    response = sent(team, page, **blocks)

    assert response.status_code in (200, 400, 413)
    assert not fresh(page).workflow_in_progress


def test_a_section_of_too_many_words_says_how_many_at_its_place(team: People, page: ChallengePage) -> None:
    value = ContentstateConverter(features=SECTION_PROSE).from_database_format(f"<p>{'واژه ' * 1501}</p>")

    response = sent(team, page, **section_data("need_fa", [{"type": "text", "value": ""}]) | {"need_fa-0-value": value})

    refused(response, page, json.dumps("واژه")[1:-1] if "\\u" in value else "واژه")
    assert "۱٬۵۰۱" in str(response.context["form"].errors) or "۱۵۰۱" in str(response.context["form"].errors)


def test_the_same_version_is_not_published_twice(team: People) -> None:
    page = published(team)
    words = content_of(fresh(page).get_latest_revision_as_object())
    update_draft(actor=team.officer, page=fresh(page), content=words, change_note="هیچ")
    submit_for_approval(actor=team.officer, page=fresh(page))
    approve(actor=team.manager, page=fresh(page))

    with pytest.raises(Conflict):
        approve(actor=team.office, page=fresh(page))
    assert fresh(page).challenge.version.number == 1


def test_an_approval_pressed_twice_publishes_once(team: People) -> None:
    page = at_office(team)
    approve(actor=team.office, page=fresh(page))

    with pytest.raises(WrongState):
        approve(actor=team.office, page=fresh(page))
    assert fresh(page).challenge.version.number == 1


def test_everything_that_is_wrong_is_said_at_once(team: People, page: ChallengePage) -> None:
    ProcurementThreshold.objects.create(year=1405, small_up_to=18_000_000_000, medium_up_to=55_000_000_000)
    response = sent(
        team,
        page,
        summary_fa="",
        budget_ceiling="۹۰۰ میلیارد تومان",
        rounds__0__closes_at=typed_date(workday(2)),
        rounds__0__criteria__0__weight="39",
        rounds__0__questions__0__word_limit="1",
    )

    form = response.context["form"]
    first = form.formsets["rounds"].forms[0]
    assert {"summary_fa", "budget_ceiling", "__all__"} <= set(form.errors)
    assert "closes_at" in first.errors
    assert "word_limit" in first.formsets["questions"].forms[0].errors
