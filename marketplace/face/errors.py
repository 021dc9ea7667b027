"""Pages for requests that went wrong. Each says what happened and what one can do next.

The pages for 500 and 503 ask neither the database nor the session, because these may be what failed; if even the
template fails, a few plain words are sent.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.exceptions import TemplateDoesNotExist

LAST_WORDS = (
    "<!doctype html><html lang=fa dir=rtl><meta charset=utf-8><title>باهم</title>"
    "<p>خطایی در سامانه رخ داد. چند دقیقهٔ دیگر دوباره بیایید.</p>"
)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request could not be understood."""
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: with the reason, if the refusal brought one."""
    return render(request, "403.html", {"reason": str(exception or "")}, status=403)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 when the form's token is missing or old; set as CSRF_FAILURE_VIEW. The technical reason is for the log, not
    the page.
    """
    return render(request, "403_csrf.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: nothing at this address."""
    return render(request, "404.html", status=404)


def too_large(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """413: more was sent than is accepted."""
    return render(request, "413.html", status=413)


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """429: too many attempts; set as the view of rate limits."""
    return render(request, "429.html", status=429)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault."""
    try:
        return render(request, "500.html", status=500)
    except (TemplateDoesNotExist, OSError, ValueError):
        return HttpResponse(LAST_WORDS, status=500)
