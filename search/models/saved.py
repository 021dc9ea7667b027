"""Saved searches: a person's question to the marketplace, kept as the address it has on screen.

Invariants: a person saves the same question once; `query` is canonical (sorted, without page and empty values), so
equal questions compare equal and are run once for all who asked them; `seen_number` is the number of the newest entry
that was looked at for this search, and moves in the transaction that tells of what was found, so that nothing is told
twice and nothing is passed over.
"""

from __future__ import annotations

import uuid
from enum import StrEnum
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Frequency(StrEnum):
    NEVER = "never"
    AT_ONCE = "at_once"
    DAILY = "daily"
    WEEKLY = "weekly"


class SavedSearch(models.Model):
    """`query` is the query string of the list page; `token` stops the alert with one click, without signing in."""

    FREQUENCIES: ClassVar[list[tuple[str, Any]]] = [
        (Frequency.NEVER.value, _("No alerts")),
        (Frequency.AT_ONCE.value, _("At once")),
        (Frequency.DAILY.value, _("Daily")),
        (Frequency.WEEKLY.value, _("Weekly")),
    ]

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_searches")
    name = models.CharField(_("name"), max_length=120)
    path = models.CharField(max_length=80)
    query = models.CharField(_("query"), max_length=1000, blank=True)
    frequency = models.CharField(_("frequency"), max_length=8, choices=FREQUENCIES, default=Frequency.DAILY.value)
    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    seen_number = models.BigIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    checked_at = models.DateTimeField(default=timezone.now)
    alerted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("saved search")
        verbose_name_plural = _("saved searches")
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(fields=["user", "path", "query"], name="search_savedsearch_once"),
            models.CheckConstraint(
                condition=Q(frequency__in=[f.value for f in Frequency]), name="search_savedsearch_frequency_word"
            ),
        ]
        indexes = [
            models.Index(fields=["frequency", "checked_at"], name="search_saved_due", condition=~Q(frequency="never")),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def url(self) -> str:
        """The list as it was, in the active language."""
        prefix = "/en" if get_language() == "en" else ""
        return f"{prefix}{self.path}?{self.query}" if self.query else f"{prefix}{self.path}"
