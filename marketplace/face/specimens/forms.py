"""A form with one field of each shape, sent with mistakes."""

from typing import Any

from django import forms

from marketplace.face.specimens.samples import words
from marketplace.forms import BahamForm, JalaliDateField, LegalIdField, RialField, WordsField


class SpecimenForm(BahamForm):
    """One field of each shape."""

    name = forms.CharField()
    legal_id = LegalIdField()
    expires = JalaliDateField()
    ceiling = RialField(typed_in="toman", required=False)
    plan = WordsField(word_limit=30, required=False)
    kind = forms.ChoiceField(widget=forms.RadioSelect, required=False)
    agreed = forms.BooleanField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {
            "name": words("نام شرکت", "Name of the company"),
            "legal_id": words("شناسهٔ ملی", "Legal entity id"),
            "expires": words("پایان گواهی", "End of the certificate"),
            "ceiling": words("سقف بودجه", "Budget ceiling"),
            "plan": words("برنامهٔ اجرا", "Plan"),
            "kind": words("چه کسی نگهداری می‌کند؟", "Who does the upkeep?"),
            "agreed": words("شرط‌ها را خوانده‌ام", "I have read the terms"),
        }
        for name, label in labels.items():
            self.fields[name].label = label
        self.fields["legal_id"].help_text = words("۱۱ رقم، روی روزنامهٔ رسمی", "11 digits, on the official gazette")
        kinds = [("own", words("خود شرکت", "The company itself")), ("partner", words("شریک", "A partner"))]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]


def forms_shown() -> dict[str, Any]:
    """A form with errors and nearly full texts."""
    text = " ".join([words("واژه", "word")] * 28)
    sent = {
        "name": "",
        "legal_id": "10380284792",
        "expires": "1404/12/30",
        "ceiling": "2500000",
        "plan": text,
        "kind": "own",
    }
    return {"form": SpecimenForm(sent), "file_hint": words("PDF تا ۱۰ مگابایت", "PDF up to 10 megabytes")}
