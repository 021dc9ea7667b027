"""The journal for platform administrators: to look at."""

from __future__ import annotations

from django.contrib import admin

from marketplace.journal.models import AuditRecord, OutboxMessage
from marketplace.technical import ReadOnlyAdmin


@admin.register(AuditRecord)
class AuditRecordAdmin(ReadOnlyAdmin):
    """Every journal row."""

    list_display = ("at", "action", "actor", "actor_role", "subject_type", "subject_id", "confidential")
    list_filter = ("confidential", "case_type")
    search_fields = ("=action", "=subject_id", "=case_id", "=request_id")
    list_select_related = ("actor",)


@admin.register(OutboxMessage)
class OutboxMessageAdmin(ReadOnlyAdmin):
    """Events on their way."""

    list_display = ("audit", "consumer", "created_at", "attempts", "done_at", "dead_at")
    list_filter = ("consumer", ("dead_at", admin.EmptyFieldListFilter), ("done_at", admin.EmptyFieldListFilter))
    list_select_related = ("audit",)
