"""The parameters of every list that search answers: pages, feeds and the API validate them here, and nowhere else.

Invariants: the whole state is in the address; `canonical` of what was understood is the same for the same question
however it was asked. Unknown facet values are allowed (a department may be gone from an old link) and simply find
nothing; malformed ones are refused with words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, ClassVar
from urllib.parse import urlencode

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from marketplace.forms import JalaliDateField
from search import facets
from search.engines.contract import MAX_WINDOW, Sort
from search.models import SearchEntry

PAGE_SIZE = 20
LAST_PAGE = MAX_WINDOW // PAGE_SIZE
_VALUE = re.compile(r"[\w-]{1,60}")


class QueryField(forms.CharField):
    """The search box: anything may be typed; characters nobody can type are dropped."""

    def to_python(self, value: Any) -> str:
        return "".join(character for character in str(value or "") if character >= " ").strip()


class ValuesField(forms.Field):
    """Chosen values of one facet, as codes."""

    widget = forms.SelectMultiple

    def to_python(self, value: Any) -> list[str]:
        values = sorted({str(item) for item in value or () if item})
        if len(values) > facets.MAX_VALUES or not all(_VALUE.fullmatch(item) for item in values):
            raise ValidationError(_("This filter is not one that can be set here."), code="invalid_value")
        return values


class QueryFilter(django_filters.Filter):
    """The words looked for."""

    field_class = QueryField


class ValuesFilter(django_filters.Filter):
    """One facet."""

    field_class = ValuesField


class DayFilter(django_filters.Filter):
    """A day, Jalali or Gregorian."""

    field_class = JalaliDateField


class DatesForm(forms.Form):
    """The two days as the page shows them; they are read by `SearchFilter`."""

    published_from = JalaliDateField(label=_("Published from"), required=False)
    published_to = JalaliDateField(label=_("Published until"), required=False)
    use_required_attribute = False


class PageField(forms.IntegerField):
    """A page that one may leaf to."""

    def __init__(self, **options: Any) -> None:
        far = _("Lists are not leafed through that far. Narrow the search with words or filters.")
        none = _("There is no such page.")
        messages = {"max_value": far, "min_value": none, "invalid": none}
        super().__init__(min_value=1, max_value=LAST_PAGE, error_messages=messages, **options)


class PageFilter(django_filters.Filter):
    """The page number."""

    field_class = PageField


class SearchFilter(django_filters.FilterSet):
    """Validates parameters; what to do with them is the engines' business, so there is no queryset to narrow."""

    q = QueryFilter(label=_("Search"))
    status = ValuesFilter()
    field = ValuesFilter()
    department = ValuesFilter()
    district = ValuesFilter()
    deadline = ValuesFilter()
    budget = ValuesFilter()
    trl = ValuesFilter()
    eligibility = ValuesFilter()
    firm_class = ValuesFilter()
    capability = ValuesFilter()
    size = ValuesFilter()
    kind = ValuesFilter()
    published_from = DayFilter(label=_("Published from"))
    published_to = DayFilter(label=_("Published until"))
    sort = django_filters.ChoiceFilter(choices=[(sort.value, sort.value) for sort in Sort])
    page = PageFilter()

    class Meta:
        model = SearchEntry
        fields: ClassVar[list[str]] = []

    def __init__(self, data: QueryDict | Mapping[str, Any]) -> None:
        """Only what the address names is validated; it names few. Without a queryset the filters are never more than
        their fields, so they are not copied.
        """
        self.is_bound, self.data, self.form_prefix = True, data, None
        self.filters = {name: each for name, each in FILTERS.items() if name in data}

    def get_form_class(self) -> type[forms.Form]:
        """The form for these parameters; its fields do not depend on what they hold."""
        return _form_of(tuple(self.filters))


FILTERS: Mapping[str, django_filters.Filter] = SearchFilter.get_filters()
"""Every parameter of a list."""


@lru_cache(maxsize=128)
def _form_of(names: tuple[str, ...]) -> type[forms.Form]:
    """Making a class takes longer than using it, and the same few parameters come together."""
    return type("SearchForm", (forms.Form,), {name: FILTERS[name].field for name in names})


def understood(data: QueryDict) -> QueryDict:
    """The parameters that a list knows, in one order: the same question in the same words, whatever else a link
    carries.
    """
    known = QueryDict(mutable=True)
    for name in sorted(FILTERS.keys() | {"exact"}):
        if values := [value for value in data.getlist(name) if value]:
            known.setlist(name, values)
    return known


def canonical(pairs: Iterable[tuple[str, str]]) -> str:
    """A query string without page and empty values, in one order."""
    return urlencode(sorted((name, value) for name, value in pairs if value and name != "page"))
