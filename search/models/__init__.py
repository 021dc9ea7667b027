"""What the search room keeps: the documents as they were indexed, our own postings and vocabulary, indices, saved
searches, what editors taught it, what is asked of it, and what people say to matches.
"""

from search.models.entry import SearchEntry
from search.models.figures import AskedPhrase, OpenedResult, ShownFirm
from search.models.indexes import SearchIndex
from search.models.lexicon import PinnedAnswer, SynonymGroup
from search.models.matches import ChallengeInvitation, MatchOpinion
from search.models.postings import SearchBlock, SearchPosting
from search.models.saved import SavedSearch
from search.models.vocabulary import SearchVariant, SearchWord

__all__ = [
    "AskedPhrase",
    "ChallengeInvitation",
    "MatchOpinion",
    "OpenedResult",
    "PinnedAnswer",
    "SavedSearch",
    "SearchBlock",
    "SearchEntry",
    "SearchIndex",
    "SearchPosting",
    "SearchVariant",
    "SearchWord",
    "ShownFirm",
    "SynonymGroup",
]
