"""The technical view: everything is read, nothing is written here but the yearly thresholds. Who asked a question is
not shown.
"""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from challenges.models import Challenge, ChallengeVersion, ProcurementThreshold, Question, Round


class ReadOnlyAdmin(admin.ModelAdmin):
    """Services are the only way to write; a form here would go round them."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Challenge)
class ChallengeAdmin(ReadOnlyAdmin):
    list_display = ("reference", "department", "status", "published_at", "closes_at")
    list_filter = ("status", "department")
    search_fields = ("reference", "source_key")
    list_select_related = ("department",)
    date_hierarchy = "published_at"


@admin.register(ChallengeVersion)
class ChallengeVersionAdmin(ReadOnlyAdmin):
    list_display = ("challenge", "number", "change", "title_fa", "published_at", "content_hash")
    list_filter = ("change",)
    search_fields = ("challenge__reference", "content_hash")
    list_select_related = ("challenge",)


@admin.register(Round)
class RoundAdmin(ReadOnlyAdmin):
    list_display = ("challenge", "number", "kind", "closes_at", "closed_at", "opened_at")
    list_select_related = ("challenge",)


@admin.register(Question)
class QuestionAdmin(ReadOnlyAdmin):
    list_display = ("challenge", "status", "asked_at", "answered_at")
    list_filter = ("status",)
    list_select_related = ("challenge",)
    exclude = ("vendor", "asked_by")


@admin.register(ProcurementThreshold)
class ProcurementThresholdAdmin(admin.ModelAdmin):
    """Announced every year by circular; a row a year."""

    list_display = ("year", "small_up_to", "medium_up_to", "source")
