"""The wall between departments in Wagtail's admin: every address is classed, and an address that is not classed does
not exist.

Wagtail's own rights keep drafts from being opened by strangers, but some of its views tell titles (page chooser,
move, bulk actions, usage). So before any view of the admin runs, every page, picture and document named in the
request must be one the person may see; otherwise the answer is 404, the same as for a page that does not exist.
tests/cms/test_isolation.py walks all addresses with a foreign officer; a new one fails there until it stands in
`CLASSES`.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from django.http import HttpRequest
from django.urls import ResolverMatch
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.permissions import policy_registry

from marketplace.accounts.roles import roles_of


class Class(StrEnum):
    """What an address of the admin is about."""

    OPEN = "open"  # nothing of anybody's: home, account, dialogs that take a link
    PAGES = "pages"  # pages named in it must be the person's
    MEDIA = "media"  # pictures and documents named in it must be in the person's collections
    OFFICE = "office"  # for the innovation office
    EDITORS = "editors"  # for site editors and administrators
    TEACHERS = "teachers"  # for those who teach the search: site editors and the office
    ADMINISTRATORS = "administrators"
    CLOSED = "closed"  # for nobody: what it would change belongs to our services


# By namespace, or by full name where a namespace is mixed; the full name wins.
CLASSES: dict[str, Class] = {
    "wagtailadmin_home": Class.OPEN,
    "wagtailadmin_error_test": Class.CLOSED,
    "wagtailadmin_api:pages": Class.PAGES,
    "wagtailadmin_api:pages:find": Class.EDITORS,
    "wagtailadmin_api:pages:action": Class.CLOSED,
    "wagtailadmin_api:documents": Class.MEDIA,
    "wagtailadmin_api:images": Class.MEDIA,
    "wagtailadmin_explore_root": Class.PAGES,
    "wagtailadmin_explore": Class.PAGES,
    "wagtailadmin_explore_results": Class.PAGES,
    "wagtail_bulk_action": Class.PAGES,
    "wagtailadmin_pages": Class.PAGES,
    "wagtailadmin_pages:type_use": Class.EDITORS,
    "wagtailadmin_pages:type_use_results": Class.EDITORS,
    "wagtailadmin_choose_page": Class.PAGES,
    "wagtailadmin_choose_page_child": Class.PAGES,
    "wagtailadmin_choose_page_search": Class.PAGES,
    "wagtailadmin_choose_page_chosen_multiple": Class.PAGES,
    "wagtailadmin_choose_page_external_link": Class.OPEN,
    "wagtailadmin_choose_page_email_link": Class.OPEN,
    "wagtailadmin_choose_page_phone_link": Class.OPEN,
    "wagtailadmin_choose_page_anchor_link": Class.OPEN,
    "wagtailadmin_tag_autocomplete": Class.EDITORS,
    "wagtailadmin_tag_model_autocomplete": Class.EDITORS,
    "wagtailadmin_collections": Class.ADMINISTRATORS,
    "wagtailadmin_workflows": Class.ADMINISTRATORS,
    "wagtailadmin_reports": Class.ADMINISTRATORS,
    "wagtailadmin_account": Class.OPEN,
    "wagtailadmin_logout": Class.OPEN,
    "wagtailadmin_dismissibles": Class.OPEN,
    "wagtailadmin_editing_sessions": Class.PAGES,
    "wagtailadmin_block_preview": Class.OPEN,
    "cms_writing": Class.PAGES,
    "challenge_templates": Class.OFFICE,
    "challenge_templates:delete": Class.CLOSED,  # drafts may have begun from one; it is retired instead
    "search_synonyms": Class.TEACHERS,
    "search_answers": Class.TEACHERS,
    "wagtailforms": Class.CLOSED,
    "wagtailredirects": Class.EDITORS,
    "wagtailsettings": Class.ADMINISTRATORS,
    "wagtailembeds": Class.CLOSED,
    "wagtailsnippets": Class.ADMINISTRATORS,
    "wagtailsnippetchoosers_search_synonymgroup": Class.CLOSED,  # nothing refers to what teaches the search
    "wagtailsnippetchoosers_search_pinnedanswer": Class.CLOSED,
    "wagtaildocs": Class.MEDIA,
    "wagtaildocs_chooser": Class.MEDIA,
    "wagtailimages": Class.MEDIA,
    "wagtailimages_chooser": Class.MEDIA,
    "wagtailsites": Class.ADMINISTRATORS,
    "wagtailusers_users": Class.CLOSED,  # people and roles are changed by accounts.services, which journals
    "wagtailusers_groups": Class.CLOSED,
    "wagtailadmin_sprite": Class.OPEN,
    "wagtailadmin_login": Class.OPEN,
    "wagtailadmin_password_reset": Class.CLOSED,
    "wagtailadmin_password_reset_done": Class.CLOSED,
    "wagtailadmin_password_reset_confirm": Class.CLOSED,
    "wagtailadmin_password_reset_complete": Class.CLOSED,
    "wagtailadmin_javascript_catalog": Class.OPEN,
}

ROLES = {Class.OFFICE: ("office",), Class.EDITORS: ("editor",), Class.TEACHERS: ("editor", "office")}
PAGE_KWARGS = ("page_id", "parent_page_id", "page_to_move_id", "destination_id")
PAGE_PARAMETERS = (
    "id",
    "childOf",
    "child_of",
    "descendant_of",
    "ancestor_of",
    "translation_of",
    "destination",
    "target_pages",
    "new_parent_page",
    "chooser",
)
MEDIA_KWARGS = ("image_id", "document_id", "doc_id", "pk")


def class_of(name: str) -> Class | None:
    """The class of an address by its full name or that of its namespaces, the longest first; None for one that nobody
    classed.
    """
    parts = name.split(":")
    return next((CLASSES[key] for end in range(len(parts), 0, -1) if (key := ":".join(parts[:end])) in CLASSES), None)


def lets_through(request: HttpRequest, match: ResolverMatch) -> bool:
    """Whether the request may reach its view in the admin. Visitors may: Wagtail sends them to the entrance."""
    user = request.user
    kind = class_of(match.view_name or "")
    if not user.is_authenticated:
        return kind not in (None, Class.CLOSED)
    if kind is Class.CLOSED or (kind is None and match.view_name):
        return False
    if user.is_superuser or kind in (Class.OPEN, None):  # without a name: Wagtail's own «no such page»
        return True
    if kind in ROLES:
        return any(getattr(roles_of(user), role) for role in ROLES[kind])
    if kind is Class.PAGES:
        return _about_media(match) or _sees_pages(user, _page_ids(request, match))
    return kind is Class.MEDIA and _sees_media(user, match)


def visible_pages(user: Any) -> Any:
    """The pages a person may know of: those they have any right on, and what leads to them."""
    return policy_registry.get_by_type(Page).explorable_instances(user)


def _page_ids(request: HttpRequest, match: ResolverMatch) -> set[int]:
    found: list[Any] = [match.kwargs[name] for name in PAGE_KWARGS if name in match.kwargs]
    if "pages" in (match.view_name or ""):
        found += [match.kwargs["pk"]] if "pk" in match.kwargs else []
    if "object_id" in match.kwargs:
        found.append(match.kwargs["object_id"])
    for parameters in (request.GET, request.POST):
        for name in PAGE_PARAMETERS:
            found += parameters.getlist(name)
    return {int(value) for value in found if str(value).isdecimal()}


def _sees_pages(user: Any, ids: set[int]) -> bool:
    return not ids or visible_pages(user).filter(pk__in=ids).count() == len(ids)


def _about_media(match: ResolverMatch) -> bool:
    """A bulk action on pictures or documents asks the rights of their collections itself, one by one."""
    return match.view_name == "wagtail_bulk_action" and match.kwargs.get("app_label") in _media_labels()


def _media_labels() -> set[str]:
    return {get_image_model()._meta.app_label, get_document_model()._meta.app_label} - {Page._meta.app_label}


def _sees_media(user: Any, match: ResolverMatch) -> bool:
    model = get_document_model() if "doc" in (match.view_name or "") else get_image_model()
    ids = [match.kwargs[name] for name in MEDIA_KWARGS if name in match.kwargs]
    return not ids or media_of(user, model).filter(pk__in=_numbers(ids)).exists()


def media_of(user: Any, model: Any) -> Any:
    """The pictures or documents of the collections a person works with."""
    return policy_registry.get_by_type(model).instances_user_has_any_permission_for(
        user, ["add", "change", "delete", "choose"]
    )


def _numbers(values: Iterable[Any]) -> list[int]:
    return [int(value) for value in values if str(value).isdecimal()]
