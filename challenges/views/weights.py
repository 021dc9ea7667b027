"""The page on which the innovation office sets what each group of criteria may weigh."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from challenges import permissions
from challenges.forms import WeightLimitsForm
from challenges.selectors.rules import weight_limits
from challenges.services.weights import set_weight_limits
from marketplace.forms import taken


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def weights(request: HttpRequest) -> HttpResponse:
    """The ranges in force, and the form that changes them."""
    permissions.can_set_weight_limits(request.user).require()
    form = WeightLimitsForm(request.POST or None, initial=WeightLimitsForm.values_of(weight_limits()))
    if request.method == "POST" and taken(form, lambda: set_weight_limits(actor=request.user, wanted=form.wanted())):
        messages.success(request, _("The limits are set. They hold for everything published from now on."))
        return redirect("challenges:weights")
    return render(request, "challenges/weights.html", {"form": form, "rows": form.rows()})
