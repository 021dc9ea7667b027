"""What Baham changes in Wagtail's admin: the menu, the dashboard, the choosers, bulk actions and the editor of
challenges.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import include, path, reverse, reverse_lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms import bulk, services
from cms.dashboard import WaitingForMe, WrittenByMe
from cms.models import ChallengePage, DepartmentIndexPage, DepartmentSpace
from cms.template_keeping import TemplateViewSet
from cms.viewsets import ChallengePageViewSet
from cms.wall import visible_pages
from marketplace.accounts.roles import Roles, roles_of

# What stays in the side menu for people of departments and the office; editors and administrators keep Wagtail's own.
KEPT_FOR_DEPARTMENTS = frozenset({"challenges", "challenge-templates", "weights", "documents", "search-teaching"})
KEPT_FOR_EDITORS = frozenset({"explorer", "images", "documents", "challenges", "search-teaching"})
KEPT_PANELS = (WaitingForMe, WrittenByMe)


def only_departments(roles: Roles) -> bool:
    """Whether a person comes here for challenges only."""
    return not (roles.administrator or roles.editor)


class ChallengesItem(MenuItem):
    """Straight to the person's own department; the office and administrators see all departments."""

    def is_shown(self, request: HttpRequest) -> bool:
        roles = roles_of(request.user)
        return bool(roles.officer_of or roles.manager_of or roles.office or roles.administrator)

    def render_component(self, request: HttpRequest) -> Any:
        self.url = reverse("wagtailadmin_explore", args=[_place_of(roles_of(request.user))])
        return super().render_component(request)


def _place_of(roles: Roles) -> int:
    own = DepartmentSpace.objects.filter(department__in=roles.officer_of | roles.manager_of).values_list(
        "page_id", flat=True
    )
    if len(own) == 1 and not roles.office:
        return int(own[0])
    return int(DepartmentIndexPage.objects.values_list("pk", flat=True).first() or 1)


@hooks.register("register_admin_menu_item")
def challenges_item() -> ChallengesItem:
    """The entry «Challenges»."""
    return ChallengesItem(_("Challenges"), "", name="challenges", icon_name="doc-full-inverse", order=90)


class OfficeItem(MenuItem):
    """For the innovation office only."""

    def is_shown(self, request: HttpRequest) -> bool:
        return roles_of(request.user).office


@hooks.register("register_admin_menu_item")
def weights_item() -> OfficeItem:
    """To the limits of weights."""
    return OfficeItem(
        _("Limits of weights"), reverse_lazy("challenges:weights"), name="weights", icon_name="sliders", order=96
    )


@hooks.register("construct_main_menu", order=1000)
def trim_menu(request: HttpRequest, items: list[Any]) -> None:
    """People see only what they work with."""
    roles = roles_of(request.user)
    if roles.administrator:
        return
    kept = KEPT_FOR_EDITORS if roles.editor else KEPT_FOR_DEPARTMENTS
    items[:] = [item for item in items if item.name in kept]


@hooks.register("construct_homepage_panels", order=1000)
def dashboard(request: HttpRequest, panels: list[Any]) -> None:
    """First what waits for me, then what I wrote; nothing about Wagtail itself."""
    panels[:] = [panel(request) for panel in KEPT_PANELS]


@hooks.register("construct_homepage_summary_items", order=1000)
def no_summary(request: HttpRequest, items: list[Any]) -> None:
    """Counts of all pages help nobody here, and tell a department how many others there are."""
    if only_departments(roles_of(request.user)):
        items.clear()


@hooks.register("construct_page_chooser_queryset")
def only_visible_pages(pages: Any, request: HttpRequest) -> Any:
    """Links lead to the public site; a draft of another department is not even named."""
    if request.user.is_superuser:
        return pages
    return pages.filter(pk__in=visible_pages(request.user).values("pk"))


for _action in bulk.ALL:
    hooks.register("register_bulk_action", _action, order=1000)


@hooks.register("register_admin_viewset")
def challenge_viewset() -> ChallengePageViewSet:
    """The editor of challenges turns refusals into messages at their place."""
    return ChallengePageViewSet()


@hooks.register("register_admin_viewset")
def template_viewset() -> TemplateViewSet:
    """The templates the innovation office keeps."""
    return TemplateViewSet("challenge_templates")


@hooks.register("register_admin_urls")
def writing_urls() -> list[Any]:
    """The page on which a challenge begins, and the parts of its editor."""
    return [path("writing/", include("cms.editor_urls"))]


@hooks.register("after_create_page")
def note_drafted(request: HttpRequest, page: Any) -> None:
    """A new draft is written down like every other step."""
    if isinstance(page.specific, ChallengePage):
        services.note_drafted(page.specific, actor=request.user)


@hooks.register("insert_global_admin_css")
def admin_css() -> SafeString:
    """The product's colour and font, and room for Persian lines."""
    return format_html('<link rel="stylesheet" href="{}">', static("cms/admin.css"))


@hooks.register("insert_editor_js")
def editor_js() -> SafeString:
    """The live total of weights, the Jalali calendar, and the parts the server draws."""
    return format_html('<script type="module" src="{}"></script>', static("cms/editor.js"))
