"""The inverted index of the embedded engine, in blocks of documents.

Invariants: a posting row (term, block) holds each document of the block that has the term, in ascending order, once; no
row is empty; every change to a block raises the block's revision in the same transaction. Written only by
`search.engines.postgres.index`, one writer at a time; readers never wait.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchBlock(models.Model):
    """A run of 2,048 document numbers; `revision` tells the readers' caches when to read it again."""

    number = models.PositiveIntegerField(primary_key=True)
    revision = models.BigIntegerField()

    class Meta:
        verbose_name = _("search block")
        verbose_name_plural = _("search blocks")

    def __str__(self) -> str:
        return f"{self.number}@{self.revision}"


class SearchPosting(models.Model):
    """The documents of one block that hold one term.

    `docs` are little-endian uint16 offsets in the block; `weights`, as many uint16: weighted term frequency in half
    tokens, shifted left by three, with the bits of the fields (title, summary, body) that hold the term.
    """

    pk = models.CompositePrimaryKey("term", "block")
    term = models.CharField(max_length=80, db_collation="C")
    block = models.PositiveIntegerField()
    docs = models.BinaryField()
    weights = models.BinaryField()

    class Meta:
        verbose_name = _("search posting")
        verbose_name_plural = _("search postings")

    def __str__(self) -> str:
        return f"{self.term}@{self.block}"
