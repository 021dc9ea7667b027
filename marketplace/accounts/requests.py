"""The person behind a request, for views that only signed-in people reach."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from marketplace.accounts.models import User


def signed_in(request: HttpRequest) -> User:
    """The signed-in person; 403 for a view that forgot `login_required`."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
