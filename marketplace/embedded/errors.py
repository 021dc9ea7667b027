"""The one error of the embedded services: always a cause and a remedy, fit to be shown to a person as it is."""

from __future__ import annotations


class ServiceError(Exception):
    """A part of the system could not be started; `cause` says what is wrong, `remedy` what to do about it."""

    def __init__(self, cause: str, remedy: str) -> None:
        super().__init__(f"{cause} {remedy}")
        self.cause = cause
        self.remedy = remedy
