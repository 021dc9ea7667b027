"""Persian and English text for people and for search.

Invariant: a word, its plural, its ezafe form and its usual spellings share a token (PERSIAN.md §1). Both search engines
index what `tokens` returns and ask for what `query_tokens` returns, so a query finds the same on either.
"""

from marketplace.text.analysis import Analyser, Query, query_tokens, tokens, words
from marketplace.text.guesses import finglish, is_persian, keyboard_swap
from marketplace.text.highlighting import as_written, glimpse, highlight
from marketplace.text.letters import clean, fold, normalise
from marketplace.text.ordering import sort_key
from marketplace.text.slugs import slug
from marketplace.text.stopwords import STOP_WORDS

__all__ = [
    "STOP_WORDS",
    "Analyser",
    "Query",
    "as_written",
    "clean",
    "finglish",
    "fold",
    "glimpse",
    "highlight",
    "is_persian",
    "keyboard_swap",
    "normalise",
    "query_tokens",
    "slug",
    "sort_key",
    "tokens",
    "words",
]
