"""Attachments for platform administrators: what was received and how its check went, never the content."""

from __future__ import annotations

from django.contrib import admin

from marketplace.files.models import Attachment
from marketplace.technical import ReadOnlyAdmin


@admin.register(Attachment)
class AttachmentAdmin(ReadOnlyAdmin):
    """Without names of sealed files: a name may tell what a proposal says."""

    list_display = ("id", "purpose", "media_type", "size", "status", "sealed", "created_at")
    list_filter = ("status", "purpose", "sealed")
    search_fields = ("=id", "=sha256")
    fields = (
        "id",
        "purpose",
        "media_type",
        "size",
        "status",
        "refusal",
        "sealed",
        "created_at",
        "owner_type",
        "owner_id",
    )
