"""One's own profile."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from marketplace.accounts import selectors, services
from marketplace.accounts.forms import ProfileForm
from marketplace.accounts.navigation import account_desk
from marketplace.accounts.requests import signed_in


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
