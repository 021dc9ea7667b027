"""Prices are whole rials; the sum is computed in one place, and a price that was sealed is the same when it is read."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from challenges.proposals.pricing import AMOUNT_LIMIT, LINES_LIMIT, Price, PriceLine, Tax, price_from_json
from marketplace.errors import Invalid

LINES = st.lists(st.builds(PriceLine, st.sampled_from(["اجرا", "نصب"]), st.integers(0, AMOUNT_LIMIT)), max_size=8)
PRICES = st.builds(
    lambda lines, tax, rate, note: Price(tuple(lines), tax, rate if tax == "added" else 0, note=note),
    LINES,
    st.sampled_from([tax.value for tax in Tax]),
    st.integers(0, 10_000),
    st.sampled_from(["", "شش ماه"]),
)


@given(PRICES)
def test_the_total_is_the_lines_and_the_tax_rounded_half_up(price: Price) -> None:
    lines = sum(line.amount for line in price.lines)
    exact = Fraction(lines * price.tax_rate, 10_000) if price.tax == Tax.ADDED else Fraction(0)

    assert price.subtotal == lines
    assert abs(price.tax_amount - exact) <= Fraction(1, 2)
    assert price.total == lines + price.tax_amount
    assert price.tax_amount - exact != Fraction(-1, 2), "a half is rounded up"


@given(PRICES)
def test_a_sealed_price_is_the_same_when_it_is_read(price: Price) -> None:
    price.check()

    assert price_from_json(price.as_json()) == price
    assert price.as_json()["total"] == price.total


@given(LINES)
def test_lines_add_up_however_they_are_split(lines: list[PriceLine]) -> None:
    half = len(lines) // 2

    assert Price(tuple(lines)).total == Price(tuple(lines[:half])).total + Price(tuple(lines[half:])).total


@pytest.mark.parametrize(
    ("price", "field"),
    [
        (Price((PriceLine("", 5),)), "lines.0.title"),
        (Price((PriceLine("اجرا", -1),)), "lines.0.amount"),
        (Price((PriceLine("اجرا", AMOUNT_LIMIT + 1),)), "lines.0.amount"),
        (Price(tuple(PriceLine("اجرا", 1) for _ in range(LINES_LIMIT + 1))), "lines"),
        (Price(tax="perhaps"), "tax"),
        (Price(tax="added", tax_rate=10_001), "tax_rate"),
    ],
)
def test_amounts_that_make_no_sense_are_refused_at_their_line(price: Price, field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        price.check()
    assert list(refusal.value.fields) == [field]


def test_an_empty_price_reads_as_nothing() -> None:
    assert price_from_json({}) == Price()
    assert Price().total == 0
