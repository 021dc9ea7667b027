"""Typed errors of the domain: every refusal carries words a person can act on.

Services raise these; `marketplace.middleware` and the forms turn them into pages and field messages. An error never
says more than the person may know, and `public` messages never hold personal data.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


class DomainError(Exception):
    """A refusal with a reason in the reader's language. `status` is the HTTP status a page answers with."""

    status = 400

    def __init__(self, message: Text, *, code: str = "refused") -> None:
        super().__init__(str(code))
        self.message = message
        self.code = code

    def __str__(self) -> str:
        return str(self.message)


class NotAllowed(DomainError):
    """The actor may not do this; the reason is shown to the person."""

    status = 403


class WrongState(DomainError):
    """The thing is not in a state from which this step is possible."""

    status = 409


class Conflict(DomainError):
    """Somebody else changed the same thing meanwhile, or it exists already. `url` leads to what exists, when that may
    be told.
    """

    status = 409

    def __init__(self, message: Text, *, code: str = "conflict", url: str = "") -> None:
        super().__init__(message, code=code)
        self.url = url


class Late(DomainError):
    """The deadline passed by the database's clock."""

    status = 409


class Damaged(DomainError):
    """What lies in the store is no longer what was put there: a fault of the house, told to the person in words."""

    status = 500


class Invalid(DomainError):
    """Input that cannot be accepted: field name → messages; the key "" holds what concerns the whole. `back` leads to
    the same page without what cannot be accepted, where that makes sense.
    """

    def __init__(self, fields: Mapping[str, Sequence[Text] | Text], *, code: str = "invalid", back: str = "") -> None:
        self.back = back
        self.fields: dict[str, list[Text]] = {
            name: [value] if isinstance(value, (str, Promise)) else list(value) for name, value in fields.items()
        }
        first = next(
            (messages[0] for messages in self.fields.values() if messages), _("Please check the marked fields.")
        )
        super().__init__(first, code=code)
