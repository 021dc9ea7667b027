"""The measures of a call for proposals, in one place so that rules, forms and texts agree. Days are working days of
the city.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Span:
    """How many working days a stage takes: what is proposed, and between what it may be adjusted."""

    proposed: int
    least: int
    most: int


MINIMUM_OPEN_DAYS: Final = 10
"""From publication to the first deadline."""
MINIMUM_SECOND_ROUND_DAYS: Final = 5
"""From the decision on concepts to the deadline of full proposals."""
MINIMUM_AFTER_MATERIAL_CHANGE_DAYS: Final = 5
"""From a material amendment to the deadline; the amendment moves the deadline if need be."""

OPEN: Final = Span(25, MINIMUM_OPEN_DAYS, 90)
"""From publication to the first deadline."""
SECOND_ROUND: Final = Span(15, MINIMUM_SECOND_ROUND_DAYS, 60)
"""From the decision on concepts to the deadline of full proposals."""
OPENING: Final = Span(1, 0, 10)
"""From a deadline to the opening of the proposals."""
DECISION: Final = Span(20, 0, 60)
"""From an opening to the decision."""
PILOT: Final = Span(20, 0, 120)
"""From the last decision to the start of the pilot."""
QUESTIONS_END_BEFORE: Final = 7
"""Proposed between the end of questions and the deadline, so that the last answers can still be used."""

TITLE_CHARACTERS: Final = 200
SHORT_TITLE_CHARACTERS: Final = 160
QUESTION_CHARACTERS: Final = 400
SHORT_TEXT_CHARACTERS: Final = 300
NOTE_CHARACTERS: Final = 2000
SUMMARY_WORDS: Final = 80
PROSE_WORDS: Final = 1500
PROSE_CHARACTERS: Final = 40_000
ASKED_WORDS: Final = 200
"""A startup's question about a challenge."""
ANSWER_WORDS: Final = 500

MOST_FIELDS: Final = 5
MOST_CAPABILITIES: Final = 20
MOST_QUESTIONS: Final = 20
MOST_CRITERIA: Final = 12
MOST_DOCUMENTS: Final = 20
WEIGHTS_TOTAL: Final = 100
WORD_LIMIT_RANGE: Final = (10, 5000)
LONGEST_PILOT_DAYS: Final = 730
