"""Drafts of challenges for tests: a department that can write, its people, and a draft on its way.

place(department)      the department's space: page, groups, workflow (made with everything above it)
people(department)     an officer, a manager and somebody of the office, with their rights in the admin
draft(department)      a draft written by an officer through the service
template()             a template of the innovation office, with one round
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from challenges.content import ChallengeContent
from cms import services
from cms.models import (
    ChallengePage,
    ChallengeTemplate,
    DepartmentSpace,
    TemplateCriterion,
    TemplateQuestion,
    TemplateRound,
)
from cms.places import open_department, sync_membership
from marketplace.accounts.models import Department, User
from tests.factories.accounts import DepartmentFactory, manager, office_officer, officer
from tests.factories.challenges import content


@dataclass(frozen=True, slots=True)
class People:
    """Who takes part in writing and approving, and where."""

    department: Department
    space: DepartmentSpace
    officer: User
    manager: User
    office: User


def place(department: Department | None = None) -> DepartmentSpace:
    """The place of a department, a new one if none is given."""
    return open_department(department or DepartmentFactory.create())


def people(department: Department | None = None) -> People:
    """A department with everybody whom a publication needs."""
    department = department or DepartmentFactory.create()
    space = place(department)
    found = People(department, space, officer(department), manager(department), office_officer())
    for person in (found.officer, found.manager, found.office):
        sync_membership(person)
    return found


def draft(team: People, words: ChallengeContent | None = None, **changes: Any) -> ChallengePage:
    """A draft of the team's officer; complete unless `changes` say otherwise."""
    return services.draft_challenge(actor=team.officer, department=team.department, content=words or content(**changes))


def template(**changes: Any) -> ChallengeTemplate:
    """A template that is offered: one round with a question and two criteria."""
    made = ChallengeTemplate(**{"name_fa": "سنجش و پایش", "name_en": "Measuring", "purpose_fa": "برای سنجش"} | changes)
    item = TemplateRound(sort_order=0)
    item.questions = [TemplateQuestion(sort_order=0, text_fa="راه‌حل شما چیست؟")]
    item.criteria = [
        TemplateCriterion(sort_order=0, title_fa="کیفیت فنی", weight=70),
        TemplateCriterion(sort_order=1, title_fa="قیمت", group="price", weight=30),
    ]
    made.rounds = [item]
    made.save()
    return made


def submitted(team: People, **changes: Any) -> ChallengePage:
    """A draft that waits for the department's manager."""
    page = draft(team, **changes)
    services.submit_for_approval(actor=team.officer, page=page)
    return fresh(page)


def at_office(team: People, **changes: Any) -> ChallengePage:
    """A draft the manager approved; it waits for the office."""
    page = submitted(team, **changes)
    services.approve(actor=team.manager, page=page)
    return fresh(page)


def published(team: People, **changes: Any) -> ChallengePage:
    """A published challenge's page."""
    page = at_office(team, **changes)
    services.approve(actor=team.office, page=page)
    return fresh(page)


def fresh(page: ChallengePage) -> ChallengePage:
    """The page as the next request would load it."""
    return ChallengePage.objects.get(pk=page.pk)
