"""What a row shows in the lists of challenges and of firms, read from the rooms.

Invariants: every hit is read again through its room's `visible_to`, so an index that lags never shows what a person may
not see; a constant number of queries whatever the number of hits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Model, OuterRef, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from challenges.models import Challenge, ChallengeVersion
from challenges.presentation import status_chip
from marketplace import text
from search.documents import challenge, vendor
from search.documents.document import Key
from search.documents.places import current_certificates, local_address
from vendors.models import Vendor

EXCERPT = 220
_CHALLENGE_COLUMNS = (
    "reference", "status", "closes_at", "department__name_fa", "department__name_en", "current_version__title_fa",
    "current_version__title_en", "current_version__summary_fa", "current_version__summary_en",
)  # fmt: skip
_VENDOR_COLUMNS = ("slug", "name_fa", "name_en", "about_fa", "about_en", "city")


@dataclass(slots=True)
class Row:
    """The values of `components/result_row.html`; title and text are safe HTML with the found words marked."""

    key: Key
    title: SafeString
    url: str
    text: SafeString
    meta: list[dict[str, Any]] = field(default_factory=list)
    chip: Any = None
    deadline: Any = None
    aside: str = ""
    fits: Sequence[Any] = ()
    misses: Sequence[Any] = ()
    because: SafeString | str = ""


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


def _challenges(ids: Sequence[str], actor: Any) -> Iterable[Any]:
    version = {"challengeversion": OuterRef("current_version")}
    rows = Challenge.objects.visible_to(actor).filter(pk__in=ids).select_related("department", "current_version")
    found: Iterable[Any] = rows.only(*_CHALLENGE_COLUMNS).annotate(
        field_names=_names(ChallengeVersion.fields.through, "field", ("position", "sort_key"), **version),
        district_names=_names(ChallengeVersion.districts.through, "district", ("number",), **version),
    )
    return found


def _vendors(ids: Sequence[str], actor: Any) -> Iterable[Any]:
    firm = {"vendor": OuterRef("pk")}
    rows = Vendor.objects.visible_to(actor).filter(pk__in=ids).prefetch_related(current_certificates())
    found: Iterable[Any] = rows.only(*_VENDOR_COLUMNS).annotate(
        field_names=_names(Vendor.fields.through, "field", ("position", "sort_key"), **firm)
    )
    return found


def _names(through: type[Model], target: str, order: Sequence[str], **owner: OuterRef) -> ArraySubquery:
    """The names at the other end of a many-to-many relation, in the active language: a column instead of a query."""
    name: Any = F(f"{target}__name_fa")
    if get_language() == "en":
        name = Coalesce(NullIf(F(f"{target}__name_en"), Value("")), name)
    rows = through._default_manager.filter(**owner).order_by(*(f"{target}__{column}" for column in order))
    return ArraySubquery(rows.values(name=name))


def _challenge_row(key: Key, thing: Any, terms: Sequence[str]) -> Row:
    version = thing.version
    return Row(
        key, marked(version.title, terms), thing.get_absolute_url(), excerpt(version.summary, terms),
        meta=[
            {"icon": "building", "label": thing.department.name},
            *_meta("map-pin", thing.district_names),
            *_meta("category", thing.field_names),
        ],
        chip=None if thing.is_open else status_chip(thing.true_status()),
        deadline=thing.closes_at if thing.is_open else None,
    )  # fmt: skip


def _vendor_row(key: Key, thing: Any, terms: Sequence[str]) -> Row:
    about = thing.about_en if get_language() == "en" and thing.about_en else thing.about_fa
    badges = list(dict.fromkeys(certificate.certificate_class.name for certificate in thing.current_certificates))
    return Row(
        key, marked(thing.name, terms), local_address("vendors:detail", slug=thing.slug), excerpt(about, terms),
        meta=[*_meta("category", thing.field_names), *_place(thing.city)],
        aside=_(", ").join(badges),
    )  # fmt: skip


def _place(city: str) -> list[dict[str, Any]]:
    return [{"icon": "map-pin", "label": city}] if city else []


def _meta(icon: str, names: Sequence[str]) -> list[dict[str, Any]]:
    return [{"icon": icon, "label": _(", ").join(names)}] if names else []


def marked(source: str, terms: Sequence[str]) -> SafeString:
    """The whole text with the found words marked; safe HTML."""
    return _in_its_language(source, text.highlight(source, terms, width=None))


def excerpt(source: str, terms: Sequence[str]) -> SafeString:
    """The best stretch of a text, with the found words marked; safe HTML."""
    return _in_its_language(source, text.highlight(source, terms, width=EXCERPT))


def _in_its_language(source: str, shown: SafeString) -> SafeString:
    """Persian text in an English page says so: it is read and drawn from right to left."""
    if get_language() == "en" and text.is_persian(source):
        return format_html('<bdi lang="fa">{}</bdi>', shown)
    return shown


_READERS: Mapping[str, Callable[[Sequence[str], Any], Iterable[Any]]] = {
    challenge.KIND: _challenges,
    vendor.KIND: _vendors,
}
_WRITERS: Mapping[str, Callable[[Key, Any, Sequence[str]], Row]] = {
    challenge.KIND: _challenge_row,
    vendor.KIND: _vendor_row,
}
