"""Why a hit is there when neither its title nor its summary shows it: the words where they stand in the rest.

Invariants: one query more, only for a page on which some hit does not explain itself; what a row names already (a
field, a district, a department) is no news.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db.models import Q
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from marketplace import text
from search.documents.document import Key
from search.models import SearchEntry
from search.rows import Row

STRETCH = 140
MARK = "<mark>"
_TEXTS = ("title", "summary", "body")


def explain(rows: Sequence[Row], terms: Sequence[str]) -> None:
    """Set `because` on every row that does not show one of the terms."""
    silent = {row.key: row for row in rows if terms and MARK not in row.title and MARK not in row.text}
    if not silent:
        return
    wanted = Q(pk__in=[])
    for key in silent:
        wanted |= Q(kind=key.kind, object_id=key.object_id)
    columns = [f"{name}_{language}" for language in _languages() for name in _TEXTS]
    for kind, pk, *texts in SearchEntry.objects.filter(wanted).values_list("kind", "object_id", *columns):
        row = silent[Key(kind, pk)]
        line = next((line for line in _lines(texts) if text.as_written(line, terms)), "")
        if line and not any(line in str(fact["label"]) for fact in row.meta):
            row.because = _told(line, terms)


def _languages() -> tuple[str, str]:
    """The reader's language first."""
    return ("en", "fa") if get_language() == "en" else ("fa", "en")


def _lines(texts: Sequence[str]) -> Iterator[str]:
    return (line.strip() for whole in texts for line in whole.splitlines())


def _told(line: str, terms: Sequence[str]) -> SafeString:
    language = "fa" if text.is_persian(line) else "en"
    stretch = format_html('<bdi lang="{}">{}</bdi>', language, text.highlight(line, terms, width=STRETCH))
    return format_html(_("In the text: {}"), stretch)
