"""Persian and English text for people and for search.

Invariant: a word, its plural, its ezafe form and its usual spellings share a token (PERSIAN.md §1). Both search engines
index what `tokens` returns and ask for what `query_tokens` returns, so a query finds the same on either.
"""

from marketplace.text.letters import clean, fold, normalise
from marketplace.text.ordering import sort_key
from marketplace.text.slugs import slug

__all__ = ["clean", "fold", "normalise", "slug", "sort_key"]
