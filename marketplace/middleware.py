"""What every request passes through: a request id, the language of the address, and domain errors turned into pages."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from http import HTTPStatus

import structlog
from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.middleware.locale import LocaleMiddleware
from django.shortcuts import render
from django.utils import translation

from marketplace.errors import DomainError
from marketplace.journal.context import request_scope

GetResponse = Callable[[HttpRequest], HttpResponse]
_REQUEST_ID = re.compile(r"[A-Za-z0-9-]{8,64}")


class RequestIdMiddleware:
    """Gives each request an id (a proxy's, when well formed): on the response, in the logs and in the journal."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        request_id = given if _REQUEST_ID.fullmatch(given) else uuid.uuid4().hex
        with request_scope(request_id), structlog.contextvars.bound_contextvars(request_id=request_id):
            response = self.get_response(request)
        response["X-Request-ID"] = request_id
        return response


class LanguageMiddleware(LocaleMiddleware):
    """Persian without a prefix, English under /en/; the address decides, never the browser's header.

    The same address must be the same page for everybody (caches, links, search engines). Wagtail's admin follows the
    person's own choice.
    """

    def process_request(self, request: HttpRequest) -> None:
        first = request.path_info.lstrip("/").split("/", 1)[0]
        languages = {code for code, _name in settings.LANGUAGES}
        language = first if first in languages else settings.LANGUAGE_CODE
        translation.activate(language)
        request.LANGUAGE_CODE = language


class DomainErrorMiddleware:
    """A `DomainError` that no view caught becomes a page with its reason; a database that is away becomes a 503, never
    a trace.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Render the refusal; None lets Django handle anything that is not ours."""
        if isinstance(exception, DomainError):
            if exception.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
                structlog.get_logger("baham").error("refused_by_fault", code=exception.code, path=request.path)
            template = "403.html" if exception.status == 403 else "refused.html"
            return render(request, template, {"error": exception, "reason": exception.message}, status=exception.status)
        if isinstance(exception, (OperationalError, InterfaceError)):
            structlog.get_logger("baham").error("database_unavailable", path=request.path)
            return render(request, "503.html", status=503)
        return None
