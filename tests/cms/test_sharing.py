"""Secret links to the preview of a draft: what they show, when they die, who makes and revokes them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from challenges.content import DocumentContent, Words
from cms.models import PreviewLink
from cms.services import approve, submit_for_approval, update_draft
from cms.sharing import LIFETIMES, MOST_ALIVE, revoke_preview, share_preview
from marketplace import clock
from marketplace.errors import Invalid, NotAllowed, WrongState
from marketplace.files.models import Attachment
from marketplace.journal.models import AuditRecord
from tests.factories.challenges import content
from tests.factories.cms import People, draft, fresh, people, published

pytestmark = pytest.mark.django_db

TITLE, OTHER = "عنوان پیش‌نویس", "پیش‌نویس دیگر همین دستگاه"


@pytest.fixture
def team() -> People:
    return people()


@pytest.fixture
def link(team: People) -> PreviewLink:
    draft(team, title=Words(OTHER, ""))
    return share_preview(actor=team.officer, page=draft(team, title=Words(TITLE, "Draft title")), days=7, note="وکیل")


def visited(link: PreviewLink, *, prefix: str = "") -> Any:
    """As somebody without an account opens it."""
    return Client().get(prefix + link.get_absolute_url())


def test_a_link_shows_the_draft_as_it_stands_and_nothing_else(team: People, link: PreviewLink) -> None:
    update_draft(actor=team.officer, page=link.page, content=content(title=Words("عنوان تازه‌تر", "")))

    response = visited(link)

    html = response.content.decode()
    assert response.status_code == 200
    assert "عنوان تازه‌تر" in html
    assert OTHER not in html
    assert team.officer.email not in html
    assert "/admin/" not in html
    assert "وکیل" not in html


def test_a_link_names_the_documents_and_gives_none_of_them(team: People) -> None:
    values = {"purpose": "challenges.document", "status": "clean", "media_type": "application/pdf"}
    file = Attachment.objects.create(name="a.pdf", size=9, sha256="0" * 64, path="x/a", **values)
    page = draft(team, documents=(DocumentContent(file.pk, Words("نقشهٔ پوشش")),))

    html = visited(share_preview(actor=team.officer, page=page, days=1)).content.decode()

    assert "نقشهٔ پوشش" in html
    assert str(file.pk) not in html


def test_a_link_opens_in_english_too(link: PreviewLink) -> None:
    assert "Draft title" in visited(link, prefix="/en").content.decode()


def test_nobody_keeps_indexes_or_passes_on_what_a_link_shows(link: PreviewLink) -> None:
    for response in (visited(link), visited(revoke_preview(actor=link.created_by, link=link))):
        assert "no-store" in response["Cache-Control"]
        assert "noindex" in response["X-Robots-Tag"]
        assert response["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("change", ["seal", "number"])
def test_an_address_nobody_made_is_not_there(link: PreviewLink, change: str) -> None:
    number, seal = (link.pk, "0" * 40) if change == "seal" else (link.pk + 1, link.seal)

    assert Client().get(reverse("cms_preview:draft", args=[number, seal])).status_code == 404


def test_a_longer_life_cannot_be_written_into_the_row(link: PreviewLink) -> None:
    address = link.get_absolute_url()
    PreviewLink.objects.filter(pk=link.pk).update(expires_at=link.expires_at + timedelta(days=300))

    assert Client().get(address).status_code == 404


def test_a_link_dies_at_its_expiry(link: PreviewLink) -> None:
    with clock.travel(to=link.expires_at - timedelta(minutes=1)):
        assert visited(link).status_code == 200
        assert PreviewLink.objects.alive().exists()
    with clock.travel(to=link.expires_at):
        response = visited(link)
        assert not PreviewLink.objects.alive().exists()

    assert response.status_code == 410
    assert TITLE not in response.content.decode()


def test_a_revoked_link_opens_nothing_and_says_whom_to_ask(team: People, link: PreviewLink) -> None:
    revoke_preview(actor=team.manager, link=link)

    response = visited(link)

    assert response.status_code == 410
    assert TITLE not in response.content.decode()
    assert not PreviewLink.objects.alive().exists()


def test_a_link_dies_when_the_draft_is_published_and_leads_to_what_everybody_reads(
    team: People, link: PreviewLink
) -> None:
    page = fresh(link.page)
    submit_for_approval(actor=team.officer, page=page)
    approve(actor=team.manager, page=fresh(page))
    assert visited(link).status_code == 200
    approve(actor=team.office, page=fresh(page))

    response = visited(PreviewLink.objects.get(pk=link.pk))

    assert response.status_code == 410
    assert fresh(page).challenge.get_absolute_url() in response.content.decode()
    assert not PreviewLink.objects.alive().exists()


def test_a_link_to_an_amendment_shows_the_amendment_until_that_is_published(team: People) -> None:
    page = published(team)
    update_draft(actor=team.officer, page=page, content=content(title=Words(TITLE)), change_note="عنوان روشن‌تر شد")

    link = share_preview(actor=team.officer, page=fresh(page), days=1)

    assert TITLE in visited(link).content.decode()
    assert list(PreviewLink.objects.alive()) == [link]
    submit_for_approval(actor=team.officer, page=fresh(page))
    approve(actor=team.manager, page=fresh(page))
    approve(actor=team.office, page=fresh(page))
    assert visited(PreviewLink.objects.get(pk=link.pk)).status_code == 410


def test_making_and_revoking_are_journalled_once_without_the_persons_name(team: People, link: PreviewLink) -> None:
    revoke_preview(actor=team.officer, link=link)
    revoke_preview(actor=team.officer, link=link)

    rows = AuditRecord.objects.filter(subject_type="cms.previewlink", subject_id=str(link.pk)).order_by("id")
    assert [(row.action, row.actor) for row in rows] == [
        ("cms.preview.shared", team.officer),
        ("cms.preview.revoked", team.officer),
    ]
    assert not any("وکیل" in str((row.before, row.after, row.reason)) for row in rows)


def test_only_who_writes_for_the_department_makes_and_revokes(team: People, link: PreviewLink) -> None:
    for stranger in (people().officer, team.office):
        with pytest.raises(NotAllowed):
            share_preview(actor=stranger, page=link.page, days=1)
        with pytest.raises(NotAllowed):
            revoke_preview(actor=stranger, link=link)


@pytest.mark.parametrize("days", [0, -1, 2, 365])
def test_a_link_lives_for_one_of_the_offered_times_only(team: People, link: PreviewLink, days: int) -> None:
    with pytest.raises(Invalid):
        share_preview(actor=team.officer, page=link.page, days=days)


def test_only_so_many_links_live_at_once(team: People, link: PreviewLink) -> None:
    for _nth in range(MOST_ALIVE - 1):
        share_preview(actor=team.officer, page=link.page, days=LIFETIMES[0])

    with pytest.raises(WrongState):
        share_preview(actor=team.officer, page=link.page, days=1)
    revoke_preview(actor=team.officer, link=link)
    share_preview(actor=team.officer, page=link.page, days=1)


def test_the_list_of_living_links_and_the_row_agree(team: People, link: PreviewLink) -> None:
    page = link.page
    revoked = revoke_preview(actor=team.officer, link=share_preview(actor=team.officer, page=page, days=30))
    short = share_preview(actor=team.officer, page=page, days=1)

    for moment in (clock.now(), short.expires_at, link.expires_at):
        alive = {row.pk for row in PreviewLink.objects.all() if row.is_alive(moment)}
        assert alive == set(PreviewLink.objects.alive(moment).values_list("pk", flat=True))
        assert revoked.pk not in alive


def test_the_editor_lists_living_links_and_revokes_them(team: People, link: PreviewLink) -> None:
    client = Client()
    client.force_login(team.officer)
    parts = reverse("cms_writing:links", args=[link.page_id])
    assert link.seal in client.get(parts).content.decode()

    made = client.post(parts, {"days": "3", "note": "کارشناس"}).content.decode()
    assert "کارشناس" in made
    assert PreviewLink.objects.alive().count() == 2
    assert "data-post" in client.post(parts, {"days": "سه"}).content.decode()
    assert PreviewLink.objects.count() == 2

    gone = client.post(reverse("cms_writing:revoke", args=[link.page_id, link.pk])).content.decode()
    assert link.seal not in gone
    assert client.get(reverse("cms_writing:revoke", args=[link.page_id, link.pk])).status_code == 405


def test_a_link_of_another_page_is_not_revoked_by_naming_ones_own(team: People, link: PreviewLink) -> None:
    other = people()
    client = Client()
    client.force_login(other.officer)

    response = client.post(reverse("cms_writing:revoke", args=[draft(other).pk, link.pk]))

    assert response.status_code == 404
    assert PreviewLink.objects.alive().filter(pk=link.pk).exists()


def test_the_database_takes_no_link_that_expires_before_it_is_made(link: PreviewLink) -> None:
    with pytest.raises(IntegrityError, match="cms_previewlink_expires_later"), transaction.atomic():
        PreviewLink.objects.filter(pk=link.pk).update(expires_at=link.created_at)
