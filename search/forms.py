"""The shape of what is saved: a list of ours and its query string."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from marketplace.forms import BahamForm
from search.filters import SearchFilter
from search.models import SavedSearch
from search.selectors.asking import SCOPES
from search.selectors.state import State


class SaveSearchForm(BahamForm):
    """`list` names one of our lists; `query` is read with the same rules as the list itself, and kept canonical."""

    list = forms.ChoiceField(choices=[(name, name) for name in SCOPES])
    query = forms.CharField(max_length=1000, required=False)
    name = forms.CharField(label=_("Name"), max_length=120, required=False)

    def clean_query(self) -> str:
        """The canonical form, or an error when the list itself would refuse it."""
        data = QueryDict(self.cleaned_data["query"])
        parameters = SearchFilter(data)
        if not parameters.is_valid():
            raise forms.ValidationError(_("This search cannot be saved."), code="invalid_query")
        return State.read(parameters.form.cleaned_data, exact=bool(data.get("exact"))).query_string

    def values(self) -> dict[str, Any]:
        """The arguments of `services.save_search`; the path is the Persian one, whatever the language."""
        with translation.override("fa"):
            path = reverse(self.cleaned_data["list"])
        return {
            "path": path,
            "query": self.cleaned_data["query"],
            "name": self.cleaned_data["name"] or str(_("Search")),
        }


class FrequencyForm(BahamForm):
    """How often a saved search alerts."""

    frequency = forms.ChoiceField(label=_("Alerts"), choices=SavedSearch.FREQUENCIES)
