"""Which Elasticsearch indices exist for us and what each is for.

Invariants: at most one index serves and at most one is being built; live changes go to both, so that a rebuild loses
nothing.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class IndexState(StrEnum):
    BUILDING = "building"
    SERVING = "serving"
    RETIRED = "retired"


class SearchIndex(models.Model):
    """A timestamped index; the alias points to the serving one."""

    STATES: ClassVar[list[tuple[str, Any]]] = [
        (IndexState.BUILDING.value, _("being built")),
        (IndexState.SERVING.value, _("serving")),
        (IndexState.RETIRED.value, _("retired")),
    ]

    name = models.CharField(max_length=120, unique=True)
    state = models.CharField(max_length=12, choices=STATES, default=IndexState.BUILDING.value)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("search index")
        verbose_name_plural = _("search indices")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in IndexState]), name="search_searchindex_state_word"
            ),
            models.UniqueConstraint(
                fields=["state"], condition=Q(state="serving"), name="search_searchindex_one_serving"
            ),
            models.UniqueConstraint(
                fields=["state"], condition=Q(state="building"), name="search_searchindex_one_building"
            ),
        ]

    def __str__(self) -> str:
        return self.name
