"""What everybody reads: the list of results, and one pilot with its measures against their targets."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from challenges.evaluation import telling
from challenges.evaluation.presentation import badge
from challenges.pilots import permissions, presentation
from challenges.pilots.models import Pilot
from challenges.pilots.selectors.pilots import PilotPage, pilot_page
from challenges.pilots.selectors.results import results as list_of_results


def page_of(request: HttpRequest, public_id: UUID) -> PilotPage:
    """The pilot, or 404."""
    try:
        return pilot_page(request.user, public_id)
    except Pilot.DoesNotExist:
        raise Http404 from None


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """Decided challenges and their pilots, filtered and paged; the whole state is in the address."""
    found = list_of_results(
        request.user,
        stages=request.GET.getlist("stage"),
        fields=request.GET.getlist("field"),
        challenge=request.GET.get("challenge", ""),
        page=request.GET.get("page", ""),
    )
    rows = [(row, presentation.result_row(row)) for row in found.page]
    context = {
        "found": found,
        "rows": rows,
        "stages": presentation.stage_options(found.stages),
        "filtered": bool(request.GET.getlist("stage") or request.GET.getlist("field") or request.GET.get("challenge")),
    }
    return render(request, "pilots/results.html", context)


@require_safe
def detail(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """A pilot: what was tried, measured, learned, and why this startup was chosen; for its parties the next steps."""
    page = page_of(request, public_id)
    pilot = page.pilot
    context = {
        "page": page,
        "pilot": pilot,
        "challenge": pilot.challenge,
        "chip": presentation.pilot_chip(pilot),
        "badge": badge(pilot.proposal),
        "verdict": presentation.verdict(pilot, page.kpis),
        "kpis": presentation.kpi_rows(page.kpis),
        "timeline": presentation.milestone_timeline(page.milestones),
        "facts": presentation.facts(pilot) + (telling.result_facts(page.result)[1:] if page.result else []),
        "ranking": telling.public_ranking(page.result) if page.result else [],
        "statistics": telling.statistics(page.result) if page.result else "",
        "manage": permissions.can_manage_pilot(request.user, pilot),
        "is_vendor": bool(pilot.vendor.role_of(request.user)),
        "solutions": list(pilot.vendor.solutions.order_by("title_fa", "pk"))
        if permissions.can_name_solution(request.user, pilot)
        else [],
    }
    context["milestones"] = [(row, presentation.milestone_chip(row)) for row in page.milestones]
    return render(request, "pilots/pilot.html", context)
