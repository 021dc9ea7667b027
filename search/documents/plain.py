"""Cleaned HTML to the plain text that is indexed and excerpted. Pure."""

from __future__ import annotations

import html
import re

_TAG = re.compile(r"<[^>]*>")


def plain(markup: str) -> str:
    """The words of an HTML fragment; tags part words, entities are resolved."""
    return " ".join(html.unescape(_TAG.sub(" ", markup)).split())
