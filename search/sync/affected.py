"""Which documents an event of the journal touches: its subject, its case, and what shows the subject's words on its own
page.

Invariant: answers are keys, never contents; whatever they are, indexing them again is harmless.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from challenges.models import Challenge
from challenges.pilots.models import Pilot
from marketplace.journal.outbox import Event
from search.documents import challenge, result, solution, vendor
from search.documents.document import Key
from search.documents.registry import KIND_OF_MODEL
from vendors.models import Solution, Vendor

TOPICS = ("challenges.*", "vendors.*", "pilots.*", "accounts.department.*", "taxonomy.*", "cms.article.*")
"""The events search listens to. Proposals, evaluations and people are not among them: nothing of theirs is ever
found.
"""


def keys_of(event: Event) -> set[Key]:
    """Every document the event may have changed."""
    things = {(event.subject_type, event.subject_id), (event.case_type, event.case_id)}
    found = {Key(KIND_OF_MODEL[model], pk) for model, pk in things if model in KIND_OF_MODEL}
    for model, pk in things:
        found |= set(_RELATED.get(model, _nothing)(pk))
    return found


def _keys(kind: str, rows: Any) -> Iterable[Key]:
    return (Key(kind, str(pk)) for pk in rows.values_list("pk", flat=True))


def _of_vendor(pk: str) -> Iterable[Key]:
    return _keys(solution.KIND, Solution.objects.filter(vendor_id=pk))


def _of_solution(pk: str) -> Iterable[Key]:
    return _keys(vendor.KIND, Vendor.objects.filter(solutions=int(pk)))


def _of_department(pk: str) -> Iterable[Key]:
    return _keys(challenge.KIND, Challenge.objects.filter(department_id=pk))


def _of_challenge(pk: str) -> Iterable[Key]:
    return _keys(result.KIND, Pilot.objects.filter(challenge_id=pk))


def _of_field(pk: str) -> Iterable[Key]:
    yield from _keys(challenge.KIND, Challenge.objects.filter(current_version__fields=int(pk)))
    yield from _keys(vendor.KIND, Vendor.objects.filter(fields=int(pk)))
    yield from _keys(solution.KIND, Solution.objects.filter(fields=int(pk)))


def _of_capability(pk: str) -> Iterable[Key]:
    yield from _keys(challenge.KIND, Challenge.objects.filter(current_version__capabilities=int(pk)))
    yield from _keys(vendor.KIND, Vendor.objects.filter(capabilities=int(pk)))
    yield from _keys(solution.KIND, Solution.objects.filter(capabilities=int(pk)))


def _nothing(_pk: str) -> Iterable[Key]:
    return ()


_RELATED: dict[str, Callable[[str], Iterable[Key]]] = {
    "challenges.challenge": _of_challenge,
    "vendors.vendor": _of_vendor,
    "vendors.solution": _of_solution,
    "accounts.department": _of_department,
    "taxonomy.field": _of_field,
    "taxonomy.capability": _of_capability,
}
