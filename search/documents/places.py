"""Addresses and names as documents hold them: independent of the language somebody happens to have active."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch
from django.urls import NoReverseMatch, reverse
from django.utils import translation

from vendors.models import Certificate


def address(name: str, **values: str) -> str:
    """The Persian address behind a URL name (the English one is the same below /en/); "" where it is not mounted."""
    with translation.override("fa"):
        return local_address(name, **values)


def local_address(name: str, **values: str) -> str:
    """The address behind a URL name in the active language; "" where it is not mounted."""
    try:
        return reverse(name, kwargs=values)
    except NoReverseMatch:
        return ""


def names(rows: Iterable[Any], language: str) -> list[str]:
    """The names of rows with `name_fa` and `name_en`, in one language."""
    return [name for row in rows if (name := getattr(row, f"name_{language}"))]


def current_certificates() -> Prefetch:  # type: ignore[type-arg]
    """Certificates valid today, with their class, as `current_certificates` of each vendor; made anew each time,
    because today is.
    """
    rows = Certificate.objects.current().select_related("certificate_class")
    return Prefetch("certificates", rows, to_attr="current_certificates")
