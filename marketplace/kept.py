"""Public parts of pages, drawn once and shown to every visitor until something happens.

Invariants: what is kept is drawn without a request, so it cannot hold anything of one reader: no name, no role, no
token, no theme; pages ask for it only where it is the same for every visitor of a language. It counts for one
generation of the journal, so that every write makes the next reader get a fresh one; it is never shown after a moment
at which time alone changes it (a deadline), nor longer than a minute, which bounds what is not journalled (a page of
Wagtail, a renamed field). Each family has a fixed number of places in Redis, so no crawler fills it. A dead Redis
makes everything fresh each time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from zlib import crc32

from django.core.cache import cache
from django.utils.safestring import SafeString, mark_safe

from marketplace.clock import now
from marketplace.dates import end_of_day, tehran_date
from marketplace.face.language import language
from marketplace.journal.selectors import generation

LONGEST = timedelta(minutes=1)
PLACES = 256
"""So many parts of a family are kept for each language; two that fall on one place take turns."""

Parts = Mapping[str, SafeString]
Drawn = tuple[Parts, datetime | None]


def kept(family: str, name: str, draw: Callable[[], Drawn], *, also: object = "") -> Parts:
    """The parts called `name`; `draw` returns their HTML by name and the next moment at which time alone changes it
    (not after now: it is not kept at all).

    `also` is the generation of a source that changes without the journal. One query and one look into the cache when
    the parts are there.
    """
    place = f"kept:{family}:{language()}:{crc32(name.encode()) % PLACES}"
    made_for = (name, generation(), also)
    moment = now()
    found = cache.get(place)
    if found is not None and found["for"] == made_for and found["from"] <= moment < found["until"]:
        return {part: mark_safe(html) for part, html in found["parts"].items()}
    parts, changes_at = draw()
    until = min(moment + LONGEST, end_of_day(tehran_date(moment)), changes_at or moment + LONGEST)
    if until > moment:
        plain = {part: str(html) for part, html in parts.items()}
        cache.set(place, {"for": made_for, "from": moment, "until": until, "parts": plain}, LONGEST.total_seconds())
    return parts


def soonest(*moments: datetime | None) -> datetime | None:
    """The first of the moments that is still to come."""
    present = now()
    return min((moment for moment in moments if moment and moment > present), default=None)
