"""Addresses and names as documents hold them: independent of the language somebody happens to have active."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch
from django.utils import translation

from vendors.models import Certificate


def address(thing: Any) -> str:
    """The Persian address of a public page; the English one is the same below /en/."""
    with translation.override("fa"):
        url: str = thing.get_absolute_url()
    return url


def names(rows: Iterable[Any], language: str) -> list[str]:
    """The names of rows with `name_fa` and `name_en`, in one language."""
    return [name for row in rows if (name := getattr(row, f"name_{language}"))]


def current_certificates() -> Prefetch:  # type: ignore[type-arg]
    """Certificates valid today, with their class, as `current_certificates` of each vendor; made anew each time, because today is."""
    rows = Certificate.objects.current().select_related("certificate_class")
    return Prefetch("certificates", rows, to_attr="current_certificates")
