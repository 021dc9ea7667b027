"""What every request to the Wagtail admin passes: the wall between departments, and a content policy of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from csp.constants import SELF, UNSAFE_INLINE
from django.http import HttpRequest, HttpResponse
from django.views.defaults import page_not_found

from cms.wall import lets_through

ADMIN = "/admin/"

# Wagtail's admin writes inline scripts and styles in places; the public pages and the desks stay strict.
ADMIN_POLICY: dict[str, list[str]] = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "worker-src": [SELF, "blob:"],
}


class DepartmentWallMiddleware:
    """Answers 404 in the admin for anything that belongs to others, before a view can tell a title."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path_info.startswith(ADMIN):
            response._csp_replace = ADMIN_POLICY  # type: ignore[attr-defined]
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """None lets the view answer."""
        if (
            not request.path_info.startswith(ADMIN)
            or request.resolver_match is None
            or lets_through(request, request.resolver_match)
        ):
            return None
        return page_not_found(request, Exception("not there"), template_name="wagtailadmin/404.html")
