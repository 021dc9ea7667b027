"""Appearance and the living style page."""

from django.contrib.admin.views.decorators import staff_member_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from marketplace.face import theme
from marketplace.face.specimens import specimens


# The worst a forged request can do is turn the lights off; in return public pages carry no token and can be cached.
@csrf_exempt
@require_POST
def change_theme(request: HttpRequest) -> HttpResponse:
    """Remember light, dark or neither and go back to where the reader was."""
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = "/"
    response = redirect(back)
    theme.remember(response, request.POST.get("theme", ""))
    return response


@staff_member_required(login_url="account_login")
def style(request: HttpRequest) -> HttpResponse:
    """Every component in every state, on one page."""
    return render(request, "style.html", specimens())
