"""What a result row shows, kind by kind, for the hits of one page.

Invariants: every hit is read again through its room's `visible_to`, so an index that lags never shows what a person may
not see; a constant number of queries whatever the number of hits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import get_language

from challenges.models import Challenge
from challenges.pilots.models import Pilot
from challenges.presentation import status_chip
from marketplace import text
from search.documents import challenge, page, result, solution, vendor
from search.documents.document import Key
from search.documents.places import current_certificates, local_address
from search.eligibility import findable_pages
from vendors.models import Solution, Vendor

EXCERPT = 220


@dataclass(slots=True)
class Row:
    """The values of `components/result_row.html`; title and text are safe HTML with the found words marked."""

    key: Key
    title: str
    url: str
    text: str
    meta: list[dict[str, Any]] = field(default_factory=list)
    chip: Any = None
    deadline: Any = None
    aside: str = ""
    fits: Sequence[Any] = ()
    misses: Sequence[Any] = ()


def rows(keys: Sequence[Key], *, actor: Any, terms: Sequence[str]) -> list[Row]:
    """The rows of these hits, in their order; hits the actor may not see, or that are gone, are left out."""
    wanted: dict[str, list[str]] = {}
    for key in keys:
        wanted.setdefault(key.kind, []).append(key.object_id)
    found: dict[Key, Row] = {}
    for kind, ids in wanted.items():
        for thing in _READERS[kind](ids, actor):
            key = Key(kind, str(thing.pk))
            found[key] = _WRITERS[kind](key, thing, terms)
    return [found[key] for key in keys if key in found]


def _challenges(ids: Sequence[str], actor: Any) -> Iterable[Challenge]:
    return Challenge.objects.visible_to(actor).for_list().filter(pk__in=ids)


def _vendors(ids: Sequence[str], actor: Any) -> Iterable[Vendor]:
    return (
        Vendor.objects.visible_to(actor)
        .filter(pk__in=ids)
        .prefetch_related("fields", "districts", current_certificates())
    )


def _solutions(ids: Sequence[str], actor: Any) -> Iterable[Solution]:
    return Solution.objects.visible_to(actor).filter(pk__in=ids).select_related("vendor").prefetch_related("fields")


def _results(ids: Sequence[str], actor: Any) -> Iterable[Pilot]:
    found: Iterable[Pilot] = result.prepared(Pilot.objects.visible_to(actor).with_result().filter(pk__in=ids))
    return found


def _pages(ids: Sequence[str], actor: Any) -> Iterable[Any]:
    return findable_pages().filter(pk__in=ids).specific()


def _challenge_row(key: Key, thing: Challenge, terms: Sequence[str]) -> Row:
    version = thing.version
    return Row(
        key, _title(version.title, terms), thing.get_absolute_url(), _excerpt(version.summary, terms),
        meta=[
            {"icon": "building", "label": thing.department.name},
            *_meta("map-pin", version.districts.all()),
            *_meta("category", version.fields.all()),
        ],
        chip=None if thing.is_open else status_chip(thing.true_status()),
        deadline=thing.closes_at if thing.is_open else None,
    )  # fmt: skip


def _vendor_row(key: Key, thing: Vendor, terms: Sequence[str]) -> Row:
    about = thing.about_en if get_language() == "en" and thing.about_en else thing.about_fa
    badges = list(dict.fromkeys(certificate.certificate_class.name for certificate in thing.current_certificates))  # type: ignore[attr-defined]
    return Row(
        key, _title(thing.name, terms), local_address("vendors:detail", slug=thing.slug), _excerpt(about, terms),
        meta=[*_meta("category", thing.fields.all()), *_place(thing.city)],
        aside="، ".join(badges),
    )  # fmt: skip


def _place(city: str) -> list[dict[str, Any]]:
    return [{"icon": "map-pin", "label": city}] if city else []


def _solution_row(key: Key, thing: Solution, terms: Sequence[str]) -> Row:
    summary = thing.summary_en if get_language() == "en" and thing.summary_en else thing.summary_fa
    meta = [{"icon": "building-store", "label": thing.vendor.name}, *_meta("category", thing.fields.all())]
    return Row(
        key,
        _title(thing.title, terms),
        local_address("vendors:detail", slug=thing.vendor.slug),
        _excerpt(summary, terms),
        meta=meta,
    )


def _result_row(key: Key, thing: Pilot, terms: Sequence[str]) -> Row:
    summary = thing.text("learned") or thing.text("hypothesis")
    meta = [
        {"icon": "building", "label": thing.challenge.department.name},
        {"icon": "building-store", "label": thing.vendor.name},
    ]
    chip = {"label": thing.get_verdict_display(), "icon": "flag", "tone": ""} if thing.verdict else None
    url = local_address("pilots:detail", public_id=str(thing.public_id))
    return Row(key, _title(thing.challenge.version.title, terms), url, _excerpt(summary, terms), meta=meta, chip=chip)


def _page_row(key: Key, thing: Any, terms: Sequence[str]) -> Row:
    kind = {"icon": "file-text", "label": thing.specific_class._meta.verbose_name}
    return Row(key, _title(thing.words, terms), thing.get_url() or "", _excerpt(thing.intro, terms), meta=[kind])


def _meta(icon: str, things: Iterable[Any]) -> list[dict[str, Any]]:
    names = [thing.name for thing in things]
    return [{"icon": icon, "label": "، ".join(names)}] if names else []


def _title(source: str, terms: Sequence[str]) -> str:
    return text.highlight(source, terms, width=None)


def _excerpt(source: str, terms: Sequence[str]) -> str:
    return text.highlight(source, terms, width=EXCERPT)


_READERS: Mapping[str, Callable[[Sequence[str], Any], Iterable[Any]]] = {
    challenge.KIND: _challenges,
    page.KIND: _pages,
    result.KIND: _results,
    vendor.KIND: _vendors,
    solution.KIND: _solutions,
}
_WRITERS: Mapping[str, Callable[[Key, Any, Sequence[str]], Row]] = {
    challenge.KIND: _challenge_row,
    page.KIND: _page_row,
    result.KIND: _result_row,
    vendor.KIND: _vendor_row,
    solution.KIND: _solution_row,
}
