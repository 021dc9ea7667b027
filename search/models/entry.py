"""`SearchEntry`: one row for everything the public may find, as it was last indexed.

Invariants: one row per thing (`kind`, `object_id`); `version` only grows; the postings of the embedded engine hold
exactly the terms of the rows that are not `departed`; `sent_version` is the version Elasticsearch has acknowledged, so
whatever differs is still to be sent. A departed row is a tombstone: it stays until Elasticsearch has acknowledged the
removal, so that a withdrawal is never lost.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from search.documents.document import Key


class EntryQuerySet(models.QuerySet["SearchEntry"]):
    """Entries by what they are about."""

    def of(self, keys: Iterable[Key]) -> EntryQuerySet:
        """The entries of these things. Each kind is named with its ids: the index begins with the kind, and without it
        every entry is read.
        """
        ids: dict[str, list[str]] = defaultdict(list)
        for key in keys:
            ids[key.kind].append(key.object_id)
        wanted = [Q(kind=kind, object_id__in=found) for kind, found in ids.items()]
        return self.filter(reduce(or_, wanted)) if wanted else self.none()


class SearchEntry(models.Model):
    """Texts as written in both languages, the tokens made of them, and what filters, sorting and facets need.

    `tags` are facet values as «name=value» («field=waste», «district=12»); `length` and `norm` are the weighted
    document length in half tokens, exact and as Lucene would round it. Amounts are rials.
    """

    kind = models.CharField(max_length=16)
    object_id = models.CharField(max_length=64)
    url = models.CharField(max_length=500)
    title_fa = models.TextField(blank=True)
    title_en = models.TextField(blank=True)
    summary_fa = models.TextField(blank=True)
    summary_en = models.TextField(blank=True)
    body_fa = models.TextField(blank=True)
    body_en = models.TextField(blank=True)

    title_tokens = models.TextField(blank=True)
    summary_tokens = models.TextField(blank=True)
    body_tokens = models.TextField(blank=True)
    words = models.TextField(blank=True)
    length = models.PositiveIntegerField(default=0)
    norm = models.PositiveIntegerField(default=0)

    tags = ArrayField(models.CharField(max_length=120), default=list, blank=True)
    status = models.CharField(max_length=24, blank=True)
    budget = models.BigIntegerField(null=True, blank=True)
    deadline = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)

    digest = models.CharField(max_length=64)
    version = models.BigIntegerField()
    sent_version = models.BigIntegerField(default=0)
    departed = models.BooleanField(default=False)
    indexed_at = models.DateTimeField(auto_now=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        constraints = [
            models.UniqueConstraint(fields=["kind", "object_id"], name="search_searchentry_once"),
            models.CheckConstraint(
                condition=Q(sent_version__lte=F("version")), name="search_searchentry_sent_not_ahead"
            ),
        ]
        indexes = [
            models.Index(fields=["id"], name="search_entry_unsent", condition=~Q(sent_version=F("version"))),
        ]

    def __str__(self) -> str:
        return f"{self.kind}:{self.object_id}"
