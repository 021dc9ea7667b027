"""What pages read from search: lists with facets, what is like a challenge, who fits whom, suggestions."""

from search.selectors.alike import alike
from search.selectors.asking import CHALLENGES, EVERYTHING, VENDORS, Scope
from search.selectors.freshness import changes_at, generation, next_deadline, open_now
from search.selectors.listing import Listing, Search, begin, search_page
from search.selectors.matches import fit_of, matches_for_vendor, vendors_for_challenge, vendors_for_draft
from search.selectors.similar import similar_challenges
from search.selectors.suggestions import suggestions

__all__ = [
    "CHALLENGES",
    "EVERYTHING",
    "VENDORS",
    "Listing",
    "Scope",
    "Search",
    "alike",
    "begin",
    "changes_at",
    "fit_of",
    "generation",
    "matches_for_vendor",
    "next_deadline",
    "open_now",
    "search_page",
    "similar_challenges",
    "suggestions",
    "vendors_for_challenge",
    "vendors_for_draft",
]
