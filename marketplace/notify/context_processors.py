"""The number on the bell. It costs one query, for signed-in people only, and only where a template shows it."""

from functools import cache
from typing import Any

from django.http import HttpRequest

from marketplace.notify.selectors import unread_count


def unread(request: HttpRequest) -> dict[str, Any]:
    """`unread_notifications`: a callable that templates call; the count is asked for once a page."""

    @cache
    def count() -> int:
        return unread_count(getattr(request, "user", None))

    return {"unread_notifications": count}
