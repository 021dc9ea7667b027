"""Public pages drawn from drafts, nothing saved: an author sees what readers will see, in either language."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import override

from challenges.selectors.page import preview_page
from challenges.views.public import page_context
from cms.checklist import with_stand_ins
from cms.content import content_of
from marketplace.clock import now


def render_draft(request: HttpRequest, page: Any, *, language: str) -> HttpResponse:
    """The challenge's page as the draft would be published. Dates nobody has given yet are stood in for; the
    checklist names them.
    """
    with override(language if language in ("fa", "en") else "fa"):
        shown = preview_page(with_stand_ins(content_of(page), now()), page.department, page.challenge)
        return render(request, "challenges/challenge.html", page_context(shown))


def render_page(request: HttpRequest, page: Any, *, language: str) -> HttpResponse:
    """An editorial page in the chosen language."""
    with override(language if language in ("fa", "en") else "fa"):
        return render(request, page.get_template(request), page.get_context(request))
