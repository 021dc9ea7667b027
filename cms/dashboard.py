"""The first page of the admin: what waits for me, and where my own drafts stand."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from cms import drafts
from marketplace.accounts.delegating import held_today
from marketplace.accounts.roles import roles_of


class WaitingForMe(Component):
    """Drafts that wait for this person's approval, the oldest first."""

    template_name = "cms/panels/waiting.html"
    order: ClassVar[int] = 10

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        roles = roles_of(self.request.user)
        return {
            "rows": drafts.waiting_for(self.request.user),
            "heading": _("Waiting for my approval"),
            "standing_in": held_today(self.request.user) if roles.delegate_of else (),
            "approves": bool(roles.office or roles.manager_of or roles.delegate_of),
        }


class WrittenByMe(Component):
    """Drafts this person owns, with where they stand."""

    template_name = "cms/panels/written.html"
    order: ClassVar[int] = 20

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"rows": drafts.drafts_of(self.request.user), "heading": _("Drafts of my department")}
