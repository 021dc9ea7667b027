"""`/technical/`: Django's admin for platform administrators. It looks at everything and decides nothing.

Invariants: only superusers enter, through the same sign-in as everybody (rate limits, second step); rows are read-only
here unless the room's admin sends the change to a service; a status is never edited.
"""

from __future__ import annotations

from typing import Any

from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.admin.apps import AdminConfig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _


class TechnicalAdminConfig(AdminConfig):
    """Stands in INSTALLED_APPS instead of django.contrib.admin."""

    default_site = "marketplace.technical.TechnicalSite"


class TechnicalSite(AdminSite):
    """The admin of the platform's administrators."""

    site_header = _("Baham: technical administration")
    site_title = _("Technical administration")
    index_title = _("Technical administration")

    def has_permission(self, request: HttpRequest) -> bool:
        """Active superusers."""
        return bool(request.user.is_active and request.user.is_superuser)

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """The site's own sign-in, which limits attempts and asks for the second step."""
        query = urlencode({"next": request.GET.get("next") or request.get_full_path()})
        return redirect(f"{reverse('account_login')}?{query}")


class ReadOnlyAdmin(ModelAdmin):
    """Shows rows and changes none: changes belong to services, which ask, journal and tell."""

    actions: list[Any] | None = None
    list_per_page = 50
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
