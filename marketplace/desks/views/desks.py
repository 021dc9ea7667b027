"""The desks: one page each, and the way to the right one."""

from __future__ import annotations

from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from cms.permissions import can_see_waiting
from marketplace.accounts.models import User
from marketplace.accounts.roles import roles_of
from marketplace.clock import now
from marketplace.dates import format_date
from marketplace.decisions import allow_if
from marketplace.desks import match_rows, navigation, office_rows, rows
from marketplace.desks.chosen import chosen_table
from marketplace.desks.places import department_places, evaluator_places, office_places, startup_places
from marketplace.desks.promises_part import promises_part
from marketplace.desks.selectors.department import department_desk
from marketplace.desks.selectors.evaluator import evaluator_desk
from marketplace.desks.selectors.office import office_desk
from marketplace.desks.selectors.startup import chosen_vendor, startup_desk
from marketplace.desks.waiting import funnel, office_waits, question_waits, startup_waits
from marketplace.face.language import language
from search.selectors import matches_for_vendor
from vendors.selectors import strength_of

MATCHES, ALL_MATCHES = 3, 20


def _reader(request: HttpRequest) -> User:
    """The person; `login_required` has let nobody else in."""
    return cast(User, request.user)


def _head(request: HttpRequest, desk: str, title: str, places: Any) -> dict[str, Any]:
    return {
        "desk_label": navigation.LABELS[desk],
        "desk_title": title,
        "desk_eyebrow": format_date(now(), "weekday", language=language()),
        "desk_items": navigation.items(*places, desks=navigation.desks_of(_reader(request)), current=desk),
    }


@login_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """To the desk that most likely waits for this person."""
    return redirect(f"desks:{navigation.desks_of(_reader(request))[0]}")


@login_required
@require_safe
def startup(request: HttpRequest) -> HttpResponse:
    """The startup's desk, or the invitation to register one."""
    desk = startup_desk(_reader(request), request.GET.get("startup", ""))
    if desk is None:
        return render(request, "desks/no_startup.html", _head(request, navigation.STARTUP, _("Welcome to Baham"), ()))
    waits = startup_waits(desk)
    title = _greeting(_reader(request).get_short_name(), len(waits))
    head = _head(request, navigation.STARTUP, title, startup_places(desk))
    context = {
        "desk": desk,
        "waits": waits,
        "proposals": rows.proposal_table(desk.proposals),
        "strength": strength_of(desk.vendor),
    }
    return render(request, "desks/startup.html", head | context)


def _greeting(name: str, count: int) -> str:
    if not count:
        return _("Hello %(name)s, nothing waits for you") % {"name": name}
    words = ngettext("Hello %(name)s, one thing needs you", "Hello %(name)s, %(count)s things need you", count)
    return words % {"name": name, "count": rows.number(count)}


@login_required
@require_safe
def matches(request: HttpRequest) -> HttpResponse:
    """Open challenges that fit the startup, with reasons: a page, and a part of the desk."""
    vendor = chosen_vendor(_reader(request), request.GET.get("startup", ""))
    allow_if(vendor, _("Register your startup first; then we can tell which challenges fit it.")).require()
    is_part = bool(getattr(request, "htmx", False))
    pairs = matches_for_vendor(vendor, MATCHES if is_part else ALL_MATCHES)
    context = {"matches": [match_rows.match_row(pair, brief=is_part) for pair in pairs], "vendor": vendor}
    if is_part:
        return render(request, "desks/_matches.html", context)
    head = _head(request, navigation.STARTUP, _("Challenges that fit you"), ())
    return render(request, "desks/matches.html", head | context | {"level": 2})


@login_required
@require_safe
def department(request: HttpRequest) -> HttpResponse:
    """The desk of a department's people."""
    allow_if(roles_of(request.user).departments, _("This desk belongs to the departments.")).require()
    desk = department_desk(_reader(request))
    title = _("Your challenges are on their way")
    if desk.question_count:
        words = ngettext(
            "One question waits for your answer", "%(count)s questions wait for your answer", desk.question_count
        )
        title = words % {"count": rows.number(desk.question_count)}
    head = _head(
        request, navigation.DEPARTMENT, title, department_places(desk, approves=bool(can_see_waiting(request.user)))
    )
    tables = {
        "risks": rows.risk_table(desk.risks),
        "drafts": rows.draft_table(desk.drafts, _("State")),
        "chosen": chosen_table(_reader(request)),
    }
    return render(
        request,
        "desks/department.html",
        head
        | {"desk": desk, "funnel": funnel(desk), "questions": question_waits(desk), "inviting": desk.inviting}
        | tables,
    )


@login_required
@require_safe
def evaluator(request: HttpRequest) -> HttpResponse:
    """The desk of a member of panels."""
    desk = evaluator_desk(_reader(request))
    todo = len(desk.to_declare) + len(desk.to_score)
    words = ngettext("One proposal waits for you", "%(count)s proposals wait for you", todo)
    title = words % {"count": rows.number(todo)} if todo else _("Nothing waits for you")
    head = _head(request, navigation.EVALUATOR, title, evaluator_places(desk))
    columns = [_("Proposal"), _("Challenge"), _("State"), _("Due")]
    context = {
        "desk": desk,
        "columns": columns,
        "assignments": rows.assignment_rows(desk),
        "led": rows.led_table(desk.led),
    }
    return render(request, "desks/evaluator.html", head | context)


@login_required
@require_safe
def office(request: HttpRequest) -> HttpResponse:
    """The desk of the innovation office; auditors and administrators read it."""
    roles = roles_of(request.user)
    allow_if(
        roles.office or roles.auditor or roles.administrator, _("This desk belongs to the innovation office.")
    ).require()
    desk = office_desk(_reader(request))
    waits = office_waits(desk)
    words = ngettext("One thing waits for the office", "%(count)s things wait for the office", len(waits))
    title = words % {"count": rows.number(len(waits))} if waits else _("Nothing waits for the office")
    head = _head(request, navigation.OFFICE, title, office_places(desk))
    tables = {
        "approvals": rows.draft_table(desk.approvals, _("State")),
        "promises": promises_part(),
        "vendors": office_rows.waiting_table(desk),
        "trail": office_rows.trail(desk),
        "chosen": chosen_table(_reader(request)),
    }
    return render(request, "desks/office.html", head | {"desk": desk, "waits": waits} | tables)
