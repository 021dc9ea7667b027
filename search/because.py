"""Why a hit is there when neither its title nor its summary shows it: the words where they stand in the rest.

Invariants: one query more, only for a page on which some hit does not explain itself; what a row names already (a
field, a district, a department) is no news.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from marketplace import text
from marketplace.plain import read_often
from search.documents.document import Key
from search.mixed_rows import AMONG
from search.rows import Row

STRETCH = 140
MARK = "<mark>"
# Where to look, the reader's language first: its title and summary stand in the row, and show nothing.
_COLUMNS = {
    "fa": ("body_fa", "title_en", "summary_en", "body_en"),
    "en": ("body_en", "title_fa", "summary_fa", "body_fa"),
}


def explain(rows: Sequence[Row], terms: Sequence[str]) -> None:
    """Set `because` on every row that does not show one of the terms."""
    silent = {row.key: row for row in rows if terms and MARK not in row.title and MARK not in row.text}
    if not silent:
        return
    told, columns = _("In the text: {}"), ", ".join(_COLUMNS["en" if get_language() == "en" else "fa"])
    entries = f"SELECT kind, object_id, {columns} FROM search_searchentry WHERE {AMONG}"  # noqa: S608  our own constants
    for kind, pk, *texts in read_often(entries, ([key.kind for key in silent], [key.object_id for key in silent])):
        row = silent[Key(kind, pk)]
        line, stretch = _found(texts, terms)
        if stretch and not any(line in str(fact["label"]) for fact in row.meta):
            row.because = format_html(told, _in_its_language(stretch))


def _found(texts: Sequence[str], terms: Sequence[str]) -> tuple[str, SafeString]:
    """The first line that shows a term, and its stretch; words that are one only together are looked for last."""
    lines = [stripped for whole in texts for line in whole.splitlines() if (stripped := line.strip())]
    for line in lines:
        if (stretch := text.glimpse(line, terms, width=STRETCH)) and MARK in stretch:
            return line, stretch
    for line in lines:
        if MARK in (stretch := text.highlight(line, terms, width=STRETCH)):
            return line, stretch
    return "", SafeString()


def _in_its_language(stretch: SafeString) -> SafeString:
    language = "fa" if text.is_persian(stretch.replace(MARK, "").replace("</mark>", "")) else "en"
    return mark_safe(f'<bdi lang="{language}">{stretch}</bdi>')
