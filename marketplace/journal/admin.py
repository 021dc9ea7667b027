"""The journal for platform administrators: to look at. What is named to the innovation office alone is not here."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from marketplace.journal import permissions
from marketplace.journal.models import AuditRecord, OutboxMessage
from marketplace.technical import ReadOnlyAdmin


@admin.register(AuditRecord)
class AuditRecordAdmin(ReadOnlyAdmin):
    """Every journal row, but those that tell who did what only the office may know."""

    list_display = ("at", "action", "actor", "actor_role", "subject_type", "subject_id", "confidential")
    list_filter = ("confidential", "case_type")
    search_fields = ("=action", "=subject_id", "=case_id", "=request_id")
    list_select_related = ("actor",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).exclude(action__in=list(permissions.unnamed_actions()))


@admin.register(OutboxMessage)
class OutboxMessageAdmin(ReadOnlyAdmin):
    """Events on their way."""

    list_display = ("audit", "consumer", "created_at", "attempts", "done_at", "dead_at")
    list_filter = ("consumer", ("dead_at", admin.EmptyFieldListFilter), ("done_at", admin.EmptyFieldListFilter))
    list_select_related = ("audit",)
