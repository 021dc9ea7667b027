"""Whether the English text still says what the Persian one says. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from challenges.content import ChallengeContent, Words
from marketplace.text import normalise


def english_is_stale(old: ChallengeContent, new: ChallengeContent, *, was_stale: bool) -> bool:
    """True when a Persian text moved on and its English one did not; it stays true until somebody works on the
    English text.

    A correction of spelling that no reader of English would see does not count.
    """
    before, after = dict(_bilingual("", old)), dict(_bilingual("", new))
    moved_on = any(
        after[path].en and after[path].en == words.en and normalise(after[path].fa) != normalise(words.fa)
        for path, words in before.items()
        if path in after
    )
    translated = any(words.en != before.get(path, Words()).en for path, words in after.items() if words.en)
    has_english = any(words.en for words in after.values())
    return has_english and (moved_on or (was_stale and not translated))


def _bilingual(path: str, value: Any) -> Iterator[tuple[str, Words]]:
    if isinstance(value, Words):
        yield path, value
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _bilingual(f"{path}.{field.name}", getattr(value, field.name))
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            yield from _bilingual(f"{path}.{getattr(item, 'key', place)}", item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _bilingual(f"{path}.{key}", item)
