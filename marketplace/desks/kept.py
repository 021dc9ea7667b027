"""Public parts of a page, drawn once and shown to everybody until something happens.

Invariants: what is kept is the same for every reader of a language; its key names the newest row of the journal, so
that every write makes the next reader get a fresh one; it is never shown after a moment at which time alone changes it
(a deadline), nor longer than a minute, which bounds what is not journalled (a page of Wagtail, a write that commits
late). A dead Redis makes it fresh each time.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.core.cache import cache
from django.utils.safestring import SafeString, mark_safe

from marketplace.clock import now
from marketplace.face.language import language
from marketplace.journal.models import AuditRecord

LONGEST = timedelta(minutes=1)
Drawn = tuple[SafeString, datetime | None]


def kept(name: str, draw: Callable[[], Drawn]) -> SafeString:
    """The part called `name`; `draw` returns its HTML and the next moment at which time alone changes it. One query and
    one look into the cache when it is there.
    """
    newest = AuditRecord.objects.order_by("-pk").values_list("pk", flat=True).first()
    key = f"kept:{name}:{language()}:{newest}"
    moment = now()
    found = cache.get(key)
    if found is not None and found["from"] <= moment < found["until"]:
        return mark_safe(found["html"])
    html, changes_at = draw()
    until = min(moment + LONGEST, changes_at) if changes_at else moment + LONGEST
    cache.set(key, {"html": str(html), "from": moment, "until": until}, LONGEST.total_seconds())
    return html
