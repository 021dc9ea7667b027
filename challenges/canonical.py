"""A content as canonical JSON (RFC 8785) and its fingerprint. Pure.

Invariant: two contents have the same fingerprint exactly when every value of them is the same; the order of codes is
no difference.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID

import rfc8785

from challenges.content import ChallengeContent

UNORDERED: Final = ("field_codes", "capability_codes", "district_numbers", "eligible_class_codes")
LARGEST_EXACT: Final = 2**53 - 1


def canonical(content: ChallengeContent) -> dict[str, Any]:
    """The content as JSON values: moments in UTC, codes sorted. `source`, the text as an editor keeps it, is left
    out: the page shows the cleaned text, and that is what counts.
    """
    values = asdict(content)
    del values["source"]
    for name in UNORDERED:
        values[name] = sorted(set(values[name]))
    return {name: _plain(value) for name, value in values.items()}


def content_hash(content: ChallengeContent) -> str:
    """SHA-256 of the canonical JSON, in hexadecimal."""
    return hashlib.sha256(rfc8785.dumps(canonical(content))).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) > LARGEST_EXACT:
        return str(value)  # JSON numbers are exact only to 2**53; rials go beyond
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value
