"""Addresses that programs ask for: robots.txt and the icon; sitemap and feed are in `marketplace.desks.discovery`."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

# Pages of signed-in people and pages that change something: nothing there is for a search engine.
PRIVATE = ("/admin/", "/technical/", "/desk/", "/account/", "/inbox/", "/files/", "/proposals/", "/search/")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines need not visit, in both languages, and where the sitemap is."""
    lines = ["User-agent: *"]
    lines += [f"Disallow: {prefix}{path}" for path in PRIVATE for prefix in ("", "/en")]
    lines += ["", f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """For programs that ask for /favicon.ico without reading the page's own link."""
    response = HttpResponseRedirect(static("img/mark.svg"))
    response["Cache-Control"] = "public, max-age=86400"
    return response
