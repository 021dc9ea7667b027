"""`Decision`: the answer of every permission and guard, with the reason a person is shown."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise

from marketplace.errors import NotAllowed


@dataclass(frozen=True, slots=True)
class Decision:
    """`ok` with an optional reason; a refusal always has one. Truthy iff ok."""

    ok: bool
    reason: str | Promise = ""
    code: str = ""

    def __bool__(self) -> bool:
        return self.ok

    def require(self) -> None:
        """Raise `NotAllowed` with the reason unless the decision is positive."""
        if not self.ok:
            raise NotAllowed(self.reason, code=self.code or "not_allowed")


ALLOW = Decision(True)


def deny(reason: str | Promise, code: str = "") -> Decision:
    """A refusal with the reason that the person reads."""
    return Decision(False, reason, code)


def allow_if(condition: object, reason: str | Promise, code: str = "") -> Decision:
    """ALLOW when the condition holds, otherwise a refusal with the reason."""
    return ALLOW if condition else Decision(False, reason, code)
