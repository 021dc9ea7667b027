"""Fields that read what people type and show it again as they write it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django import forms
from django.template import Context, Template
from django.utils import translation

from marketplace.forms import (
    BahamForm,
    DigitsIntegerField,
    JalaliDateField,
    JalaliDateTimeField,
    LegalIdField,
    NationalCodeField,
    PhoneField,
    PostalCodeField,
    RialField,
    ShebaField,
    WordsField,
)


@pytest.mark.parametrize(
    ("field", "typed", "clean"),
    [
        (JalaliDateField(), "۱۴۰۵/۰۷/۱۵", date(2026, 10, 7)),
        (JalaliDateField(), "1405/7/15", date(2026, 10, 7)),
        (JalaliDateField(), "2026-10-07", date(2026, 10, 7)),
        (JalaliDateTimeField(), "۱۴۰۵/۰۷/۱۵ ۱۴:۰۰", datetime(2026, 10, 7, 10, 30, tzinfo=UTC)),
        (RialField(), "۱٬۵۰۰", 1500),
        (RialField(), "۲٫۵ میلیارد تومان", 25_000_000_000),
        (RialField(typed_in="toman"), "۲۰۰٬۰۰۰", 2_000_000),
        (RialField(required=False), "", None),
        (DigitsIntegerField(), "۱٬۲۴۸", 1248),
        (LegalIdField(), "۱۰۱۰۱۵۵۳۱۲۵", "10101553125"),
        (NationalCodeField(), "۰۰۱۰۳۵۰۸۲۹", "0010350829"),
        (PhoneField(), "۰۹۱۲۱۲۳۴۵۶۷", "+989121234567"),
        (ShebaField(), "IR820540102680020817909002", "IR820540102680020817909002"),
        (PostalCodeField(), "۱۱۳۶۹۴۵۶۷۱", "1136945671"),
        (LegalIdField(required=False), "", ""),
    ],
)
def test_a_field_reads_what_people_type(field: forms.Field, typed: str, clean: Any) -> None:
    assert field.clean(typed) == clean


@pytest.mark.parametrize(
    ("field", "typed", "code"),
    [
        (JalaliDateField(), "۱۴۰۴/۱۲/۳۰", "leap_day"),
        (JalaliDateField(), "فردا", "format"),
        (JalaliDateField(), "", "required"),
        (JalaliDateTimeField(), "۱۴۰۵/۰۷/۱۵", "time_required"),
        (RialField(), "زیاد", "not_money"),
        (RialField(most=1000), "۲٬۰۰۰", "too_large"),
        (RialField(least=1000), "۵۰۰", "too_small"),
        (LegalIdField(), "10380284792", None),
        (NationalCodeField(), "1111111111", None),
        (WordsField(word_limit=3), "یک دو سه چهار", "too_long"),
        (WordsField(word_minimum=3), "یک دو", "too_short"),
        (DigitsIntegerField(max_value=5), "۹", "max_value"),
    ],
)
def test_a_field_refuses_with_a_reason(field: forms.Field, typed: str, code: str | None) -> None:
    with translation.override("fa"), pytest.raises(forms.ValidationError) as refusal:
        field.clean(typed)
    assert refusal.value.messages[0]
    if code:
        assert refusal.value.error_list[0].code == code


@pytest.mark.parametrize(
    ("field", "value", "persian", "english"),
    [
        (JalaliDateField(), date(2026, 10, 7), "۱۴۰۵/۰۷/۱۵", "1405/07/15"),
        (JalaliDateTimeField(), datetime(2026, 10, 7, 10, 30, tzinfo=UTC), "۱۴۰۵/۰۷/۱۵ ۱۴:۰۰", "1405/07/15 14:00"),
        (RialField(), 1500, "۱٬۵۰۰", "1,500"),
        (RialField(typed_in="toman"), 2_000_000, "۲۰۰٬۰۰۰", "200,000"),
        (LegalIdField(), "10101553125", "۱۰۱۰۱۵۵۳۱۲۵", "10101553125"),
        (DigitsIntegerField(), 1248, "۱۲۴۸", "1248"),
    ],
)
def test_a_field_shows_its_value_in_the_readers_digits(
    field: forms.Field, value: Any, persian: str, english: str
) -> None:
    for language, text in (("fa", persian), ("en", english)):
        with translation.override(language):
            assert field.prepare_value(value) == text
            assert field.clean(text) == value


def test_half_spaces_join_words() -> None:
    assert WordsField(word_limit=2).clean("می‌شود دانش‌بنیان") == "می‌شود دانش‌بنیان"


class Sample(BahamForm):
    name = forms.CharField(label="نام", help_text="روی روزنامهٔ رسمی")
    plan = WordsField(label="برنامه", word_limit=10, required=False)
    price = RialField(label="قیمت", required=False)
    kinds = forms.MultipleChoiceField(
        label="گونه", choices=[("a", "الف"), ("b", "ب")], widget=forms.CheckboxSelectMultiple
    )
    agreed = forms.BooleanField(label="می‌پذیرم")


def drawn(form: BahamForm, language: str = "fa") -> str:
    with translation.override(language):
        return Template('{% load baham %}{% include "components/form.html" %}').render(Context({"form": form}))


def test_an_error_stands_in_the_summary_and_at_its_field_and_loses_nothing() -> None:
    html = drawn(Sample({"name": "", "plan": "یک دو سه", "price": "خیلی"}))
    assert 'role="alert"' in html
    assert "۴ چیز را درست کنید" in html
    assert 'href="#id_name"' in html
    assert 'id="id_name_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert "یک دو سه" in html
    assert 'value="خیلی"' in html


def test_a_form_without_errors_has_no_summary() -> None:
    html = drawn(Sample())
    assert 'role="alert"' not in html
    assert "data-invalid" not in html


def test_every_control_has_a_label_and_optional_ones_say_so() -> None:
    html = drawn(Sample())
    assert html.count("(اختیاری)") == 2
    assert '<label class="field-label" for="id_plan">' in html
    assert '<legend class="field-label">گونه' in html
    assert html.count('class="choice"') == 3
    assert " ریال" in html


@pytest.mark.parametrize(
    ("words", "persian", "tone"),
    [(3, "۳ واژه از ۱۰", ""), (9, "۹ واژه از ۱۰؛ ۱ واژه مانده", "now"), (12, "۱۲ واژه از ۱۰؛ ۲ واژه بیشتر", "bad")],
)
def test_a_counter_counts_before_the_first_key_is_pressed(words: int, persian: str, tone: str) -> None:
    html = drawn(Sample({"plan": "واژه " * words}))
    assert persian in html
    assert (f'data-tone="{tone}"' in html.split('class="counter"')[1].split(">")[0]) is bool(tone)
    assert "id_plan_counter" in html
