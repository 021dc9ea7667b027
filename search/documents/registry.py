"""The kinds of things that are found, and how a document of each is made.

Invariant: a document is only ever built from a row of the kind's findable queryset, so whatever is not eligible has no
document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from cms.articles import ARTICLES
from search import eligibility
from search.documents import challenge, page, result, solution, vendor
from search.documents.document import Document, Key

CHUNK = 200


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: the model behind it, the rows that may be found, and the builder."""

    name: str
    model: str
    findable: Callable[[], QuerySet[Any]]
    prepared: Callable[[QuerySet[Any]], QuerySet[Any]]
    build: Callable[[Any], Document]


KINDS = {
    kind.name: kind
    for kind in (
        Kind(
            challenge.KIND, "challenges.challenge", eligibility.findable_challenges, challenge.prepared, challenge.build
        ),
        Kind(vendor.KIND, "vendors.vendor", eligibility.findable_vendors, vendor.prepared, vendor.build),
        Kind(result.KIND, "pilots.pilot", eligibility.findable_results, result.prepared, result.build),
        Kind(page.KIND, "wagtailcore.page", eligibility.findable_pages, page.prepared, page.build),
        Kind(solution.KIND, "vendors.solution", eligibility.findable_solutions, solution.prepared, solution.build),
    )
}

KIND_OF_MODEL = {kind.model: kind.name for kind in KINDS.values()} | {
    model._meta.label_lower: page.KIND for model in ARTICLES
}
"""Django's model label → kind, for the subjects of events."""


def documents(kind: str, object_ids: Iterable[str]) -> Iterator[Document]:
    """The documents of those of the things that may be found."""
    rows = KINDS[kind].findable().filter(pk__in=[int(pk) for pk in object_ids if pk.isdigit()])
    yield from map(KINDS[kind].build, KINDS[kind].prepared(rows))


def all_documents(kind: str) -> Iterator[Document]:
    """The documents of everything of a kind that may be found, read in chunks."""
    rows = KINDS[kind].prepared(KINDS[kind].findable()).order_by("pk")
    yield from map(KINDS[kind].build, rows.iterator(chunk_size=CHUNK))


def keys(kind: str) -> set[Key]:
    """The keys of everything of a kind that may be found."""
    return {Key(kind, str(pk)) for pk in KINDS[kind].findable().values_list("pk", flat=True)}
