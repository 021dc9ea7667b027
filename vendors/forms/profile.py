"""Registration and the three sections of the profile."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.forms import (
    BahamForm,
    DigitsIntegerField,
    JalaliDateField,
    LegalIdField,
    PhoneField,
    PostalCodeField,
    WordsField,
)
from marketplace.places.models import District
from marketplace.taxonomy.models import Field
from vendors.forms.fields import TermsField, WebsiteField, choices_of, mark_persian
from vendors.models import Vendor
from vendors.services import ProfileContent

LANGUAGES = [
    ("fa", _("Persian")),
    ("en", _("English")),
    ("ar", _("Arabic")),
    ("tr", _("Turkish")),
    ("fr", _("French")),
    ("de", _("German")),
]
LEVELS = [
    ("", _("Not said")),
    (1, _("1, an idea")),
    (2, _("2, a concept")),
    (3, _("3, proof of concept")),
    (4, _("4, works in the laboratory")),
    (5, _("5, prototype in a realistic place")),
    (6, _("6, prototype shown in a realistic place")),
    (7, _("7, tried in the real place")),
    (8, _("8, finished and qualified")),
    (9, _("9, in daily use")),
]
ABOUT_WORDS = 400


def level_field() -> forms.TypedChoiceField:
    """The nine levels of technology readiness. Clean value: an int or None."""
    return forms.TypedChoiceField(
        label=_("Technology readiness (TRL)"), choices=LEVELS, coerce=int, empty_value=None, required=False
    )


class RegisterForm(BahamForm):
    """The essentials; everything else can wait."""

    legal_id = LegalIdField(
        label=_("Legal entity id of the company"),
        help_text=_("Eleven digits; it stands on the notice of registration in the official gazette."),
    )
    name_fa = forms.CharField(
        label=_("Name in Persian"),
        max_length=160,
        help_text=_("As people call your startup; the badge shows this name."),
    )
    name_en = forms.CharField(
        label=_("Name in English"), max_length=160, required=False, widget=forms.TextInput(attrs={"dir": "ltr"})
    )
    may_act = forms.BooleanField(
        label=_("I may act for this company, and what I write is true."),
        error_messages={"required": _("Only somebody who may act for the company registers it.")},
    )
    accepts_terms = forms.BooleanField(
        label=_("The company accepts the terms of use."),
        error_messages={"required": _("Without the terms of use a company cannot take part. Read them below.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mark_persian(self)

    def content(self) -> ProfileContent:
        """What the service takes."""
        data = self.cleaned_data
        return ProfileContent(name_fa=data["name_fa"], name_en=data["name_en"])


class SectionForm(BahamForm):
    """A section of the profile. `seen` holds the state the writer has read, so that two writers never overwrite each
    other unawares.
    """

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, vendor: Vendor, initial: dict[str, Any]) -> None:
        seen = {"seen": vendor.updated_at.isoformat()}
        super().__init__(data, initial=initial | seen)
        self.vendor = vendor
        mark_persian(self)

    def clean_seen(self) -> datetime:
        """The moment as it was sent; nonsense is like a moment long ago."""
        try:
            return datetime.fromisoformat(self.cleaned_data["seen"])
        except ValueError:
            return datetime.min.replace(tzinfo=UTC)

    def see_again(self) -> None:
        """Show the present state's mark: whoever saves once more has read the warning and means it."""
        data: Any = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict
        data["seen"] = self.initial["seen"]
        self.data = data

    def content(self) -> ProfileContent:
        """What the service takes: numbers and dates left empty are emptied, all else is words."""
        data = {name: value for name, value in self.cleaned_data.items() if name not in {"seen", "legal_id"}}
        empty = tuple(name for name, value in data.items() if value is None)
        values: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in data.items()
        }
        return ProfileContent(**values, clear=empty)


class FirmForm(SectionForm):
    """Who the firm is."""

    name_fa = forms.CharField(label=_("Name in Persian"), max_length=160)
    name_en = forms.CharField(
        label=_("Name in English"), max_length=160, required=False, widget=forms.TextInput(attrs={"dir": "ltr"})
    )
    legal_id = LegalIdField(label=_("Legal entity id of the company"))
    registered_on = JalaliDateField(label=_("Date of registration"), required=False)
    registered_in = forms.CharField(label=_("Place of registration"), max_length=80, required=False)
    founded_year = DigitsIntegerField(
        label=_("Founded in the year"), required=False, help_text=_("In the Jalali calendar, for example 1398")
    )
    size = forms.ChoiceField(label=_("Size"), choices=[("", _("Not said")), *Vendor.SIZES], required=False)
    languages = forms.MultipleChoiceField(
        label=_("Working languages"), choices=LANGUAGES, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.vendor.verified_at is not None:
            del self.fields["legal_id"]


class OfferForm(SectionForm):
    """What the firm does."""

    tagline_fa = forms.CharField(label=_("In one sentence, in Persian"), max_length=200, required=False)
    about_fa = WordsField(
        label=_("About your startup, in Persian"),
        required=False,
        word_limit=ABOUT_WORDS,
        help_text=_("What you do, for whom, and where it works already. No advertising; departments read this first."),
    )
    field_codes = forms.MultipleChoiceField(
        label=_("City fields you work in"), required=False, widget=forms.CheckboxSelectMultiple
    )
    capability_terms = TermsField(
        label=_("What you can do"),
        required=False,
        help_text=_(
            "One term a line, for example “LoRa network”. Challenges are matched by these terms; your own are welcome."
        ),
    )
    trl = level_field()
    district_numbers = forms.TypedMultipleChoiceField(
        label=_("Districts where you can work"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None means the whole city."),
    )
    tagline_en = forms.CharField(
        label=_("In one sentence, in English"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )
    about_en = WordsField(
        label=_("About your startup, in English"),
        required=False,
        word_limit=ABOUT_WORDS,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "ltr"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["field_codes"].choices = choices_of(Field.objects.all(), "code")  # type: ignore[attr-defined]
        self.fields["district_numbers"].choices = choices_of(District.objects.all(), "number")  # type: ignore[attr-defined]


class ContactDataForm(SectionForm):
    """Where the firm is; only city and website are public."""

    city = forms.CharField(label=_("City"), max_length=80, required=False)
    address = forms.CharField(
        label=_("Address"), max_length=300, required=False, help_text=_("Only the innovation office sees it.")
    )
    postal_code = PostalCodeField(label=_("Postal code"), required=False)
    phone = PhoneField(
        label=_("Telephone"),
        required=False,
        help_text=_("Only the innovation office sees it; others write to you here."),
    )
    website = WebsiteField(label=_("Website"), required=False, help_text=_("Public, for example pakshahr.example"))
