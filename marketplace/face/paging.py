"""Links between the pages of a list. The whole state of a list is in the address, so a link keeps every other
parameter.
"""

from typing import Any

from django.core.paginator import Page
from django.http import QueryDict

GAP = "…"


def pager_context(page: Page, parameters: QueryDict, parameter: str = "page") -> dict[str, Any]:
    """Steps with their addresses, as components/pager.html wants them."""

    others = parameters.copy()
    others.pop(parameter, None)
    kept = others.urlencode()

    def url(number: int) -> str:
        return "?" + "&".join(part for part in (kept, f"{parameter}={number}" if number > 1 else "") if part)

    steps = [
        {"number": None} if step == GAP else {"number": step, "url": url(int(step)), "current": step == page.number}
        for step in page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    ]
    return {
        "steps": steps,
        "previous_url": url(page.previous_page_number()) if page.has_previous() else "",
        "next_url": url(page.next_page_number()) if page.has_next() else "",
    }
