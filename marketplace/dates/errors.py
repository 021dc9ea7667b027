"""The one error of this package: a date or time that cannot be read or does not exist, in words a person can act on."""

from django.utils.functional import Promise


class DateError(ValueError):
    """``code`` for programs and tests, ``message`` (lazy, translated) for people."""

    def __init__(self, code: str, message: str | Promise) -> None:
        super().__init__(code)
        self.code = code
        self.message = message

    def __str__(self) -> str:
        return str(self.message)
