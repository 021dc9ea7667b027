"""The words people read for facets, values, orders and notices, in the active language.

Invariants: every code of `search.facets` has words here; names of rows (fields, departments, districts, classes) are
read in one query, again after `FRESH` seconds, and at once after this process changed one: they change a few times a
year and are needed on every page.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from django.db.models import CharField, F, Value
from django.db.models.functions import Cast
from django.db.models.signals import post_delete, post_save
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from challenges.states import CHALLENGE, ChallengeStatus
from marketplace.accounts.models import Department
from marketplace.places.models import District
from marketplace.taxonomy.models import Capability, Field
from search import facets
from search.documents.document import Key
from search.engines.contract import Sort
from search.queries import Notice, Operator
from vendors.models import CertificateClass, Vendor

TITLES: Mapping[str, Any] = {
    facets.KIND: pgettext_lazy("facet", "Kind"),
    facets.STATUS: pgettext_lazy("facet", "State"),
    facets.FIELD: pgettext_lazy("facet", "Field"),
    facets.DEPARTMENT: pgettext_lazy("facet", "Department"),
    facets.DISTRICT: pgettext_lazy("facet", "District"),
    facets.DEADLINE: pgettext_lazy("facet", "Deadline"),
    facets.BUDGET: pgettext_lazy("facet", "Budget ceiling"),
    facets.READINESS: pgettext_lazy("facet", "Technology readiness (TRL)"),
    facets.ELIGIBILITY: pgettext_lazy("facet", "Who may apply"),
    facets.CLASS: pgettext_lazy("facet", "Class of firm"),
    facets.CAPABILITY: pgettext_lazy("facet", "Capability"),
    facets.SIZE: pgettext_lazy("facet", "Size of the firm"),
}

_FIXED: Mapping[str, Mapping[str, Any]] = {
    facets.KIND: {
        "challenge": _("Challenges"),
        "vendor": _("Startups"),
        "solution": _("Solutions"),
        "result": _("Results and pilots"),
        "page": _("Pages"),
    },
    facets.STATUS: {status.value: CHALLENGE.label(status.value) for status in ChallengeStatus},
    facets.DEADLINE: {"week": _("Within 7 days"), "month": _("7 to 30 days"), "later": _("More than 30 days")},
    facets.BUDGET: {
        "to-1b": _("Up to 1 billion toman"),
        "1b-5b": _("1 to 5 billion toman"),
        "over-5b": _("More than 5 billion toman"),
    },
    facets.READINESS: {
        "1-3": _("1 to 3, idea and proof"),
        "4-5": _("4 to 5, laboratory prototype"),
        "6-7": _("6 to 7, tested in real surroundings"),
        "8-9": _("8 to 9, ready for the market"),
    },
    facets.DISTRICT: {facets.WHOLE_CITY: _("The whole city")},
    facets.ELIGIBILITY: {facets.ANYBODY: _("Any firm")},
    facets.SIZE: dict(Vendor.SIZES),
}

KIND_NAMES: Mapping[str, Any] = {
    "challenge": pgettext_lazy("one result", "Challenge"),
    "vendor": pgettext_lazy("one result", "Startup"),
    "solution": pgettext_lazy("one result", "Solution"),
    "result": pgettext_lazy("one result", "Result of a pilot"),
    "page": pgettext_lazy("one result", "Page"),
}
"""What one thing of a kind is called."""

SORTS: Mapping[Sort, Any] = {
    Sort.RELEVANCE: _("Best match"),
    Sort.CLOSING: _("Closing soonest"),
    Sort.NEWEST: _("Newest"),
    Sort.BUDGET: _("Largest budget"),
    Sort.NAME: _("By name"),
}

NOTICES: Mapping[Notice, Any] = {
    Notice.SHORTENED: _("The query was very long; only its beginning was searched."),
    Notice.UNBALANCED_QUOTES: _("A quotation mark without its partner was ignored."),
}


def unknown(operator: Operator) -> str:
    """What is said of an operator that names nothing."""
    words = {"name": operator.value, "facet": TITLES[operator.facet]}
    return _("“%(name)s” is not a value of “%(facet)s”, so nothing fits it. Choose one from the filters.") % words


_ROWS: Mapping[str, Any] = {
    facets.FIELD: Field,
    facets.DEPARTMENT: Department,
    facets.DISTRICT: District,
    facets.CLASS: CertificateClass,
    facets.CAPABILITY: Capability,
}


class Labels:
    """The words for facet values; the named rows come from the database, once for all pages of some seconds."""

    def __init__(self, names: Iterable[str]) -> None:
        self._fixed = _fixed_in(get_language() or "fa")
        self._rows = _kept(frozenset(facets.CLASS if name == facets.ELIGIBILITY else name for name in names))

    def of(self, name: str, value: str) -> str:
        """The words for a value; the value itself when nobody knows it."""
        fixed = self._fixed.get((name, value))
        if fixed is not None:
            return fixed
        return self._rows.get(Key(facets.CLASS if name == facets.ELIGIBILITY else name, value), value)

    def resolve(self, name: str, words: str, fold: Any) -> str | None:
        """The value whose code or words are these, compared after `fold`; None when there is none."""
        wanted = fold(words)
        known = {value: str(text) for value, text in _FIXED.get(name, {}).items()}
        source = facets.CLASS if name == facets.ELIGIBILITY else name
        known |= {key.object_id: text for key, text in self._rows.items() if key.kind == source}
        exact = [value for value, text in known.items() if wanted in (fold(value), fold(text))]
        near = [value for value, text in known.items() if wanted and wanted in fold(text)]
        return next(iter(exact or near), None)


@lru_cache(maxsize=4)
def _fixed_in(_language: str) -> Mapping[tuple[str, str], str]:
    return {(name, value): str(words) for name, values in _FIXED.items() for value, words in values.items()}


FRESH = 5.0
"""Seconds."""
_known: dict[tuple[bool, frozenset[str]], tuple[float, Mapping[Key, str]]] = {}
"""Whether in English, facets → until when, and the names."""


def _kept(names: frozenset[str]) -> Mapping[Key, str]:
    wanted = (get_language() == "en", names.intersection(_ROWS))
    until, rows = _known.get(wanted, (0.0, {}))
    if time.monotonic() >= until:
        rows = _read(wanted[1])
        _known[wanted] = (time.monotonic() + FRESH, rows)
    return rows


def forget(**_signal: Any) -> None:
    """Read the names again next time: one was changed here."""
    _known.clear()


def listen() -> None:
    """Forget names as soon as this process writes one."""
    for model in _ROWS.values():
        for signal in (post_save, post_delete):
            signal.connect(forget, sender=model, dispatch_uid="search_labels")


def _read(names: frozenset[str]) -> dict[Key, str]:
    queries = [_names_of(name) for name in sorted(names)]
    if not queries:
        return {}
    rows = queries[0].union(*queries[1:], all=True) if len(queries) > 1 else queries[0]
    english = get_language() == "en"
    return {Key(name, code): (name_en if english and name_en else name_fa) for name, code, name_fa, name_en in rows}


def _names_of(name: str) -> Any:
    code: Any = Cast("number", CharField()) if name == facets.DISTRICT else F("code")
    rows = _ROWS[name].objects.order_by()
    return rows.annotate(facet=Value(name, CharField()), value=Cast(code, CharField())).values_list(
        "facet", "value", "name_fa", "name_en"
    )
