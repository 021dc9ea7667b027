"""Logs that hold no personal data, and one line for every request.

Invariants: a value whose name says that it identifies a person or opens a door is replaced before it is written, at any
depth; addresses and numbers of people are cut out of text wherever they stand; the line of a request names its route,
never a path that may hold a token.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from typing import Any

import structlog
from django.http import HttpRequest, HttpResponse

PERSONAL = frozenset(
    [
        "email",
        "phone",
        "mobile",
        "name",
        "full_name",
        "first_name",
        "last_name",
        "national_code",
        "national_id",
        "address",
        "ip",
        "ip_address",
        "remote_addr",
        "password",
        "token",
        "secret",
        "key",
        "cookie",
        "authorization",
        "session",
    ]
)
REMOVED = "[removed]"
# E-mail addresses, Iranian mobile numbers, national codes and bank accounts (ten and more digits that no id of ours
# has).
_IDENTIFYING = re.compile(
    r"[\w.+-]+@[\w-]+\.[\w.-]+|(?<![\w-])(?:\+98|0098|0)9\d{9}(?![\w-])|(?<![\w-])\d{10}(?![\w-])|(?<!\w)IR\d{24}(?!\w)"
)
DEEPEST = 6


def without_personal_data(logger: Any, method: str, event: dict[str, Any]) -> dict[str, Any]:
    """structlog's processor: the name of a removed value stays, so that one sees that something was there."""
    return {name: REMOVED if name in PERSONAL else _clean(value) for name, value in event.items()}


def _clean(value: Any, depth: int = 0) -> Any:
    if isinstance(value, str):
        return _IDENTIFYING.sub(REMOVED, value)
    if depth >= DEEPEST:
        return value
    if isinstance(value, Mapping):
        return {key: REMOVED if key in PERSONAL else _clean(item, depth + 1) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_clean(item, depth + 1) for item in value]
    return value


class AccessLogMiddleware:
    """One line a request: method, route, status, milliseconds; the request id is bound further out."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.log = structlog.get_logger("baham.access")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        response = self.get_response(request)
        took = round((time.perf_counter() - began) * 1000, 1)
        self.log.info("request", method=request.method, route=route_of(request), status=response.status_code, ms=took)
        return response


def route_of(request: HttpRequest) -> str:
    """The pattern of the address («inbox/unsubscribe/<str:token>/»); for an address that nothing answers, its first
    part.
    """
    match = getattr(request, "resolver_match", None)
    if match is not None:
        return str(match.route)
    return f"{request.path_info.lstrip('/').split('/', 1)[0][:40]}/…"
