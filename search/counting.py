"""Counting what is asked, opened and shown, so that staff see it and nobody can be seen.

Invariants: a phrase, an opening and a showing are added to the day's row and nothing else is kept; a visitor is known
only as a hash with the day's key in the cache, gone after a day, and in the memory of a process until that is full, and
counts once; phrases that look like an address, a number or a key are not counted at all. Counting never breaks a page:
without a cache everybody counts once in each process.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from datetime import timedelta

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest

from marketplace import clock, text
from marketplace.dates import tehran_date
from search.documents.document import Key
from search.models import AskedPhrase, OpenedResult, SearchEntry, ShownFirm

KEPT = timedelta(days=90)
"""After so long rows are removed."""
LONGEST = 120
_A_DAY = 24 * 3600
REMEMBERED = 5_000
counted_here: set[str] = set()
"""What this process has counted lately."""
_PRIVATE = re.compile(r"@|\d{6,}|\S{40,}|://")
"""E-mail addresses, phone numbers and identifiers, keys, links."""


def phrase_of(typed: str) -> str:
    """The phrase as it is counted: folded, so that spellings meet; "" for what is not counted."""
    printable = "".join(sign if sign >= " " else " " for sign in typed)
    phrase = " ".join(text.normalise(printable).split())
    return "" if len(phrase) > LONGEST or _PRIVATE.search(phrase) else phrase


def visitor_of(request: HttpRequest) -> str:
    """A hash that is the same for a visitor all day and tells nothing the next."""
    person = request.user.pk if request.user.is_authenticated else ""
    traits = f"{person}|{request.META.get('REMOTE_ADDR', '')}|{request.headers.get('User-Agent', '')}"
    day = f"{settings.SECRET_KEY}|{tehran_date(clock.now())}"
    return hashlib.blake2b(traits.encode(), key=hashlib.sha256(day.encode()).digest(), digest_size=12).hexdigest()


def asked(*, visitor: str, typed: str, found: bool) -> None:
    """Somebody searched for a phrase; `found` says whether anything was."""
    phrase = phrase_of(typed)
    if not phrase or not _is_first(visitor, "asked", phrase):
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO search_askedphrase (day, phrase, asked, empty) VALUES (%s, %s, 1, %s) "
            "ON CONFLICT (day, phrase) DO UPDATE SET asked = search_askedphrase.asked + 1, "
            "empty = search_askedphrase.empty + excluded.empty",
            [tehran_date(clock.now()), phrase, int(not found)],
        )


def opened(*, visitor: str, typed: str, key: Key) -> None:
    """Somebody opened a result of a phrase that was asked today; anything else is not counted."""
    phrase, day = phrase_of(typed), tehran_date(clock.now())
    is_known = (
        phrase
        and AskedPhrase.objects.filter(day=day, phrase=phrase).exists()
        and SearchEntry.objects.filter(kind=key.kind, object_id=key.object_id, departed=False).exists()
    )
    if not is_known or not _is_first(visitor, "opened", f"{phrase}|{key}"):
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO search_openedresult (day, phrase, kind, object_id, opened) VALUES (%s, %s, %s, %s, 1) "
            "ON CONFLICT (day, phrase, kind, object_id) DO UPDATE SET opened = search_openedresult.opened + 1",
            [day, phrase, *key],
        )


def shown(vendor_ids: Sequence[int]) -> None:
    """Matching showed these firms to a department, the best first."""
    if not vendor_ids:
        return
    day = tehran_date(clock.now())
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO search_shownfirm (day, vendor_id, shown, first) "
            "SELECT %s, id, 1, (id = %s)::int FROM unnest(%s::bigint[]) AS id ORDER BY id "
            "ON CONFLICT (day, vendor_id) DO UPDATE SET shown = search_shownfirm.shown + 1, "
            "first = search_shownfirm.first + excluded.first",
            [day, vendor_ids[0], list(vendor_ids)],
        )


def forget() -> int:
    """Remove what is older than `KEPT`; returns how many rows went."""
    before = tehran_date(clock.now()) - KEPT
    return sum(model.objects.filter(day__lt=before).delete()[0] for model in (AskedPhrase, OpenedResult, ShownFirm))


def _is_first(visitor: str, step: str, what: str) -> bool:
    """Whether this visitor does this for the first time today; who turns pages or tries filters has just asked, mostly
    the same process, which then need not ask the cache.
    """
    digest = hashlib.sha256(f"{tehran_date(clock.now())}|{visitor}|{step}|{what}".encode()).hexdigest()[:32]
    if digest in counted_here:
        return False
    if len(counted_here) >= REMEMBERED:
        counted_here.clear()
    counted_here.add(digest)
    return bool(cache.add(f"search.counted:{digest}", 1, _A_DAY))
