"""Model fields whose admin form understands what people in Tehran type. In the database they are Django's own."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any

from django.db import models
from wagtail.admin.forms.models import register_form_field_override

from marketplace.forms import DigitsIntegerField, JalaliDateTimeField, RialField


class MomentField(models.DateTimeField):
    """A moment, entered in the Jalali calendar and Tehran time."""

    def deconstruct(self) -> Any:
        """Migrations see a plain DateTimeField."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.DateTimeField", args, kwargs


class AmountField(models.BigIntegerField):
    """Whole rials, entered with any digits, separators and unit words."""

    def deconstruct(self) -> Any:
        """Migrations see a plain BigIntegerField."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.BigIntegerField", args, kwargs


class CountField(models.PositiveSmallIntegerField):
    """A small whole number, entered in any digits."""

    def deconstruct(self) -> Any:
        """Migrations see a plain PositiveSmallIntegerField."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.PositiveSmallIntegerField", args, kwargs


class MomentFormField(JalaliDateTimeField):
    """As the admin uses it: seconds cannot be typed, so they do not count as a change."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether another minute was typed."""
        return super().has_changed(
            initial.replace(second=0, microsecond=0) if isinstance(initial, datetime) else initial, data
        )


register_form_field_override(MomentField, override={"form_class": MomentFormField})
register_form_field_override(AmountField, override={"form_class": lambda **kwargs: RialField(**_only(kwargs))})
register_form_field_override(
    CountField, override={"form_class": lambda **kwargs: DigitsIntegerField(**_only(kwargs, "min_value", "max_value"))}
)


def _only(kwargs: dict[str, Any], *more: str) -> dict[str, Any]:
    """What a plain form field takes of the many words a model field offers."""
    return {name: kwargs[name] for name in ("required", "label", "help_text", "initial", *more) if name in kwargs}


def new_key() -> str:
    """A key that a question or criterion keeps from version to version, so that answers and scores keep their place."""
    return f"k{secrets.token_hex(5)}"
