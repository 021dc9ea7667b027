"""The registry of knowledge-based companies, behind one interface.

The public registry has no interface that a program may ask, so the check is by hand: `ManualRegistry` says only where.
A city that gets one writes a class with `entries_of` and names it in `VENDORS_REGISTRY`; lists that come as files are
read by `import_certificates`.

Invariant: the registry's word is shown beside the firm's; it never changes a record by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

import structlog
from django.conf import settings
from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from marketplace.text import fold
from vendors.models import Certificate

log = structlog.get_logger("baham.registry")


@dataclass(frozen=True, slots=True)
class Entry:
    """A certificate as the registry has it; `class_code` is a code of `vendors.data`."""

    class_code: str
    number: str
    valid_from: date
    valid_to: date


class RegistryUnavailable(Exception):
    """The registry cannot be asked now."""


class Registry(Protocol):
    """Whoever knows which certificates a legal entity holds."""

    def entries_of(self, legal_id: str) -> Sequence[Entry] | None:
        """The certificates of a firm; None where only people can look. Raises RegistryUnavailable."""


class ManualRegistry:
    """Nobody to ask: the office looks at the registry's own site."""

    def entries_of(self, legal_id: str) -> Sequence[Entry] | None:
        """Always None."""
        return None


@dataclass(frozen=True, slots=True)
class Finding:
    """What the registry says about a certificate, in words; `tone` is that of a notice."""

    text: str | Promise
    tone: str = ""


BY_HAND = Finding(_("The registry cannot be asked by machine; look there by hand before you verify."))
AWAY = Finding(_("The registry does not answer now; look there by hand, or try again later."), "now")
AGREES = Finding(_("The registry lists it with the same class, number and days."), "good")
DIFFERS = Finding(_("The registry lists this number with another class or other days."), "bad")
UNKNOWN = Finding(_("The registry does not list this certificate for this company."), "bad")


def findings(legal_id: str | None, certificates: Iterable[Certificate]) -> dict[int, Finding]:
    """What the registry says about each of a firm's certificates, by key; asked once. A registry that is away is told,
    not raised.
    """
    rows = list(certificates)
    if not legal_id or not rows:
        return {row.pk: BY_HAND for row in rows}
    registry: Registry = import_string(settings.VENDORS_REGISTRY)()
    try:
        entries = registry.entries_of(legal_id)
    except RegistryUnavailable as error:
        log.warning("registry_unavailable", error=str(error))
        return {row.pk: AWAY for row in rows}
    return {row.pk: BY_HAND if entries is None else _compared(row, entries) for row in rows}


def _compared(row: Certificate, entries: Sequence[Entry]) -> Finding:
    same = [entry for entry in entries if fold(entry.number) == fold(row.number)]
    if not same:
        return UNKNOWN
    held = (row.certificate_class.code, row.valid_from, row.valid_to)
    return AGREES if any((entry.class_code, entry.valid_from, entry.valid_to) == held for entry in same) else DIFFERS
