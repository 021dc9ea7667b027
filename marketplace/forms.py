"""Form fields that understand what people in Tehran type: any digits, Jalali dates, amounts with separators and words.

A field gives its form clean values (ASCII digits, dates, whole rials) and shows them again as the reader writes them.
Errors say what to do; the rules themselves live in marketplace.dates, marketplace.money and marketplace.identifiers.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.templatetags.static import static
from django.utils.translation import gettext_lazy as _

from marketplace import dates, identifiers
from marketplace.digits import grouped, localised, to_ascii
from marketplace.errors import DomainError, Invalid
from marketplace.face.language import language
from marketplace.face.words import count_words
from marketplace.money import LARGEST_AMOUNT, MoneyError, parse_rial


class BahamForm(forms.Form):
    """Base of our forms: errors come from the server, in the reader's language, with everything still in place."""

    use_required_attribute = False


def taken(form: forms.BaseForm, step: Callable[[], Any]) -> bool:
    """Whether the form was valid and the service took it. What the service finds wrong with a field is shown at that
    field, any other refusal above the form; either way everything typed stays.
    """
    if not form.is_valid():
        return False
    try:
        step()
    except Invalid as refusal:
        for name, problems in refusal.fields.items():
            for problem in problems:
                form.add_error(name if name in form.fields else None, str(problem))
    except DomainError as refusal:
        form.add_error(None, ValidationError(str(refusal), code=refusal.code))
    return not form.errors


class BahamModelForm(forms.ModelForm):
    """The same for model forms; saving is left to services."""

    use_required_attribute = False


class ShortInput(forms.TextInput):
    """A narrow input for numbers, dates and codes, written from left to right."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"class": "input-short", "autocomplete": "off"} | (attrs or {}))


class JalaliInput(ShortInput):
    """A date input: plain text everywhere, with a Jalali calendar beside it where script runs."""

    def __init__(self, attrs: dict[str, Any] | None = None, *, with_time: bool = False) -> None:
        super().__init__({"inputmode": "numeric", "dir": "ltr"} | (attrs or {}))
        self.with_time = with_time

    def build_attrs(self, base_attrs: dict[str, Any], extra_attrs: dict[str, Any] | None = None) -> dict[str, Any]:
        addresses = {
            "data-module": static("js/datepicker.js"),
            "data-library": static("vendor/jalalidatepicker.js"),
            "data-style": static("vendor/jalalidatepicker.css"),
            "data-jalali": "datetime" if self.with_time else "date",
        }
        return super().build_attrs(base_attrs, extra_attrs) | addresses


class JalaliDateField(forms.DateField):
    """A day typed as «۱۴۰۵/۰۷/۱۵»; a year above 1700 is read as Gregorian (2026-10-07). Clean value: a date."""

    widget = JalaliInput()

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.help_text = self.help_text or _("For example 1405/07/15")

    def to_python(self, value: object) -> date | None:
        if value in self.empty_values or isinstance(value, date):
            return value.date() if isinstance(value, datetime) else value or None  # type: ignore[return-value]
        try:
            return dates.parse_date(str(value))
        except dates.DateError as error:
            raise ValidationError(str(error), code=error.code) from error

    def prepare_value(self, value: object) -> object:
        return dates.jalali_date(value, style="numeric", language=language()) if isinstance(value, date) else value


class JalaliDateTimeField(forms.DateTimeField):
    """A moment typed as «۱۴۰۵/۰۷/۱۵ ۱۴:۰۰», in Tehran. Clean value: an aware datetime."""

    widget = JalaliInput(with_time=True)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.help_text = self.help_text or _("For example 1405/07/15 14:00, Tehran time")

    def to_python(self, value: object) -> datetime | None:
        if value in self.empty_values or isinstance(value, datetime):
            return value or None  # type: ignore[return-value]
        try:
            return dates.parse_datetime(str(value))
        except dates.DateError as error:
            raise ValidationError(str(error), code=error.code) from error

    def prepare_value(self, value: object) -> object:
        if not isinstance(value, datetime):
            return value
        return dates.jalali_datetime(value, style="numeric", language=language())


class RialField(forms.Field):
    """An amount typed in any digits, with separators and unit words («۲٫۵ میلیارد تومان»). Clean value: whole rials.

    `typed_in="toman"` reads a bare number as toman. The amount is bounded by `least` and `most`, both in rials.
    """

    widget = ShortInput

    def __init__(self, *, typed_in: str = "rial", least: int = 0, most: int = LARGEST_AMOUNT, **kwargs: Any) -> None:
        self.typed_in, self.least, self.most = typed_in, least, most
        super().__init__(**kwargs)
        self.unit = _("toman") if typed_in == "toman" else _("rials")

    def to_python(self, value: object) -> int | None:
        if value in self.empty_values or isinstance(value, int):
            return value if isinstance(value, int) else None
        try:
            return parse_rial(str(value), default_unit=self.typed_in)
        except MoneyError as error:
            raise ValidationError(str(error), code=error.code) from error

    def validate(self, value: int | None) -> None:
        super().validate(value)
        if value is not None and value < self.least:
            raise ValidationError(
                _("The amount is too small; write %(least)s or more."), "too_small", {"least": self._shown(self.least)}
            )
        if value is not None and value > self.most:
            raise ValidationError(
                _("The amount is too large; write %(most)s or less."), "too_large", {"most": self._shown(self.most)}
            )

    def prepare_value(self, value: object) -> object:
        return self._shown(value) if isinstance(value, int) else value

    def _shown(self, rials: int) -> str:
        return grouped(rials // 10 if self.typed_in == "toman" else rials, language())

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "numeric", "data-money": self.typed_in}


class DigitsIntegerField(forms.IntegerField):
    """A whole number typed in any digits. Clean value: an int."""

    widget = ShortInput

    def to_python(self, value: object) -> int | None:
        return super().to_python(to_ascii(value).replace("٬", "").replace(",", "") if isinstance(value, str) else value)

    def prepare_value(self, value: object) -> object:
        return localised(str(value), language()) if isinstance(value, int) else value

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "numeric"}


class IdentifierField(forms.CharField):
    """A number with rules of its own. Clean value: its canonical form; shown again in the reader's digits."""

    widget = ShortInput
    check: Callable[[str], str]

    def to_python(self, value: object) -> str:
        text = super().to_python(value)
        if text in self.empty_values:
            return ""
        try:
            return type(self).check(str(text))
        except identifiers.IdentifierError as error:
            raise ValidationError(str(error), code=error.code) from error

    def prepare_value(self, value: object) -> object:
        return localised(value, language()) if isinstance(value, str) else value

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | {"inputmode": "numeric", "dir": "ltr"}


