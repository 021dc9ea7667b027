"""The figures of the search in the shape of components/table.html."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from marketplace.digits import grouped, localised
from marketplace.face.navigation import localised as in_language
from search.selectors.figures import Asked, Figures, Opened, Share

Table = dict[str, Any]


def tables(found: Figures) -> dict[str, Table]:
    """Name → table; those without rows are there and empty."""
    columns = [_("Phrase"), _("Searched"), _("Found nothing")]
    return {
        "asked": {"columns": columns, "rows": [_phrase(row) for row in found.asked]},
        "empty": {"columns": columns, "rows": [_phrase(row) for row in found.empty]},
        "opened": {
            "columns": [_("Result"), _("Opened")],
            "rows": [{"cells": _opened(row)} for row in found.opened],
        },
        "shares": {
            "columns": [_("Startups"), _("Of all verified"), _("Of those shown"), _("Of those shown first")],
            "rows": [{"cells": _share(row)} for row in found.shares],
        },
    }  # fmt: skip


def _phrase(row: Asked) -> Table:
    url = f"{reverse('search:everything')}?{urlencode({'q': row.phrase})}"
    return {"cells": [{"value": row.phrase, "url": url}, {"value": _number(row.asked)}, {"value": _number(row.empty)}]}


def _opened(row: Opened) -> list[Table]:
    return [{"value": row.title, "url": in_language(row.url, _language())}, {"value": _number(row.opened)}]


def _share(row: Share) -> list[Table]:
    return [{"value": row.label}, *({"value": _percent(part)} for part in (row.firms, row.shown, row.first))]


def _language() -> str:
    return get_language() or "fa"


def _number(value: int) -> str:
    return grouped(value, _language())


def _percent(share: float) -> str:
    return localised(f"{share * 100:.0f}٪" if _language() == "fa" else f"{share * 100:.0f}%", _language())
