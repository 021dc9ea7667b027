"""City fields and capability terms for platform administrators."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from marketplace.taxonomy.models import Capability, Field


class TermAdmin(admin.ModelAdmin):
    """Names may be corrected; a code is final, because addresses and saved searches hold it."""

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("code",) if obj else ()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Field)
class FieldAdmin(TermAdmin):
    """The first level of the taxonomy."""

    list_display = ("position", "name_fa", "name_en", "code", "icon")
    list_display_links = ("name_fa",)


@admin.register(Capability)
class CapabilityAdmin(TermAdmin):
    """One term per idea; spellings go to the other spellings."""

    list_display = ("name_fa", "name_en", "code", "is_listed")
    list_filter = ("is_listed", "fields")
    search_fields = ("name_fa", "name_en", "code", "aliases")
    filter_horizontal = ("fields",)
