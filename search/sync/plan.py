"""What has to be done so that the index says what the marketplace says. Pure.

Invariant: after the plan is done, exactly the eligible documents are in the index, each as it is now; a plan with
nothing in it changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from search.documents.document import Document, Key


@dataclass(frozen=True, slots=True)
class Plan:
    """Documents to write, keys to take out."""

    write: tuple[Document, ...] = ()
    remove: tuple[Key, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.write or self.remove)


def make_plan(wanted: Iterable[Key], documents: Iterable[Document], digests: Mapping[Key, str]) -> Plan:
    """Compare what is eligible now (`documents` of the `wanted` keys) with what the index holds (`digests`, by key)."""
    eligible = {document.key: document for document in documents}
    write = [document for key, document in sorted(eligible.items()) if digests.get(key) != document.digest()]
    remove = sorted(key for key in wanted if key in digests and key not in eligible)
    return Plan(tuple(write), tuple(remove))
