"""The demo city's templates can be begun from, and keep the limits that the office sets beside them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from challenges.models import WeightLimit
from cms.beginning import begin_challenge
from cms.content import content_of
from cms.models import ChallengeTemplate
from cms.places import open_department
from marketplace.management.demo.load.templates import templates
from marketplace.management.demo.templates import TEMPLATES
from tests.factories.accounts import DepartmentFactory, office_officer, officer

pytestmark = pytest.mark.django_db


def test_a_department_begins_from_every_template() -> None:
    town = SimpleNamespace(office=[office_officer()])
    assert len(list(templates(cast(Any, town)))) == len(TEMPLATES)
    limits = {row.group: row for row in WeightLimit.objects.all()}
    department = DepartmentFactory.create()
    open_department(department)
    writer = officer(department)

    for template in ChallengeTemplate.objects.offered():
        page = begin_challenge(actor=writer, department=department, title="نیاز تازه", template=template)
        (asked,) = content_of(page.get_latest_revision_as_object()).rounds
        weights: dict[str, int] = {}
        for criterion in asked.criteria:
            weights[criterion.group] = weights.get(criterion.group, 0) + criterion.weight
        assert sum(weights.values()) == 100
        assert all(row.least <= weights.get(group, 0) <= row.most for group, row in limits.items())
        assert all(question.text.fa and question.word_limit for question in asked.questions)
