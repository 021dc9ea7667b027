"""Fields that only this room needs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from marketplace.digits import localised
from marketplace.face.language import language
from marketplace.taxonomy.models import Capability

MOST_TERMS = 20
SEPARATORS = re.compile(r"[\n\r،,;؛]+")


class TermsInput(forms.Widget):
    """A line for each term and a few empty ones. While one types, the browser suggests the terms of the taxonomy from a
    list; other words may be typed all the same. Needs no script.
    """

    spare = 3

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        terms = str(value or "").splitlines()
        given = self.build_attrs(self.attrs, attrs)
        key = given.pop("id", f"id_{name}")
        rows = [*terms, *[""] * self.spare][: max(len(terms), MOST_TERMS)]
        inputs = format_html_join(
            "",
            '<input type="text" name="{}" value="{}" list="{}_terms"{}{}>',
            ((name, term, key, flatatt(given), self._id(key, place)) for place, term in enumerate(rows)),
        )
        options = format_html_join("", '<option value="{}"></option>', ((word,) for word in suggested_terms()))
        return format_html('<div class="terms">{}<datalist id="{}_terms">{}</datalist></div>', inputs, key, options)

    def _id(self, key: str, place: int) -> str:
        """The label names the first line; the others say their number."""
        if place == 0:
            return flatatt({"id": key})
        number = localised(str(place + 1), language())
        return flatatt({"aria-label": _("Term %(number)s") % {"number": number}})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str:
        found = data.getlist(name) if hasattr(data, "getlist") else data.get(name) or ()
        return "\n".join([found] if isinstance(found, str) else found)


def suggested_terms() -> list[str]:
    """The listed terms in the reader's language first, by both their names, each once."""
    rows = Capability.objects.filter(is_listed=True).values_list("name_fa", "name_en")
    pairs = [(fa, en) if language() == "fa" else (en, fa) for fa, en in rows]
    return list(dict.fromkeys([*(first for first, _other in pairs if first), *(other for _f, other in pairs if other)]))


class TermsField(forms.CharField):
    """Terms, one a line or with commas between. Clean value: a tuple without repetitions."""

    widget = TermsInput

    def __init__(self, *, most: int = MOST_TERMS, longest: int = 60, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.most, self.longest = most, longest

    def to_python(self, value: object) -> Any:
        text = super().to_python(value) or ""
        return tuple(dict.fromkeys(word.strip() for word in SEPARATORS.split(text) if word.strip()))

    def validate(self, value: Any) -> None:
        if self.required and not value:
            raise ValidationError(self.error_messages["required"], code="required")
        if len(value) > self.most:
            limit = localised(str(self.most), language())
            raise ValidationError(_("Name at most %(limit)s."), "too_many", {"limit": limit})
        for word in value:
            if len(word) > self.longest:
                raise ValidationError(_("“%(term)s…” is too long for one term."), "too_long", {"term": word[:30]})

    def run_validators(self, value: Any) -> None:
        """Each term was looked at in `validate`."""

    def prepare_value(self, value: object) -> object:
        return "\n".join(value) if isinstance(value, (tuple, list)) else value


class WebsiteField(forms.URLField):
    """An address of a website; «https://» may be left out."""

    widget = forms.URLInput(attrs={"dir": "ltr", "inputmode": "url", "autocomplete": "url"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(assume_scheme="https", **kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | {"type": "text"}


def choices_of(rows: Iterable[Any], key: str) -> list[tuple[Any, str]]:
    """Rows of a taxonomy as choices in the reader's language."""
    return [(getattr(row, key), str(row)) for row in rows]


def mark_persian(form: forms.Form) -> None:
    """Fields of Persian words run from right to left on English pages too."""
    for name, field in form.fields.items():
        if name.endswith("_fa"):
            field.widget.attrs |= {"dir": "rtl", "lang": "fa"}
