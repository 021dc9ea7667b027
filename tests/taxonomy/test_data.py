"""The shared words that every database of Baham has from its first migration."""

from __future__ import annotations

import pytest
from django.utils import translation

from marketplace.taxonomy.models import Capability, Field
from tests.factories.taxonomy import field

pytestmark = pytest.mark.django_db


def test_city_fields_have_both_names_and_an_icon() -> None:
    fields = list(Field.objects.all())

    assert len(fields) == 25
    assert all(row.name_fa and row.name_en and row.icon for row in fields)


def test_every_capability_belongs_to_a_field() -> None:
    assert Capability.objects.count() > 140
    assert not Capability.objects.filter(fields__isnull=True).exists()


def test_a_term_is_named_in_the_readers_language_and_in_persian_where_no_english_name_is_known() -> None:
    waste = field("waste")
    with translation.override("en"):
        assert waste.name == "Waste"
        assert Field(code="x", name_fa="فقط فارسی").name == "فقط فارسی"
    with translation.override("fa"):
        assert waste.name == "پسماند"
