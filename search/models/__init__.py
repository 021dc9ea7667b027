"""What the search room keeps: the documents as they were indexed, our own postings and vocabulary, indices, saved
searches.
"""

from search.models.entry import SearchEntry
from search.models.indexes import SearchIndex
from search.models.postings import SearchBlock, SearchPosting
from search.models.saved import SavedSearch
from search.models.vocabulary import SearchVariant, SearchWord

__all__ = ["SavedSearch", "SearchBlock", "SearchEntry", "SearchIndex", "SearchPosting", "SearchVariant", "SearchWord"]
