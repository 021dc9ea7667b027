"""Solutions as a firm's own people write them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from marketplace.forms import taken
from vendors import permissions, services
from vendors.forms import ReferenceFormSet, SolutionForm, reference_contents
from vendors.models import Solution, Vendor
from vendors.navigation import startup_desk
from vendors.selectors import solution_cards
from vendors.views.finding import own_vendor


@login_required
@require_safe
def own(request: HttpRequest, slug: str) -> HttpResponse:
    """All solutions of the firm, public or not."""
    vendor = own_vendor(request.user, slug)
    context = {
        "rows": solution_cards(request.user, vendor),
        "may_edit": permissions.can_edit_solution(request.user, vendor),
    }
    return render(
        request, "vendors/solutions.html", startup_desk(vendor, "vendors:solutions", _("Solutions")) | context
    )


@login_required
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """Write a solution."""
    return _written(request, own_vendor(request.user, slug), None)


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, slug: str, solution: str) -> HttpResponse:
    """Rewrite a solution."""
    vendor = own_vendor(request.user, slug)
    return _written(request, vendor, get_object_or_404(vendor.solutions, slug=solution))


def _written(request: HttpRequest, vendor: Vendor, solution: Solution | None) -> HttpResponse:
    permissions.can_edit_solution(request.user, vendor).require()
    form = SolutionForm(request.POST or None, initial=_initial(solution))
    references = ReferenceFormSet(request.POST or None, initial=_references(solution), prefix="references")
    if (
        request.method == "POST"
        and references.is_valid()
        and taken(
            form,
            lambda: services.save_solution(
                actor=request.user,
                vendor=vendor,
                content=form.content(reference_contents(references)),
                solution=solution,
            ),
        )
    ):
        messages.success(request, _("The solution was saved."))
        return redirect("vendors:solutions", vendor.slug)
    title = solution.title if solution else _("New solution")
    context = {"form": form, "references": references, "solution": solution}
    return render(request, "vendors/write_solution.html", startup_desk(vendor, "vendors:solutions", title) | context)


def _initial(solution: Solution | None) -> dict[str, Any] | None:
    if solution is None:
        return None
    plain = {name: getattr(solution, name) for name in SolutionForm.base_fields if hasattr(solution, name)}
    return plain | {
        "field_codes": list(solution.fields.values_list("code", flat=True)),
        "capability_terms": [str(row) for row in solution.capabilities.all()],
    }


def _references(solution: Solution | None) -> list[dict[str, Any]]:
    if solution is None:
        return []
    names = ("customer", "year", "result", "has_consent")
    return [{name: getattr(row, name) for name in names} for row in solution.references.order_by("pk")]
