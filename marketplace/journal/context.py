"""The id of the request in whose course something is written down; a context variable, so that services need no request
object.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_request_id: ContextVar[str] = ContextVar("baham_request_id", default="")


@contextmanager
def request_scope(request_id: str) -> Iterator[None]:
    """Everything journalled inside carries this id."""
    token = _request_id.set(request_id)
    try:
        yield
    finally:
        _request_id.reset(token)


def current_request_id() -> str:
    """The id of the current request, or "" outside of one."""
    return _request_id.get()
