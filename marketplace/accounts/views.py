"""One's own profile, one's own data, and the end of one's account."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from marketplace.accounts import leaving, own_data, selectors, services
from marketplace.accounts.forms import EraseForm, ProfileForm
from marketplace.accounts.navigation import account_desk
from marketplace.accounts.requests import signed_in
from marketplace.forms import taken


@login_required
@require_http_methods(["GET", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """Name and language, and what the person is in Baham."""
    form = ProfileForm.of(signed_in(request), request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.update_profile(actor=signed_in(request), **form.cleaned_data)
        messages.success(request, _("Your profile was saved."))
        return redirect("accounts:profile")
    context = {"desk_title": _("Profile"), "form": form, "roles": selectors.role_facts(signed_in(request))}
    return render(request, "accounts/profile.html", account_desk(request) | context)


@login_required
@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """Taking one's own data along, and deleting the account."""
    return _data_page(request, None)


def _data_page(request: HttpRequest, form: EraseForm | None) -> HttpResponse:
    reasons = own_data.reasons_to_stay(signed_in(request))
    context = {"desk_title": _("My data"), "form": form or EraseForm(), "reasons": reasons}
    status = 422 if form is not None else 200
    return render(request, "accounts/data.html", account_desk(request) | context, status=status)


@login_required
@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """Everything about the person as a JSON file."""
    found = leaving.export_person(actor=signed_in(request))
    response = JsonResponse(found, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Content-Disposition"] = 'attachment; filename="baham-my-data.json"'
    response["Cache-Control"] = "private, no-store"
    return response


@login_required
@require_POST
def erase(request: HttpRequest) -> HttpResponse:
    """Delete the account, after its address was typed."""
    person, form = signed_in(request), EraseForm(request.POST)
    if not taken(form, lambda: leaving.erase_person(actor=person, typed_email=form.cleaned_data["typed"])):
        return _data_page(request, form)
    logout(request)
    messages.success(request, _("Your account is deleted. Thank you for having been here."))
    return redirect("desks:front")
