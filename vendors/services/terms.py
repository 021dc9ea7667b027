"""Capability terms as people write them: a term of the taxonomy by any of its spellings, or a new one.

Invariant: a free term is never suggested to others until an editor lists it; the same words never become two rows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from marketplace.taxonomy.models import Capability
from marketplace.text import clean, fold, is_persian


def capabilities_of(terms: Iterable[str]) -> list[Capability]:
    """The rows of these terms, in their order; new terms become unlisted rows. Empty words are left out."""
    terms = tuple(terms)
    known = _known() if terms else {}
    found: dict[int, Capability] = {}
    for term in terms:
        words = clean(term)
        if not words:
            continue
        row = known.get(fold(words)) or _new(words)
        known[fold(words)] = row
        found[row.pk] = row
    return list(found.values())


def _known() -> dict[str, Capability]:
    rows: dict[str, Capability] = {}
    for row in Capability.objects.all():
        for words in (*row.aliases, row.name_en, row.name_fa):
            if words:
                rows[fold(words)] = row
    return rows


def _new(words: str) -> Capability:
    code = f"free-{hashlib.sha256(fold(words).encode()).hexdigest()[:16]}"
    english = "" if is_persian(words) else words
    row, _created = Capability.objects.get_or_create(
        name_fa=words[:120], defaults={"code": code, "name_en": english[:120], "is_listed": False}
    )
    return row
