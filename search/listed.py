"""The lists as pages: kept for visitors, drawn for members.

Invariants: what is kept answers exactly one question (the parameters a list knows, in one order) in one language, and
was drawn without a request. What would hardly be shown twice is not kept: looking for it, and keeping it, cost more
than they save.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.functional import SimpleLazyObject
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from marketplace.kept import Drawn, kept
from search import counting, facets, lexicon, selectors
from search.engines import choice
from search.filters import understood

SHORT = 200
"""Characters; a longer question is hardly asked twice within a minute, so its list is not kept."""


def list_page(request: HttpRequest, scope: selectors.Scope, name: str) -> HttpResponse:
    """The list that an address asks for, by the templates `search/NAME.html` and `search/_NAME.html`."""
    asked = understood(request.GET)
    question = asked.urlencode()
    if request.user.is_authenticated or not _is_worth_keeping(asked, question):
        return _drawn(request, asked, scope, name)

    index = selectors.generation()

    def draw() -> Drawn:
        begun = selectors.begin(asked, actor=AnonymousUser(), scope=scope)
        context = _listed(asked, begun, scope)
        parts = {part: escape(value) for part, value in _head(begun.state).items()}
        content = render_to_string(f"search/_{name}.html", context)
        until = selectors.changes_at(begun.listing.engine, _deadline(scope, context, index))
        return parts | {"found": _found(begun), "content": content}, until

    parts = kept(name, question, draw, also=(index, lexicon.current().made_of))
    _count(request, asked, found=str(parts["found"]))
    return render(request, f"search/{name}.html", dict(parts))


def _drawn(request: HttpRequest, asked: QueryDict, scope: selectors.Scope, name: str) -> HttpResponse:
    """The page drawn for this request alone: its frame while the engine works, and what was found when the template
    comes to it.
    """
    begun = selectors.begin(asked, actor=request.user, scope=scope)

    def draw() -> SafeString:
        return render_to_string(f"search/_{name}.html", _listed(asked, begun, scope), request)

    response = render(request, f"search/{name}.html", _head(begun.state) | {"content": draw})
    _count(request, asked, found=_found(begun))
    return response


def _is_worth_keeping(asked: QueryDict, question: str) -> bool:
    """Whether somebody may soon ask the same: not a long question, nor words that Elasticsearch answers, whose lists
    count for a second at most.
    """
    return len(question) <= SHORT and not (asked.get("q") and choice.is_configured())


def _count(request: HttpRequest, asked: QueryDict, *, found: str) -> None:
    """Add the question to the figures; it counts once a day for each visitor, on whichever page."""
    if typed := asked.get("q"):
        counting.asked(visitor=counting.visitor_of(request), typed=typed, found=bool(found))


def _head(state: Any) -> dict[str, str]:
    """What the frame of a list says of it: known before anything was found."""
    return {"typed": state.typed, "query_string": state.query_string}


def _found(begun: selectors.Search) -> SafeString:
    return mark_safe("1" if begun.listing.found_as_typed else "")


def _listed(asked: QueryDict, begun: selectors.Search, scope: selectors.Scope) -> dict[str, Any]:
    moving = selectors.open_now() if scope is selectors.CHALLENGES else {}
    chosen = begun.state.chosen[facets.DISTRICT]
    return moving | {
        "state": begun.state,
        "listing": SimpleLazyObject(lambda: begun.listing),
        "parameters": asked,
        "chosen_districts": [int(number) for number in chosen if number.isdigit()],
    }


def _deadline(scope: selectors.Scope, context: dict[str, Any], index: int) -> datetime | None:
    """The next moment at which time alone changes the list: firms do not move with the clock."""
    if facets.STATUS not in scope.facets:
        return None
    return context["next_deadline"] if "next_deadline" in context else selectors.next_deadline(index)
