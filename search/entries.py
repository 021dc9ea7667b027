"""From a document to the `SearchEntry` the engines take. Pure but for the model class.

Invariant: the entry's tokens are `analysis.analyse` of exactly the texts it holds.
"""

from __future__ import annotations

from search.analysis import analyse
from search.documents.document import Document
from search.models import SearchEntry


def entry_of(document: Document, version: int) -> SearchEntry:
    """An unsaved entry; `version` must have been drawn before the document was built from committed data."""
    tokens = analyse(document)
    return SearchEntry(
        kind=document.key.kind, object_id=document.key.object_id, url=document.url,
        title_fa=document.title.fa, title_en=document.title.en,
        summary_fa=document.summary.fa, summary_en=document.summary.en,
        body_fa=document.body.fa, body_en=document.body.en,
        title_tokens=tokens.title, summary_tokens=tokens.summary, body_tokens=tokens.body, words=tokens.words,
        length=tokens.length, norm=tokens.norm, tags=document.tags(), status=document.status, budget=document.budget,
        deadline=document.deadline, published_at=document.published_at, digest=document.digest(), version=version,
    )  # fmt: skip
