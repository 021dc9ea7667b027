"""Departments are apart in the whole admin: every address of it is walked by a stranger, and a new address fails
until it is classed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from wagtail.documents.models import Document
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Workflow, WorkflowPage

from challenges.content import Words
from cms.models import ChallengePage, Picture
from cms.places import sync_membership
from cms.sharing import share_preview
from cms.wall import CLASSES, Class, class_of
from marketplace.accounts.models import User
from tests.factories.accounts import manager, member, site_editor
from tests.factories.cms import at_office, people, submitted

pytestmark = pytest.mark.django_db

SECRET = "رازی که دستگاه دیگر نباید بداند"


def admin_patterns() -> Iterator[tuple[str, dict[str, Any]]]:
    """Name and converters of every address below /admin/."""
    admin = next(
        item for item in get_resolver().url_patterns if isinstance(item, URLResolver) and str(item.pattern) == "admin/"
    )
    yield from _walk(admin, "")


def _walk(resolver: URLResolver, namespace: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for item in resolver.url_patterns:
        if isinstance(item, URLResolver):
            yield from _walk(item, f"{namespace}{item.namespace}:" if item.namespace else namespace)
        elif isinstance(item, URLPattern) and item.name:
            names = dict(item.pattern.converters) or dict.fromkeys(item.pattern.regex.groupindex)
            yield f"{namespace}{item.name}", names


ADDRESSES = list(dict.fromkeys((name, tuple(sorted(kwargs))) for name, kwargs in admin_patterns()))


class Foreign:
    """What belongs to another department: a draft in approval, a document, a picture."""

    def __init__(self) -> None:
        self.team = people()
        self.page = submitted(self.team, title=Words(SECRET, ""))
        self.step = self.page.current_workflow_task_state
        self.link = share_preview(actor=self.team.officer, page=self.page, days=1)
        collection = self.team.space.collection
        self.document = Document.objects.create(
            title=SECRET, collection=collection, file=ContentFile(b"secret", name="secret.pdf")
        )
        self.picture = Picture.objects.create(title=SECRET, collection=collection, file=get_test_image_file())

    def value(self, address: str, name: str) -> Any:
        """The foreign thing that an argument of an address could name."""
        media = self.document.pk if "doc" in address else self.picture.pk
        return {
            "page_id": self.page.pk,
            "parent_page_id": self.team.space.page_id,
            "page_to_move_id": self.page.pk,
            "destination_id": self.team.space.page_id,
            "revision_id": self.page.latest_revision_id,
            "revision_id_a": "earliest",
            "revision_id_b": "latest",
            "workflow_state_id": self.step.workflow_state_id,
            "task_state_id": self.step.pk,
            "task_id": self.step.task_id,
            "action_name": "approve",
            "page_pk": self.page.pk,
            "workflow_pk": self.team.space.workflow_id,
            "content_type_app_name": "cms",
            "content_type_model_name": "challengepage",
            "app_name": "cms",
            "object_id": self.page.pk,
            "session_id": 1,
            "link_id": self.link.pk,
            "image_id": self.picture.pk,
            "document_id": self.document.pk,
            "doc_id": self.document.pk,
            "filter_spec": "width-100",
            "uploaded_file_id": 1,
            "collection_id": self.team.space.collection_id,
            "redirect_id": 1,
            "uidb64": "MQ",
            "token": "set-password",
            "action": "delete",
            "app_label": "wagtailcore",
            "model_name": "page",
            "pk": self.page.pk if "page" in address else media,
        }[name]


@pytest.fixture
def foreign() -> Foreign:
    return Foreign()


def strangers() -> list[User]:
    team = people()
    found = [team.officer, team.manager, member(team.department)]
    for person in found:
        sync_membership(person)
    return found


def test_every_address_of_the_admin_is_classed() -> None:
    assert [name for name, _kwargs in ADDRESSES if class_of(name) is None] == []


def test_every_class_is_of_an_address_that_exists() -> None:
    prefixes = {":".join(name.split(":")[:end]) for name, _kwargs in ADDRESSES for end in range(1, name.count(":") + 2)}
    assert set(CLASSES) - prefixes == set()


def test_a_stranger_learns_nothing_at_any_address(foreign: Foreign) -> None:
    """One test for all addresses: the set-up is dear, and the message names the address."""
    leaks, reached = [], []
    for person in strangers():
        client = Client(
            raise_request_exception=False
        )  # some of Wagtail's dialogs fail on an empty form; what they say counts
        for name, kwargs in ADDRESSES:
            client.force_login(person)  # one of the addresses signs out
            url = _url(foreign, name, kwargs)
            for response in (client.get(url), client.post(url, {})):
                if SECRET in _text(response):
                    leaks.append((person.pk, name))
                if (
                    kwargs
                    and class_of(name) in (Class.PAGES, Class.MEDIA)
                    and _names_foreign(kwargs)
                    and response.status_code != 404
                ):
                    reached.append((name, response.status_code))
                if class_of(name) in (
                    Class.ADMINISTRATORS,
                    Class.CLOSED,
                    Class.EDITORS,
                    Class.OFFICE,
                ) and response.status_code not in (404, 302):
                    reached.append((name, response.status_code))
    assert leaks == []
    assert sorted(set(reached)) == []


def _names_foreign(kwargs: tuple[str, ...]) -> bool:
    return bool(
        {"page_id", "parent_page_id", "page_to_move_id", "image_id", "document_id", "doc_id", "object_id"} & set(kwargs)
    )


def _url(foreign: Foreign, name: str, kwargs: tuple[str, ...]) -> str:
    values = {key: foreign.value(name, key) for key in kwargs}
    try:
        return reverse(name, kwargs=values)
    except NoReverseMatch:
        return reverse(name, args=list(values.values()))


def _text(response: Any) -> str:
    """What a person could read of an answer; in JSON, Persian letters are escaped, so it is read as data."""
    if response.status_code in (301, 302):
        return ""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    if "json" in response.get("Content-Type", ""):
        return json.dumps(json.loads(content), ensure_ascii=False)
    return str(content.decode(errors="ignore"))


PARAMETERS = [
    ("wagtailadmin_choose_page", {"page_type": "cms.challengepage"}),
    ("wagtailadmin_choose_page_search", {"q": "رازی"}),
    ("wagtailadmin_choose_page_search", {"q": "راز", "page_type": "wagtailcore.page"}),
    ("wagtailadmin_choose_page_chosen_multiple", {"id": "PAGE"}),
    ("wagtailadmin_pages:search", {"q": "رازی"}),
    ("wagtailadmin_pages:search_results", {"q": "رازی"}),
    ("wagtailadmin_api:pages:listing", {"fields": "*"}),
    ("wagtailadmin_api:pages:listing", {"child_of": "PARENT"}),
    ("wagtailadmin_api:pages:listing", {"search": "رازی"}),
    ("wagtailadmin_api:documents:listing", {}),
    ("wagtailadmin_api:images:listing", {}),
    ("wagtaildocs_chooser:choose", {"q": "رازی"}),
    ("wagtailimages_chooser:choose", {}),
    ("wagtailimages_chooser:chosen_multiple", {"id": "PICTURE"}),
    ("wagtaildocs_chooser:chosen_multiple", {"id": "DOCUMENT"}),
]
BULK = [
    (action, {"id": chosen, "childOf": parent})
    for action in ("delete", "move", "publish", "unpublish")
    for chosen, parent in (("PAGE", ""), ("all", ""), ("all", "PARENT"))
]


def _filled(foreign: Foreign, parameters: dict[str, str]) -> dict[str, str]:
    names = {
        "PAGE": foreign.page.pk,
        "PARENT": foreign.team.space.page_id,
        "PICTURE": foreign.picture.pk,
        "DOCUMENT": foreign.document.pk,
    }
    return {key: str(names.get(value, value)) for key, value in parameters.items() if value}


@pytest.mark.parametrize(("name", "parameters"), PARAMETERS)
def test_no_list_search_or_chooser_names_what_belongs_to_others(
    foreign: Foreign, client: Client, name: str, parameters: dict[str, str]
) -> None:
    for person in strangers()[:2]:
        client.force_login(person)

        assert SECRET not in _text(client.get(reverse(name), _filled(foreign, parameters)))


@pytest.mark.parametrize(("action", "parameters"), BULK)
def test_no_bulk_action_touches_or_names_what_belongs_to_others(
    foreign: Foreign, client: Client, action: str, parameters: dict[str, str]
) -> None:
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    query = "&".join(f"{key}={value}" for key, value in _filled(foreign, parameters).items())
    for person in strangers()[:2]:
        client.force_login(person)
        for response in (
            client.get(f"{url}?{query}"),
            client.post(f"{url}?{query}", {"target_pages": str(foreign.team.space.page_id)}),
        ):
            assert SECRET not in _text(response)

    assert ChallengePage.objects.get(pk=foreign.page.pk).get_parent().pk == foreign.team.space.page_id


def test_the_walk_can_find_a_leak_because_the_own_department_sees_it(foreign: Foreign, client: Client) -> None:
    client.force_login(foreign.team.manager)

    assert SECRET in _text(client.get(reverse("wagtailadmin_pages:edit", args=[foreign.page.pk])))
    assert SECRET in _text(client.get(reverse("wagtailadmin_explore", args=[foreign.team.space.page_id])))
    assert SECRET in _text(client.get(reverse("wagtailadmin_home")))


def test_the_own_department_works_with_its_pictures_and_documents(foreign: Foreign, client: Client) -> None:
    client.force_login(foreign.team.officer)

    assert SECRET in _text(client.get(reverse("wagtailimages:image_usage", args=[foreign.picture.pk])))
    assert SECRET in _text(client.get(reverse("wagtaildocs:edit", args=[foreign.document.pk])))
    assert SECRET in _text(client.get(reverse("wagtaildocs_chooser:choose")))


def test_a_page_of_ones_own_is_no_key_to_a_step_of_others(foreign: Foreign, client: Client) -> None:
    own = people()
    page = submitted(own)
    client.force_login(own.manager)

    client.post(
        reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", foreign.step.pk]), {"comment": ""}
    )

    assert ChallengePage.objects.get(pk=foreign.page.pk).current_workflow_task_state.pk == foreign.step.pk


def test_the_office_reads_every_draft_and_edits_only_at_its_own_step(foreign: Foreign, client: Client) -> None:
    client.force_login(foreign.team.office)
    waiting_for_office = at_office(foreign.team)

    assert client.get(reverse("wagtailadmin_explore", args=[foreign.team.space.page_id])).status_code == 200
    assert client.get(reverse("wagtailadmin_pages:edit", args=[waiting_for_office.pk])).status_code == 200
    assert client.get(reverse("wagtailadmin_pages:edit", args=[foreign.page.pk])).status_code in (302, 403)


def test_an_editor_of_the_site_sees_no_draft(foreign: Foreign, client: Client) -> None:
    editor = site_editor()
    sync_membership(editor)
    client.force_login(editor)

    assert client.get(reverse("wagtailadmin_pages:edit", args=[foreign.page.pk])).status_code == 404
    for name, parameters in PARAMETERS:
        assert SECRET not in _text(client.get(reverse(name), _filled(foreign, parameters))), name


def test_somebody_of_two_departments_sees_both_and_no_third(foreign: Foreign, client: Client) -> None:
    second, third = people(), people()
    person = manager(foreign.team.department)
    person.department_memberships.create(department=second.department, role="officer")
    sync_membership(person)
    client.force_login(person)

    assert [
        client.get(reverse("wagtailadmin_explore", args=[team.space.page_id])).status_code
        for team in (foreign.team, second, third)
    ] == [200, 200, 404]


def test_mails_about_a_draft_go_to_its_own_people_only(
    foreign: Foreign, mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        submitted(people())

    assert [mail for mail in mailoutbox if mail.to == [foreign.team.manager.email]] == []


def test_an_address_that_nobody_classed_does_not_exist(
    foreign: Foreign, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a new address of Wagtail, or of ours, meets until somebody has thought about it."""
    address = reverse("wagtailadmin_explore", args=[foreign.team.space.page_id])
    client.force_login(foreign.team.manager)
    assert client.get(address).status_code == 200

    monkeypatch.delitem(CLASSES, "wagtailadmin_explore")

    assert client.get(address).status_code == 404
    with pytest.raises(AssertionError):
        test_every_address_of_the_admin_is_classed()


def test_what_is_not_there_and_what_is_of_others_read_the_same_in_persian(foreign: Foreign, client: Client) -> None:
    client.force_login(strangers()[0])
    pages = [client.get(reverse("wagtailadmin_pages:edit", args=[pk])) for pk in (foreign.page.pk, 999_999)]

    assert [page.status_code for page in pages] == [404, 404]
    assert "این صفحه اینجا نیست" in pages[0].content.decode()
    assert "Wagtail" not in pages[0].content.decode().replace("wagtailadmin", "")


def test_wagtails_own_workflow_begins_on_no_page() -> None:
    assert not WorkflowPage.objects.filter(workflow__name="Moderators approval").exists()
    assert not Workflow.objects.active().filter(name="Moderators approval").exists()
