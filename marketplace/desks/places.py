"""The places on each desk, beside the page. A place whose room is not mounted is left out."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from marketplace.desks.navigation import item
from marketplace.desks.selectors.department import DepartmentDesk
from marketplace.desks.selectors.evaluator import EvaluatorDesk
from marketplace.desks.selectors.office import OfficeDesk
from marketplace.desks.selectors.startup import StartupDesk

Place = dict[str, Any] | None


def startup_places(desk: StartupDesk) -> list[Place]:
    """The startup's own pages."""
    firm = desk.vendor
    return [
        item(_("Today"), "desks:startup", current=True),
        item(_("Challenges that fit"), "desks:matches"),
        item(_("Profile"), "vendors:edit", args=[firm.slug]),
        item(_("Team"), "vendors:team", args=[firm.slug]),
        item(_("Certificates"), "vendors:certificates", args=[firm.slug], count=desk.vendor.waiting_certificates),
        item(_("Solutions"), "vendors:solutions", args=[firm.slug]),
        item(_("Saved searches"), "search:saved"),
    ]


def department_places(desk: DepartmentDesk, *, approves: bool = False) -> list[Place]:
    """The department's pages; drafts are written in the editor, and approved by some of its people."""
    waiting = sum(1 for row in desk.drafts if row.state == "department")
    return [
        item(_("Today"), "desks:department", current=True),
        item(_("Drafts"), "wagtailadmin_home", count=len(desk.drafts)),
        item(_("Approvals"), "desks:approvals", count=waiting) if approves else None,
        item(_("Questions"), "challenges:waiting", count=desk.question_count),
        item(_("Results and pilots"), "pilots:results"),
        item(_("Public board"), "desks:board"),
    ]


def evaluator_places(desk: EvaluatorDesk) -> list[Place]:
    """The evaluator's pages."""
    return [item(_("Today"), "desks:evaluator", current=True, count=len(desk.to_declare) + len(desk.to_score))]


def office_places(desk: OfficeDesk) -> list[Place]:
    """The pages of the innovation office."""
    return [
        item(_("Today"), "desks:office", current=True),
        item(_("Approvals"), "desks:approvals", count=len(desk.approvals)),
        item(_("Startups to verify"), "vendors:queue", count=desk.firm_count),
        item(_("Questions"), "challenges:waiting"),
        item(_("Undelivered events"), "journal:dead_letters", count=desk.dead_letters),
        item(_("Public board"), "desks:board"),
    ]
