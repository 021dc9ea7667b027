"""Synonyms and pinned answers in Wagtail's admin, for those who may teach the search."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.permission_policies import BasePermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from marketplace.accounts.models import User
from search.models import PinnedAnswer, SynonymGroup
from search.permissions import can_teach_search


class TeachingPolicy(BasePermissionPolicy):
    """The house's own permission, asked by Wagtail."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return bool(can_teach_search(user))

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return bool(can_teach_search(user))

    def users_with_any_permission(self, actions: Any) -> Any:
        people = [person.pk for person in User.objects.filter(is_active=True) if can_teach_search(person)]
        return User.objects.filter(pk__in=people)


class Taught(SnippetViewSet):
    """No usage, no copies: short lists that are written and removed."""

    inspect_view_enabled = False
    copy_view_enabled = False
    add_to_reference_index = False


class Synonyms(Taught):
    """Groups of words of one meaning."""

    model = SynonymGroup
    url_namespace = "search_synonyms"
    base_url_path = "synonyms"
    icon = "list-ul"
    list_display = ("__str__", "changed_at")
    panels = (FieldPanel("words"),)


class PinnedAnswers(Taught):
    """Answers above the results."""

    model = PinnedAnswer
    url_namespace = "search_answers"
    base_url_path = "pinned-answers"
    icon = "pin"
    list_display = ("__str__", "url", "changed_at")
    panels = tuple(map(FieldPanel, ("questions", "title_fa", "title_en", "text_fa", "text_en", "url")))


class Teaching(SnippetViewSetGroup):
    """One entry of the side menu."""

    items = (Synonyms, PinnedAnswers)
    menu_label = _("Search")
    menu_icon = "search"
    menu_name = "search-teaching"
    menu_order = 300


for _model in (SynonymGroup, PinnedAnswer):
    register_permission_policy(_model, TeachingPolicy(_model))
register_snippet(Teaching)
