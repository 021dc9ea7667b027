"""A document over HTTP: with its name, an ETag, and nothing drawn for whoever has it already."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from marketplace.paper.blocks import Paper
from marketplace.paper.rendering import TEMPLATE, pdf_of

MAX_AGE: Final = 300  # seconds; a deadline may move


def paper_response(request: HttpRequest, paper: Paper, *, name: str, public: bool = True) -> HttpResponse:
    """The PDF under the file name `name` (ASCII), shown in the browser. `public=False` keeps it out of shared caches:
    for what not everybody may read.
    """
    etag = etag_of(paper)
    answer = get_conditional_response(request, etag=etag)
    if answer is None:
        answer = HttpResponse(pdf_of(paper), "application/pdf")
        answer["Content-Disposition"] = f'inline; filename="{name}"'
    answer["ETag"] = etag
    answer["Cache-Control"] = f"public, max-age={MAX_AGE}" if public else "private, no-cache"
    return answer


def etag_of(paper: Paper) -> str:
    """A mark that changes with every word of the document and with the template."""
    said = json.dumps(paper.as_data(), ensure_ascii=False, sort_keys=True)
    return quote_etag(hashlib.sha256(f"{_drawn_by(TEMPLATE)}{said}".encode()).hexdigest()[:32])


def _drawn_by(template: Path) -> str:
    return hashlib.sha256(template.read_bytes()).hexdigest()
