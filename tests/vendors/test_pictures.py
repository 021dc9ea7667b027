"""Pictures of a solution: drawn anew, as public as the solution, bombs and disguises refused."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.functional import empty
from PIL import Image

from marketplace.errors import Conflict, Invalid, NotAllowed
from marketplace.files.models import Attachment
from marketplace.files.pictures import LONGEST_SIDE, receive_picture
from tests.factories.accounts import UserFactory
from tests.factories.files import pdf, picture, upload
from tests.factories.vendors import join, solution, solution_picture, verified_vendor
from vendors import services
from vendors.models import Solution, SolutionPicture, Vendor

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _store(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.STORAGES = settings.STORAGES | {
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path)},
        }
    }
    monkeypatch.setattr("django.core.files.storage.default_storage._wrapped", empty)


@pytest.fixture
def shown() -> tuple[Vendor, Solution, Any]:
    """A firm with a public solution, and its owner."""
    vendor = verified_vendor()
    return vendor, solution(vendor), join(vendor)


def photo(width: int = 2400, height: int = 1200) -> bytes:
    """A photograph that tells where it was taken."""
    exif = Image.Exif()
    exif[0x010E] = "کوچهٔ پنهان"
    held = io.BytesIO()
    Image.new("RGB", (width, height), "#0a7e8c").save(held, "JPEG", exif=exif)
    return held.getvalue()


def send(client: Client, row: Solution, file: Any, alt: str = "حسگر روی تیر") -> Any:
    url = reverse("vendors:pictures", args=[row.vendor.slug, row.slug])
    return client.post(url, {"alt_fa": alt, "file": file})


def test_a_picture_is_drawn_anew_and_shown_to_everybody(client: Client, shown: tuple[Vendor, Solution, Any]) -> None:
    _vendor, row, owner = shown
    client.force_login(owner)
    assert send(client, row, upload(photo(), "عکس.jpg")).status_code == 302

    client.logout()
    url = reverse("vendors:picture", args=[SolutionPicture.objects.get().file_id])
    assert url in client.get(row.get_absolute_url()).content.decode()
    response = client.get(url)
    held = b"".join(response)  # type: ignore[arg-type]
    with Image.open(io.BytesIO(held)) as drawn:
        assert (drawn.format, max(drawn.size), dict(drawn.getexif())) == ("WEBP", LONGEST_SIDE, {})
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_picture_is_as_private_as_its_solution(client: Client, shown: tuple[Vendor, Solution, Any]) -> None:
    _vendor, row, owner = shown
    client.force_login(owner)
    send(client, row, upload(photo(40, 30), "a.jpg"))
    url = reverse("vendors:picture", args=[SolutionPicture.objects.get().file_id])
    Solution.objects.filter(pk=row.pk).update(is_published=False)

    response = client.get(url)
    assert response.status_code == 200
    b"".join(response)  # type: ignore[arg-type]
    client.logout()
    assert client.get(url).status_code == 403


BAD: dict[str, tuple[bytes, str]] = {
    "an SVG": (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "a.svg"),
    "a web page called PNG": (b"<!doctype html><html></html>", "a.png"),
    "a PDF": (pdf(), "a.pdf"),
    "a bomb": (picture(30_000, 30_000), "a.png"),
    "a broken picture": (picture()[:40], "a.png"),
    "too large": (picture() + b"x" * (9 * 1024 * 1024), "a.png"),
    "nothing": (b"", "a.png"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_picture_is_refused_at_its_field(client: Client, shown: tuple[Vendor, Solution, Any], name: str) -> None:
    _vendor, row, owner = shown
    client.force_login(owner)

    response = send(client, row, upload(*BAD[name]))

    assert response.context["form"].errors["file"]
    assert 'value="حسگر روی تیر"' in response.content.decode()
    assert not Attachment.objects.exists()


def test_the_words_for_those_who_do_not_see_it_are_needed(client: Client, shown: tuple[Vendor, Solution, Any]) -> None:
    _vendor, row, owner = shown
    client.force_login(owner)
    send(client, row, upload(photo(40, 30), "a.jpg"), alt=" ")
    assert not SolutionPicture.objects.exists()
    assert not Attachment.objects.exists()


def test_a_removed_picture_leaves_no_file(client: Client, shown: tuple[Vendor, Solution, Any], tmp_path: Path,
                                          django_capture_on_commit_callbacks: Any) -> None:  # fmt: skip
    vendor, row, owner = shown
    client.force_login(owner)
    send(client, row, upload(photo(40, 30), "a.jpg"))
    held = SolutionPicture.objects.get()
    path = tmp_path / held.file.path
    assert path.exists()

    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("vendors:remove_picture", args=[vendor.slug, row.slug, held.pk]))

    assert not Attachment.objects.exists()
    assert not path.exists()


def test_others_pictures_and_too_many_are_refused(shown: tuple[Vendor, Solution, Any]) -> None:
    _vendor, row, owner = shown
    foreign = solution_picture(row).file
    with pytest.raises(NotAllowed):
        services.add_picture(actor=owner, solution=row, file=foreign, alt_fa="x")
    for _n in range(7):
        solution_picture(row)
    own = receive_picture(actor=owner, upload=upload(photo(40, 30), "a.jpg"), purpose="vendors.picture")
    with pytest.raises(Conflict):
        services.add_picture(actor=owner, solution=row, file=own, alt_fa="x")
    with pytest.raises(NotAllowed):
        services.add_picture(actor=UserFactory.create(), solution=row, file=own, alt_fa="x")
    with pytest.raises(Invalid):
        services.add_picture(actor=owner, solution=row, file=own, alt_fa=" ")
