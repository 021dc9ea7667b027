"""What is understood of what people type."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.queries import MAX_CLAUSES, MAX_LENGTH, Notice, Operator, ParsedQuery, parse, required


def terms(query: ParsedQuery) -> list[str]:
    """The typed way of each clause."""
    return [" ".join(clause.alternatives[0]) for clause in query.clauses]


@pytest.mark.parametrize(
    ("typed", "clauses", "phrases", "excluded"),
    [
        ("پسماند هوا", ["پسماند", "هوا"], [], []),
        ("«حسگر سطح» مخزن", ["مخزن"], [("حسگر", "سطح")], []),
        ('"حسگر سطح"', [], [("حسگر", "سطح")], []),
        ("حسگر -هوا", ["حسگر"], [], [("هوا",)]),
        ("حسگر −هوا", ["حسگر"], [], [("هوا",)]),
        ('حسگر -"سطح مخزن"', ["حسگر"], [], [("سطح", "مخزن")]),
        ('مخزن"حسگر سطح"', ["مخزن"], [("حسگر", "سطح")], []),
        ("low-cost", None, [], []),
        ("-", [], [], []),
    ],
)
def test_words_phrases_and_minus(
    typed: str, clauses: list[str] | None, phrases: list[tuple[str, ...]], excluded: list[tuple[str, ...]]
) -> None:
    query = parse(typed)
    if clauses is not None:
        assert terms(query) == clauses
    assert list(query.phrases) == phrases
    assert list(query.excluded) == excluded


@pytest.mark.parametrize(
    ("typed", "operators", "rest"),
    [
        ("حوزه:پسماند مخزن", [Operator("field", "پسماند")], "مخزن"),
        ("field:waste bins", [Operator("field", "waste")], "bins"),
        ('Field:"waste water" bins', [Operator("field", "waste water")], "bins"),
        ("منطقه:۱۲", [Operator("district", "۱۲")], ""),
        ("http://example.ir", [], "http://example.ir"),
        ("ساعت 12:30", [], "ساعت 12:30"),
        ("حوزه:", [], "حوزه:"),
        ("حوزه: پسماند", [], "حوزه: پسماند"),
    ],
)
def test_operators_are_known_names_before_a_colon_and_nothing_else(
    typed: str, operators: list[Operator], rest: str
) -> None:
    query = parse(typed)
    assert list(query.operators) == operators
    assert query.without_operators == rest


def test_stop_words_are_not_asked_for_unless_there_is_nothing_else() -> None:
    assert terms(parse("پل در شهر")) == ["پل", "شهر"]
    assert terms(parse("و در به"))


@pytest.mark.parametrize(
    ("informative", "typed", "needed"),
    [(0, 0, 0), (1, 1, 1), (2, 2, 2), (3, 3, 2), (4, 4, 3), (5, 5, 2), (10, 10, 3), (2, 6, 1), (4, 9, 1), (10, 14, 3)],
)
def test_keywords_are_required_and_questions_are_forgiven(informative: int, typed: int, needed: int) -> None:
    assert required(informative, typed) == needed


def test_what_was_read_otherwise_than_typed_is_said() -> None:
    assert parse('"پل').notices == (Notice.UNBALANCED_QUOTES,)
    long = parse("پسماند " * 2000)
    assert long.notices == (Notice.SHORTENED,)
    assert len(long.typed) <= MAX_LENGTH
    assert parse("پل").notices == ()


@given(st.text(max_size=400))
def test_any_text_gives_a_bounded_query_that_can_be_met(typed: str) -> None:
    query = parse(typed)
    assert len(query.typed) <= MAX_LENGTH
    assert len(query.clauses) <= MAX_CLAUSES
    assert query.required <= len(query.clauses)
    assert all(token and " " not in token for token in query.terms())


@given(st.lists(st.sampled_from(["پل", "«پل هوا»", "-هوا", "حوزه:آب", "مخزن"]), max_size=8))
def test_every_piece_is_read_once(pieces: list[str]) -> None:
    query = parse(" ".join(pieces))
    assert len(query.operators) == pieces.count("حوزه:آب")
    assert len(query.phrases) == pieces.count("«پل هوا»")
    assert len(query.excluded) == pieces.count("-هوا")
