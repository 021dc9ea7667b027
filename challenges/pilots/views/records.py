"""Parts of the pages of startups and solutions: what came of them in the city."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from challenges.pilots import presentation, services
from challenges.pilots.models import Pilot
from challenges.pilots.selectors.records import pilots_of_solution, record_of
from marketplace.errors import DomainError
from vendors.models import Solution, Vendor


@require_safe
def of_vendor(request: HttpRequest, slug: str) -> HttpResponse:
    """What a firm has done in the city; an empty part where there is nothing yet."""
    vendor = get_object_or_404(Vendor.objects.visible_to(request.user), slug=slug)
    found = record_of(vendor)
    rows = [presentation.record_of_pilot(row) for row in found.pilots]
    rows += [presentation.record_of_award(row) for row in found.awards]
    return _part(request, rows, _("What it has done in the city"), vendor)


@require_safe
def of_solution(request: HttpRequest, slug: str) -> HttpResponse:
    """The pilots a solution was tried in."""
    solution = get_object_or_404(Solution.objects.visible_to(request.user).select_related("vendor"), slug=slug)
    rows = [presentation.record_of_pilot(row) for row in pilots_of_solution(solution.pk)]
    return _part(request, rows, _("What came of it in the city"), solution)


def _part(request: HttpRequest, rows: list[dict[str, object]], title: str, of: Vendor | Solution) -> HttpResponse:
    """A part for htmx; a page of its own for whoever follows the link without script."""
    frame = "pilots/_bare.html" if request.headers.get("HX-Request") else "base.html"
    context = {"frame": frame, "rows": rows, "title": title, "of": of}
    return render(request, "pilots/record.html", context)


@login_required
@require_POST
def name_solution(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The firm says which of its solutions was tried."""
    pilot = get_object_or_404(Pilot.objects.visible_to(request.user), public_id=public_id)
    slug = request.POST.get("solution", "")
    solution = get_object_or_404(Solution, slug=slug) if slug else None
    try:
        services.name_solution(actor=request.user, pilot=pilot, solution=solution)
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Saved."))
    return redirect(pilot)
