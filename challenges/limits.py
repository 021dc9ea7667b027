"""The measures of a call for proposals, in one place so that rules, forms and texts agree. Days are working days of
the city.
"""

from __future__ import annotations

from typing import Final

MINIMUM_OPEN_DAYS: Final = 10
"""From publication to the first deadline."""
MINIMUM_SECOND_ROUND_DAYS: Final = 5
"""From the decision on concepts to the deadline of full proposals."""
MINIMUM_AFTER_MATERIAL_CHANGE_DAYS: Final = 5
"""From a material amendment to the deadline; the amendment moves the deadline if need be."""

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
