"""Registering a firm: account first, then the company; and asking for access where it is registered already."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from marketplace.errors import DomainError
from marketplace.forms import taken
from vendors import services
from vendors.forms import RegisterForm
from vendors.models import Vendor
from vendors.selectors import own_vendors


@require_http_methods(["GET", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """The essentials of a firm; visitors are led to an account first."""
    if not request.user.is_authenticated:
        return render(request, "vendors/register_visitor.html")
    form = RegisterForm(request.POST or None)
    made: list[Vendor] = []
    if request.method == "POST" and taken(form, lambda: made.append(_registered(request, form))):
        messages.success(
            request, _("Your startup is registered. The innovation office checks it; complete it meanwhile.")
        )
        return redirect("vendors:edit", made[0].slug)
    is_taken = form.has_error(NON_FIELD_ERRORS, "legal_id_taken")
    context = {"form": form, "is_taken": is_taken, "own": list(own_vendors(request.user))}
    return render(request, "vendors/register.html", context)


def _registered(request: HttpRequest, form: RegisterForm) -> Vendor:
    legal_id = form.cleaned_data["legal_id"]
    return services.register_vendor(
        actor=request.user, legal_id=legal_id, content=form.content(), accepts_terms=form.cleaned_data["accepts_terms"]
    )


@login_required
@require_POST
def ask_access(request: HttpRequest) -> HttpResponse:
    """Ask the owners of a registered firm; the answer on this page is the same whatever there is."""
    try:
        services.request_access(actor=request.user, legal_id=request.POST.get("legal_id", ""))  # type: ignore[arg-type]
    except DomainError as refusal:
        messages.error(request, str(refusal))
        return redirect("vendors:register")
    messages.success(request, _("Your request was passed on. You are told here and by e-mail when it is answered."))
    return redirect("desks:home")