class LegalIdField(IdentifierField):
    """شناسهٔ ملی of a company, eleven digits."""

    check = staticmethod(identifiers.validate_legal_entity_id)


class NationalCodeField(IdentifierField):
    """کد ملی of a person, ten digits. Personal data: never logged."""

    check = staticmethod(identifiers.validate_national_code)


class PhoneField(IdentifierField):
    """A telephone number of Iran. Clean value: E.164."""

    check = staticmethod(identifiers.validate_phone)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | {"inputmode": "tel", "autocomplete": "tel"}


class ShebaField(IdentifierField):
    """A bank account: IR and 24 digits."""

    check = staticmethod(identifiers.validate_sheba)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | {"inputmode": "text"}


class PostalCodeField(IdentifierField):
    """Ten digits."""

    check = staticmethod(identifiers.validate_postal_code)


class WordsField(forms.CharField):
    """A long text counted in words. The limits are shown while one writes and enforced here."""

    widget = forms.Textarea(attrs={"rows": 8})

    def __init__(self, *, word_limit: int | None = None, word_minimum: int = 0, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.word_limit, self.word_minimum = word_limit, word_minimum

    def validate(self, value: str) -> None:
        super().validate(value)
        written = count_words(value)
        if self.word_limit and written > self.word_limit:
            raise ValidationError(
                _("%(words)s words are too many; shorten it to %(limit)s words."),
                "too_long",
                {"words": grouped(written, language()), "limit": grouped(self.word_limit, language())},
            )
        if value and written < self.word_minimum:
            raise ValidationError(
                _("%(words)s words are too few; write at least %(minimum)s words."),
                "too_short",
                {"words": grouped(written, language()), "minimum": grouped(self.word_minimum, language())},
            )
