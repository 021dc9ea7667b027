"""Pilots: states, rules, pages and messages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from challenges.pilots import services
from challenges.pilots.models import Kpi, Milestone, Pilot, Reading
from challenges.pilots.permissions import can_view_pilot
from challenges.pilots.services import MilestoneContent
from challenges.pilots.states import MILESTONE, PILOT, MilestoneStatus, PilotStatus
from challenges.proposals.models import Proposal
from marketplace.accounts.models import User
from marketplace.accounts.roles import SYSTEM_ACTOR
from marketplace.clock import now
from marketplace.dates import jalali_date, tehran_date
from marketplace.errors import Conflict, Invalid, NotAllowed, WrongState
from marketplace.journal import outbox
from marketplace.journal.models import AuditRecord
from marketplace.notify.models import Notification
from tests.factories.accounts import UserFactory, administrator, auditor, manager, member, office_officer, officer
from tests.factories.evaluation import judged_round
from tests.factories.pilots import awarded_proposal, terms
from tests.factories.vendors import join

pytestmark = pytest.mark.django_db

BACKEND = "django.contrib.auth.backends.ModelBackend"
REFUSED = (NotAllowed, WrongState)

Role = Callable[[Pilot], Any]
ROLES: dict[str, tuple[Role, str]] = {
    "the system": (lambda pilot: SYSTEM_ACTOR, "system"),
    "innovation office": (lambda pilot: office_officer(), "innovation_office"),
    "officer": (lambda pilot: officer(pilot.challenge.department), "officer"),
    "manager": (lambda pilot: manager(pilot.challenge.department), "manager"),
    "member": (lambda pilot: member(pilot.challenge.department), ""),
    "owner": (lambda pilot: join(pilot.vendor), "owner"),
    "startup's member": (lambda pilot: join(pilot.vendor, role="member"), "member"),
    "startup's viewer": (lambda pilot: join(pilot.vendor, role="viewer"), "viewer"),
    "officer elsewhere": (lambda pilot: officer(), ""),
    "auditor": (lambda pilot: auditor(), ""),
    "administrator": (lambda pilot: administrator(), ""),
    "person": (lambda pilot: UserFactory.create(), ""),
}


def in_state(row: Any, status: str, **values: Any) -> Any:
    type(row).objects.filter(pk=row.pk).update(status=status, **values)
    return type(row).objects.get(pk=row.pk)


@pytest.mark.parametrize("role", ROLES)
def test_every_step_is_open_exactly_as_the_tables_say(role: str, prepared: Pilot) -> None:
    make, relation = ROLES[role]
    person, milestone = make(prepared), prepared.milestones.first()
    ends = {"verdict": "stop", "learned_fa": "آموختیم", "public_reason": "دلیل"}

    for status in PilotStatus:
        held = in_state(prepared, status.value, **ends)
        for step in PILOT.table.values():
            expected = status.value in step.sources and relation in step.actors
            assert bool(PILOT.can(step.name, person, held)) == expected, (step.name, status, role)
    for state in MilestoneStatus:
        row = in_state(milestone, state.value, reason="دلیل")
        for step in MILESTONE.table.values():
            expected = state.value in step.sources and relation in step.actors
            assert bool(MILESTONE.can(step.name, person, row)) == expected, (step.name, state, role)


@pytest.mark.parametrize("role", ROLES)
def test_the_list_is_the_predicate(role: str, prepared: Pilot) -> None:
    person = ROLES[role][0](prepared)
    for status in PilotStatus:
        row = in_state(prepared, status.value, verdict="stop", learned_fa="x", public_reason="x")
        listed = Pilot.objects.visible_to(person).filter(pk=prepared.pk).exists()
        assert listed == bool(can_view_pilot(person, row)), (status, role)


BAD_ROWS: list[tuple[str, dict[str, Any]]] = [
    ("pilots_pilot_status_word", {"status": "asleep"}),
    ("pilots_pilot_completed_has_verdict", {"status": "completed"}),
    ("pilots_pilot_terminated_has_reason", {"status": "terminated"}),
    ("pilots_pilot_verdict_word", {"verdict": "perhaps"}),
]


@pytest.mark.parametrize(("name", "values"), BAD_ROWS)
def test_postgresql_refuses_a_bad_pilot(name: str, values: dict[str, Any], prepared: Pilot) -> None:
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Pilot.objects.filter(pk=prepared.pk).update(**values)


@pytest.mark.parametrize(
    ("name", "values"),
    [("pilots_milestone_share_range", {"share": 0}), ("pilots_milestone_return_has_reason", {"status": "returned"})],
)
def test_postgresql_refuses_a_bad_milestone(name: str, values: dict[str, Any], prepared: Pilot) -> None:
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        prepared.milestones.update(**values)


def test_only_an_awarded_proposal_has_one_pilot() -> None:
    judged = judged_round()
    proposal = awarded_proposal(judged)
    with pytest.raises(REFUSED):
        services.create_pilot(actor=SYSTEM_ACTOR, proposal=judged.proposals[1], content=terms())
    with pytest.raises(NotAllowed):
        services.create_pilot(actor=officer(), proposal=proposal, content=terms())
    pilot = services.create_pilot(actor=officer(proposal.challenge.department), proposal=proposal, content=terms())
    assert pilot.amount == 30_000_000_000
    with pytest.raises(Conflict):
        services.create_pilot(actor=SYSTEM_ACTOR, proposal=proposal, content=terms())


def test_shares_total_100_and_a_measure_is_needed_before_agreeing(awarded: Proposal) -> None:
    today = tehran_date(now())
    with pytest.raises(Invalid):
        services.create_pilot(
            actor=SYSTEM_ACTOR, proposal=awarded, content=terms(milestones=(MilestoneContent("نصب", today, 40),))
        )
    pilot = services.create_pilot(actor=SYSTEM_ACTOR, proposal=awarded, content=terms(kpis=()))
    with pytest.raises(REFUSED):
        services.agree_pilot(actor=SYSTEM_ACTOR, pilot=pilot)
    services.set_terms(actor=SYSTEM_ACTOR, pilot=pilot, content=terms())
    services.agree_pilot(actor=SYSTEM_ACTOR, pilot=pilot)
    with pytest.raises(WrongState):
        services.set_terms(actor=SYSTEM_ACTOR, pilot=pilot, content=terms())


def test_the_newest_measurement_is_what_was_reached(running: Pilot) -> None:
    kpi, today = running.kpis.first(), tehran_date(now())
    assert kpi is not None
    services.record_kpi(actor=SYSTEM_ACTOR, kpi=kpi, actual=Decimal(20))
    kept = services.record_kpi(actor=SYSTEM_ACTOR, kpi=kpi, actual=Decimal(27), measured_on=today - timedelta(days=9))
    assert kept.actual == 20
    assert kept.is_reached is False
    assert services.record_kpi(actor=SYSTEM_ACTOR, kpi=kpi, actual=Decimal(12)).is_reached
    assert Reading.objects.filter(kpi=kpi).count() == 2
    with pytest.raises(Invalid):
        services.record_kpi(actor=SYSTEM_ACTOR, kpi=kpi, actual=Decimal(1), measured_on=today + timedelta(days=1))
    with pytest.raises(NotAllowed):
        services.record_kpi(actor=join(running.vendor), kpi=kpi, actual=Decimal(1))


def test_a_failed_pilot_is_published_like_any_other(running: Pilot) -> None:
    with pytest.raises(Invalid) as refusal:
        services.complete_pilot(actor=SYSTEM_ACTOR, pilot=running, verdict="", learned_fa=" ")
    assert set(refusal.value.fields) == {"verdict", "learned_fa", "kpis"}
    for kpi in running.kpis.all():
        services.record_kpi(actor=SYSTEM_ACTOR, kpi=kpi, actual=Decimal(50))
    services.complete_pilot(actor=SYSTEM_ACTOR, pilot=running, verdict="stop", learned_fa="باران حسگر را کور کرد.")
    shown = Client().get(running.get_absolute_url()).content.decode()
    assert "باران حسگر را کور کرد." in shown
    assert "توقف" in shown


def test_milestones_go_there_and_back_and_people_are_told(running: Pilot) -> None:
    owner, staff = running.proposal.created_by, officer(running.challenge.department)
    milestone = running.milestones.first()
    assert milestone is not None
    with pytest.raises(NotAllowed):
        services.deliver_milestone(actor=staff, milestone=milestone)
    services.deliver_milestone(actor=owner, milestone=milestone)
    with pytest.raises(Invalid):
        services.return_milestone(actor=staff, milestone=milestone, reason="")
    services.return_milestone(actor=staff, milestone=milestone, reason="دو حسگر خاموش است")
    services.deliver_milestone(actor=owner, milestone=milestone)
    services.accept_milestone(actor=staff, milestone=milestone)
    outbox.drain()
    kinds = set(Notification.objects.filter(recipient=owner, kind__startswith="pilots.").values_list("kind", flat=True))
    assert {"pilots.returned", "pilots.accepted", "pilots.started"} <= kinds
    assert Notification.objects.filter(recipient=staff, kind="pilots.delivered").count() == 2


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person, backend=BACKEND)
    return client


def form_of(**changes: str) -> dict[str, str]:
    """A filled form of terms; one measure, one milestone."""
    day = jalali_date(tehran_date(now()) + timedelta(days=20), "numeric")
    return {
        "hypothesis_fa": "سرریز کم می‌شود",
        "site_fa": "گذر مروی",
        "kpis-TOTAL_FORMS": "2",
        "kpis-INITIAL_FORMS": "0",
        "kpis-0-title_fa": "سرریز",
        "kpis-0-baseline": "۳۱",
        "kpis-0-target": "۱۵٫۵",
        "kpis-0-lower_is_better": "on",
        "milestones-TOTAL_FORMS": "2",
        "milestones-INITIAL_FORMS": "0",
        "milestones-0-title_fa": "نصب",
        "milestones-0-due_on": day,
        "milestones-0-share": "۱۰۰",
    } | changes


def test_the_department_sets_a_pilot_up_by_form(awarded: Proposal) -> None:
    client = signed_in(officer(awarded.challenge.department))
    url = reverse("pilots:create", args=(awarded.public_id,))
    assert client.get(url).status_code == 200
    bad = client.post(url, form_of(**{"milestones-0-share": "60"}))
    assert bad.status_code == 200
    assert "۱۰۰ درصد" in bad.content.decode()
    assert client.post(url, form_of()).status_code == 302
    assert client.post(url, form_of()).status_code == 302, "a second click leads to the pilot"
    kpi = Kpi.objects.get()
    assert (kpi.baseline, kpi.target, kpi.lower_is_better) == (Decimal(31), Decimal("15.5"), True)
    pilot = Pilot.objects.get()
    change = reverse("pilots:terms", args=(pilot.public_id,))
    again = form_of(**{"kpis-INITIAL_FORMS": "1", "milestones-INITIAL_FORMS": "1", "site_fa": "بازار"})
    assert client.post(change, again).status_code == 302
    pilot.refresh_from_db()
    assert pilot.site_fa == "بازار"
    agree = reverse("pilots:step", args=(pilot.public_id, "agree"))
    assert client.post(agree).status_code == 302
    assert client.post(agree).status_code == 200, "a second click is told, and nothing happens"
    assert AuditRecord.objects.filter(action="pilots.pilot.agreed").count() == 1


def test_buttons_on_the_page_do_what_they_say(running: Pilot) -> None:
    owner, staff = signed_in(running.proposal.created_by), signed_in(manager(running.challenge.department))
    milestone, kpi = running.milestones.first(), running.kpis.first()
    assert milestone is not None
    assert kpi is not None
    deliver = reverse("pilots:deliver", args=(running.public_id, milestone.pk))
    assert deliver in owner.get(running.get_absolute_url()).content.decode()
    owner.post(deliver)
    owner.post(deliver)
    staff.post(reverse("pilots:accept", args=(running.public_id, milestone.pk)))
    assert Milestone.objects.get(pk=milestone.pk).status == "accepted"
    measure = reverse("pilots:measure", args=(running.public_id, kpi.pk))
    assert staff.post(measure, {"actual": "۱۲٫۵"}).status_code == 302
    assert Kpi.objects.get(pk=kpi.pk).actual == Decimal("12.5")
    end = reverse("pilots:step", args=(running.public_id, "terminate"))
    assert "field-error" in staff.post(end, {"reason": ""}).content.decode()
    assert staff.post(end, {"reason": "بودجه قطع شد"}).status_code == 302
    assert "بودجه قطع شد" in Client().get(running.get_absolute_url()).content.decode()


def test_results_are_filtered_by_stage_and_field(running: Pilot) -> None:
    awarded_proposal()
    url = reverse("pilots:results")
    everything = Client().get(url).context["found"]
    assert {row.value: row.count for row in everything.stages} == {"running": 1, "awarded": 1}
    assert everything.page.paginator.count == 2
    one = Client().get(url, {"stage": "running"}).context["found"]
    assert [row.pk for row in one.page] == [running.challenge_id]
    assert {row.value: row.count for row in one.stages} == {"running": 1, "awarded": 1}, "its own group set aside"
    assert [(row.value, row.count) for row in one.fields] == [("waste", 1)]
    assert Client().get(url, {"field": "nothing"}).context["found"].page.paginator.count == 0
    assert Client().get(url, {"challenge": running.challenge.reference}).context["found"].page.paginator.count == 1


@pytest.mark.parametrize("count", [3, 30])
def test_queries_do_not_grow(count: int, django_assert_max_num_queries: Any, running: Pilot) -> None:
    today = tehran_date(now())
    for place in range(count):
        kpi = Kpi.objects.create(pilot=running, title_fa=f"شاخص {place}", target=Decimal(9), baseline=Decimal(3))
        Reading.objects.create(kpi=kpi, measured_on=today, value=Decimal(5))
        Milestone.objects.create(pilot=running, title_fa=f"گام {place}", due_on=today, share=1)
    with django_assert_max_num_queries(12):
        assert Client().get(running.get_absolute_url()).status_code == 200
    staff = signed_in(officer(running.challenge.department))
    with django_assert_max_num_queries(15):
        assert staff.get(running.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_queries_of_the_list_do_not_grow(count: int, django_assert_max_num_queries: Any) -> None:
    for _place in range(count):
        awarded_proposal()
    with django_assert_max_num_queries(12):
        assert Client().get(reverse("pilots:results")).status_code == 200
