"""The innovation office's limits of weights: who sets them, what they forbid, what they leave alone."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from challenges.models import WeightLimit
from challenges.selectors.rules import weight_limits
from challenges.services import publish_version
from challenges.services.weights import set_weight_limits
from challenges.validation import WeightRange, problems
from marketplace.errors import Invalid, NotAllowed
from marketplace.journal.models import AuditRecord
from tests.challenges.test_validation import HOLIDAYS, PUBLISHED, content, criterion, in_round, one_round
from tests.factories.accounts import DepartmentFactory, administrator, auditor, manager, officer, site_editor
from tests.factories.accounts import office_officer as office
from tests.factories.challenges import content as publishable
from tests.factories.challenges import open_challenge


def told(given: Any, limits: dict[str, WeightRange], **options: Any) -> dict[str, list[str]]:
    values = {"first": True, "holidays": HOLIDAYS, "published_at": PUBLISHED}
    return problems(given, **(values | options), weight_limits=limits)


WEIGHED = (criterion("a", 50), criterion("b", 20, "delivery"), criterion("c", 30, "price"))


@pytest.mark.parametrize(
    ("limits", "path"),
    [
        ({}, None),
        ({"technical": WeightRange(50, 50)}, None),
        ({"technical": WeightRange(51, 100)}, "rounds.0.criteria.0.weight"),
        ({"delivery": WeightRange(0, 19)}, "rounds.0.criteria.1.weight"),
        ({"price": WeightRange(0, 29)}, "rounds.0.criteria.2.weight"),
        ({"impact": WeightRange(1, 100)}, "rounds.0.criteria"),
    ],
)
def test_a_group_outside_its_range_is_told_at_its_weight(limits: dict[str, WeightRange], path: str | None) -> None:
    assert set(told(in_round(criteria=WEIGHED), limits)) == ({path} if path else set())


def test_price_has_no_limit_in_a_round_of_concepts() -> None:
    concept = one_round(kind="concept", criteria=(criterion("a", 100),))

    assert "rounds.0.criteria" not in told(content(rounds=(concept,)), {"price": WeightRange(10, 40)})


def test_weights_that_were_published_keep_the_limits_of_their_day_until_they_are_changed() -> None:
    before, limits = in_round(criteria=WEIGHED), {"technical": WeightRange(60, 100)}
    changed = in_round(criteria=(criterion("a", 40), criterion("b", 30, "delivery"), criterion("c", 30, "price")))

    assert told(before, limits, first=False, previous=before) == {}
    assert set(told(changed, limits, first=False, previous=before)) == {"rounds.0.criteria.0.weight"}
    assert told(before, limits, imported=True) == {}


@pytest.mark.django_db
def test_the_limits_hold_at_publication() -> None:
    actor, department = office(), DepartmentFactory.create()
    set_weight_limits(actor=actor, wanted={"price": WeightRange(0, 15)})

    with pytest.raises(Invalid) as refusal:
        publish_version(actor=actor, department=department, content=publishable())

    assert set(refusal.value.fields) == {"rounds.0.criteria.3.weight"}


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["officer", "manager", "site_editor", "auditor", "administrator"])
def test_only_the_office_sets_limits(who: str) -> None:
    people = {"officer": officer, "manager": manager, "site_editor": site_editor, "auditor": auditor}
    actor = people[who]() if who != "administrator" else administrator()

    with pytest.raises(NotAllowed):
        set_weight_limits(actor=actor, wanted={"price": WeightRange(0, 15)})


@pytest.mark.django_db
def test_every_group_that_changes_is_journalled_and_nothing_else() -> None:
    actor = office()

    assert set_weight_limits(actor=actor, wanted={"price": WeightRange(0, 40), "impact": WeightRange(0, 100)}) == 1
    assert set_weight_limits(actor=actor, wanted={"price": WeightRange(0, 40)}) == 0
    assert set_weight_limits(actor=actor, wanted={"price": WeightRange(10, 40)}) == 1

    rows = AuditRecord.objects.filter(action="challenges.weights.limited").order_by("id")
    assert [(row.subject_id, row.before, row.after) for row in rows] == [
        ("price", {"least": 0, "most": 100}, {"least": 0, "most": 40}),
        ("price", {"least": 0, "most": 40}, {"least": 10, "most": 40}),
    ]
    assert weight_limits() == {"price": WeightRange(10, 40)}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wanted", "path"),
    [
        ({"price": WeightRange(50, 40)}, "price_most"),
        ({"price": WeightRange(0, 101)}, "price_most"),
        ({"price": WeightRange(-1, 10)}, "price_most"),
        ({"technical": WeightRange(60, 100), "price": WeightRange(41, 100)}, ""),
        ({group: WeightRange(0, 20) for group in ("technical", "delivery", "impact", "price")}, ""),
    ],
)
def test_ranges_nobody_could_meet_are_refused(wanted: dict[str, WeightRange], path: str) -> None:
    with pytest.raises(Invalid) as refusal:
        set_weight_limits(actor=office(), wanted=wanted)

    assert set(refusal.value.fields) == {path}
    assert not WeightLimit.objects.exists()


@pytest.mark.django_db
def test_the_office_sets_them_on_a_page_in_any_digits(client: Client) -> None:
    client.force_login(office())
    free = {
        f"{group}_{end}": value
        for group in ("technical", "delivery", "impact", "price")
        for end, value in (("least", "0"), ("most", "100"))
    }
    address = reverse("challenges:weights")

    refused = client.post(address, free | {"price_least": "۶۰", "price_most": "۴۰"})
    assert refused.context["form"].errors["price_most"]
    assert client.post(address, free | {"price_most": "99.9"}).context["form"].errors["price_most"]
    assert client.post(address, free | {"technical_least": "۳۰", "price_most": "۴۰"}).status_code == 302

    assert weight_limits() == {"technical": WeightRange(30, 100), "price": WeightRange(0, 40)}


@pytest.mark.django_db
@pytest.mark.parametrize("values", [{"least": 50, "most": 40}, {"least": 0, "most": 101}])
def test_the_database_refuses_ranges_out_of_order(values: dict[str, int]) -> None:
    with pytest.raises(IntegrityError, match="challenges_weightlimit_in_order"), transaction.atomic():
        WeightLimit.objects.create(group="price", **values)
    with pytest.raises(IntegrityError, match="challenges_weightlimit_group_word"), transaction.atomic():
        WeightLimit.objects.create(group="luck", least=0, most=10)


@pytest.mark.django_db
def test_a_published_challenge_is_not_touched_by_a_new_limit() -> None:
    challenge = open_challenge()
    before = challenge.version.content_hash

    set_weight_limits(actor=office(), wanted={"price": WeightRange(0, 5)})

    challenge.refresh_from_db()
    assert challenge.version.content_hash == before
    assert challenge.is_open
