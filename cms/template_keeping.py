"""The innovation office keeps the templates: who may, the views, and the journal row of each saving.

Invariant: templates are changed by the office only, and every change is journalled; none is deleted.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic import CreateView, EditView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies.base import BasePermissionPolicy
from wagtail.permissions import register_permission_policy

from cms.models import ChallengeTemplate
from cms.permissions import can_keep_templates
from marketplace.accounts.models import PlatformRole, User
from marketplace.accounts.roles import Actor
from marketplace.journal.services import record


class OfficePolicy(BasePermissionPolicy):
    """Adding and changing, by the innovation office; deleting by nobody."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "delete" and bool(can_keep_templates(user))

    def users_with_any_permission(self, actions: Any) -> Any:
        return User.objects.filter(
            is_active=True,
            platform_memberships__role=PlatformRole.OFFICE.value,
            platform_memberships__ended_at__isnull=True,
        )


register_permission_policy(ChallengeTemplate, OfficePolicy(ChallengeTemplate))


def note_saved(template: ChallengeTemplate, *, actor: Actor, action: str) -> None:
    """One journal row, in the caller's transaction. Raises NotAllowed for anybody but the office."""
    can_keep_templates(actor).require()
    record(actor=actor, action=action, subject=template, after={"offered": template.is_offered})


class Journalled:
    """Saves and journals in one transaction."""

    request: HttpRequest
    journal_action = ""

    def save_instance(self) -> Any:
        with transaction.atomic():
            saved = super().save_instance()  # type: ignore[misc]
            note_saved(saved, actor=self.request.user, action=self.journal_action)
            return saved


class TemplateCreateView(Journalled, CreateView):
    """A new template."""

    journal_action = "cms.template.created"


class TemplateEditView(Journalled, EditView):
    """Changing a template; drafts that began from it stay as they are."""

    journal_action = "cms.template.changed"


class TemplateViewSet(ModelViewSet):
    """The list and the editor of templates."""

    model = ChallengeTemplate
    menu_name = "challenge-templates"
    menu_label = _("Templates")
    icon = "copy"
    menu_order = 95
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = ["name_fa", "purpose_fa", "is_offered"]
    search_fields = ["name_fa", "name_en", "purpose_fa"]
    add_view_class = TemplateCreateView
    edit_view_class = TemplateEditView
