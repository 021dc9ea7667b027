"""Fields that only this room needs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from marketplace.digits import localised
from marketplace.face.language import language

SEPARATORS = re.compile(r"[\n\r،,;؛]+")


class TermsField(forms.CharField):
    """Terms, one a line or with commas between. Clean value: a tuple without repetitions."""

    widget = forms.Textarea(attrs={"rows": 6})

    def __init__(self, *, most: int = 20, longest: int = 60, **kwargs: Any) -> None:
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
