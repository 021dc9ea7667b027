"""The public board: what departments promised and what they kept, on the page and as a yearly CSV."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from marketplace.clock import now
from marketplace.dates import jalali_year
from marketplace.desks.board import board_part, csv_rows
from marketplace.desks.sheets import csv_response

FIRST_YEAR = 1397  # Baham went live in Tir 1397


def _year(request: HttpRequest) -> int:
    current = jalali_year(now())
    given = request.GET.get("year", "")
    return (
        min(max(int(given), FIRST_YEAR), current)
        if given.isascii() and given.isdigit() and len(given) == 4
        else current
    )


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Promised against actual dates of a Jalali year, by department."""
    year = _year(request)
    years = range(jalali_year(now()), max(FIRST_YEAR, year - 3) - 1, -1)
    return render(request, "desks/board.html", {"board": board_part(year, years)})


@require_safe
def board_csv(request: HttpRequest) -> HttpResponse:
    """Every promise of a year, one a row; dates in ISO 8601."""
    year = _year(request)
    return csv_response(f"baham-promises-{year}", csv_rows(year))
