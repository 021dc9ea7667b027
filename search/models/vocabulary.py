"""The words of everything that may be found, unstemmed: what suggestions and did-you-mean choose from.

Invariants: `frequency` is the number of live entries that hold the word and is never 0; the variants of a word (itself
and with one letter left out) exist exactly while the word does. So a withdrawn text takes its words along: nothing
unpublished is ever suggested.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class SearchWord(models.Model):
    """A word and in how many entries it stands; the "C" b-tree of its key answers prefix questions."""

    word = models.CharField(max_length=40, primary_key=True, db_collation="C")
    frequency = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("search word")
        verbose_name_plural = _("search words")
        constraints = [models.CheckConstraint(condition=Q(frequency__gt=0), name="search_searchword_in_use")]

    def __str__(self) -> str:
        return self.word


class SearchVariant(models.Model):
    """A word with at most one letter left out: two words within one edit of each other share a variant (Garbe's
    symmetric deletes).
    """

    pk = models.CompositePrimaryKey("variant", "word")
    variant = models.CharField(max_length=40, db_collation="C")
    word = models.ForeignKey(SearchWord, models.CASCADE, db_column="word", related_name="variants")

    class Meta:
        verbose_name = _("search variant")
        verbose_name_plural = _("search variants")

    def __str__(self) -> str:
        return f"{self.variant}→{self.word_id}"
