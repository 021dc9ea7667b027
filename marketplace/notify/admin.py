"""Notifications for platform administrators: to look at."""

from __future__ import annotations

from django.contrib import admin

from marketplace.notify.models import Notification
from marketplace.technical import ReadOnlyAdmin


@admin.register(Notification)
class NotificationAdmin(ReadOnlyAdmin):
    """Who was told what, and whether it was mailed."""

    list_display = ("created_at", "kind", "recipient", "read_at", "mail", "mailed_at")
    list_filter = ("mail", ("mailed_at", admin.EmptyFieldListFilter))
    search_fields = ("=kind", "=recipient__email")
    list_select_related = ("recipient",)
    exclude = ("params",)
