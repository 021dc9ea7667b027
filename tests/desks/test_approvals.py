"""The page of what waits for approval: filters, deeds on many, an exact file, and who stands in."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from challenges.content import Words
from marketplace import clock
from marketplace.accounts.models import Delegation, User
from marketplace.dates import jalali_date, tehran_date
from marketplace.desks.sheets import harmless
from marketplace.journal.models import AuditRecord
from tests.factories.accounts import manager, office_officer, officer
from tests.factories.cms import People, at_office, fresh, people, submitted

pytestmark = pytest.mark.django_db

QUERIES = 15


@pytest.fixture
def team() -> People:
    return people()


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def listed(client: Client, **filters: Any) -> list[str]:
    """The titles of the page, then of the file under the same filters: the same."""
    page = client.get(reverse("desks:approvals"), filters)
    shown = [row.title for row in page.context["page"]]
    file = client.get(reverse("desks:approvals_csv"), filters).content.decode()
    assert file.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(file.removeprefix("\ufeff"))))[1:]
    assert [row[1].removeprefix("'") for row in rows] == shown
    return shown


def post(client: Client, pages: list[Any], **values: Any) -> Any:
    return client.post(reverse("desks:approvals"), {"draft": [page.pk for page in pages], **values})


def test_list_and_file_show_exactly_the_filtered_rows_the_person_may_see(team: People) -> None:
    other = people()
    submitted(team, title=Words("نخست", ""))
    at_office(team, title=Words("دوم", ""))
    submitted(other, title=Words("سوم", ""))
    office, boss = signed_in(team.office), signed_in(team.manager)

    assert listed(office) == ["نخست", "دوم", "سوم"]
    assert listed(boss) == ["نخست"]
    assert listed(office, step="office") == ["دوم"]
    assert listed(office, department=other.department.code) == ["سوم"]
    assert listed(boss, department=other.department.code) == ["نخست"]  # no choice of theirs filters nothing
    assert listed(office, reviewer="me") == []
    assert listed(office, reviewer="nobody") == ["نخست", "دوم", "سوم"]
    assert listed(office, waited="2") == []
    with clock.travel(by=timedelta(days=4)):
        assert listed(office, waited="2", step="department") == ["نخست", "سوم"]


def test_a_title_that_a_spreadsheet_would_run_is_made_harmless(team: People) -> None:
    submitted(team, title=Words("=HYPERLINK(1)", ""))
    file = signed_in(team.office).get(reverse("desks:approvals_csv")).content.decode()

    assert ",'=HYPERLINK(1)," in file
    assert [harmless(cell) for cell in ("+1", "-1", "@a", "\t=1", " =1", "سلام", -3)] == [
        "'+1", "'-1", "'@a", "'\t=1", "' =1", "سلام", -3,
    ]  # fmt: skip


def test_each_draft_is_decided_by_itself_and_told(team: People) -> None:
    mine, theirs = at_office(team), submitted(team)
    page = post(signed_in(team.office), [mine, theirs], deed="return", reason="شاخص ندارد.")

    assert [(row.done, bool(row.reason)) for row in page.context["outcomes"]] == [(True, False), (False, True)]
    assert fresh(mine).current_workflow_state.status == "needs_changes"
    assert fresh(theirs).workflow_in_progress
    assert AuditRecord.objects.filter(action="cms.page.returned").count() == 1


def test_many_are_handed_over_and_reminded_of(team: People) -> None:
    colleague = office_officer()
    pages = [at_office(team), at_office(team)]
    client = signed_in(team.office)

    done = post(client, pages, deed="assign", reviewer=colleague.pk)
    assert [row.done for row in done.context["outcomes"]] == [True, True]
    assert listed(signed_in(colleague), reviewer="me") == [page.title for page in pages]
    assert [row.done for row in post(client, pages, deed="remind").context["outcomes"]] == [True, True]
    assert [row.done for row in post(client, pages[:1], deed="remind").context["outcomes"]] == [False]
    assert AuditRecord.objects.filter(action="cms.page.reassigned").count() == 2
    assert AuditRecord.objects.filter(action="cms.page.reminded").count() == 2


def test_a_draft_of_others_is_neither_touched_nor_named(team: People) -> None:
    foreign = submitted(people(), title=Words("راز", ""))
    page = post(signed_in(team.manager), [foreign], deed="return", reason="دلیل")

    assert [row.done for row in page.context["outcomes"]] == [False]
    assert "راز" not in page.content.decode()
    assert fresh(foreign).workflow_in_progress


@pytest.mark.parametrize("values", [{}, {"deed": "return", "reason": " "}, {"deed": "assign"}, {"deed": "approve"}])
def test_a_deed_without_what_it_needs_keeps_what_was_chosen(team: People, values: dict[str, str]) -> None:
    page = at_office(team)
    answer = post(signed_in(team.office), [page], **values)

    assert answer.context["deed"].errors
    assert answer.context["chosen"] == {page.pk}
    assert fresh(page).workflow_in_progress


def test_nothing_chosen_and_reminders_by_a_manager_are_refused(team: People) -> None:
    page = submitted(team)

    assert post(signed_in(team.manager), [], deed="return", reason="دلیل").context["deed"].errors
    assert post(signed_in(team.manager), [page], deed="remind").context["deed"].errors
    assert not AuditRecord.objects.filter(action="cms.page.reminded").exists()


def test_the_list_costs_the_same_for_many_rows(team: People, django_assert_max_num_queries: Any) -> None:
    for _ in range(4):
        at_office(team)
        submitted(team)
    client = signed_in(team.office)
    client.get(reverse("desks:approvals"))

    with django_assert_max_num_queries(QUERIES):
        shown = client.get(reverse("desks:approvals"))
    assert len(shown.context["page"]) == 8


def test_a_manager_names_a_stand_in_on_the_page_and_ends_it(team: People) -> None:
    client = signed_in(team.manager)
    today = tehran_date(clock.now())
    day = jalali_date(today, style="numeric", language="en")
    url = reverse("desks:standing_in")

    wrong = client.post(
        url, {"delegate": f"{team.department.pk}:{team.officer.pk}", "starts_on": "1405/12/30", "ends_on": day}
    )
    assert "starts_on" in wrong.context["form"].errors
    values = {
        "delegate": f"{team.department.pk}:{team.officer.pk}",
        "starts_on": day,
        "ends_on": day,
        "reason": "مرخصی",
    }
    assert client.post(url, values).status_code == 302
    row = Delegation.objects.get()
    assert (row.delegate, row.starts_on, row.ends_on) == (team.officer, today, today)
    assert str(team.officer) in client.get(url).content.decode()
    assert str(team.manager) in signed_in(team.officer).get(url).content.decode()

    end = reverse("desks:end_standing_in", args=[row.pk])
    assert signed_in(manager()).post(end).status_code == 403
    assert signed_in(officer()).get(url).status_code == 403
    assert client.post(end).status_code == 302
    assert Delegation.objects.get().ended_at is not None
    assert signed_in(team.officer).get(url).status_code == 403


def test_nobody_of_another_place_is_offered_or_taken(team: People) -> None:
    stranger = officer()
    client = signed_in(team.manager)
    page = client.get(reverse("desks:standing_in"))
    assert str(stranger) not in page.content.decode()

    today = jalali_date(tehran_date(clock.now()), style="numeric", language="en")
    values = {"delegate": f"{team.department.pk}:{stranger.pk}", "starts_on": today, "ends_on": today}
    assert "delegate" in client.post(reverse("desks:standing_in"), values).context["form"].errors
    assert not Delegation.objects.exists()
