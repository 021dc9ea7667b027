"""How departments keep their promises, as the office's desk shows it: public, so it is drawn once for all readers."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from marketplace.clock import now
from marketplace.dates import jalali_year
from marketplace.desks.rows import promise_table
from marketplace.desks.selectors.promises import promises_by_department
from marketplace.kept import Drawn, kept, soonest

ROWS = 6


def promises_part() -> SafeString:
    """The departments that keep their promises of this year worst, as a table."""
    year = jalali_year(now())
    return kept("promises", str(year), lambda: _draw(year))["content"]


def _draw(year: int) -> Drawn:
    departments = promises_by_department(year)
    worst = [row for row in reversed(departments) if row.due][:ROWS]
    content = render_to_string("desks/_promises.html", promise_table(worst))
    return {"content": content}, soonest(*(row.next_at for row in departments))
