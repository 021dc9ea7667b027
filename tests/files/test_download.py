"""The one view that serves files."""

from __future__ import annotations

import uuid
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.test import Client

from marketplace.files import permissions
from marketplace.files.sealing import Sealer
from tests.factories.accounts import UserFactory, administrator
from tests.factories.files import attachment, pdf
from tests.files.conftest import KEY

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


def body(response: object) -> bytes:
    return b"".join(response.streaming_content)  # type: ignore[attr-defined]


def test_a_file_is_a_download_that_no_browser_runs(client: Client) -> None:
    row = attachment("tests.any", name="گزارش.pdf")

    answer = client.get(f"/files/{row.pk}/")

    assert body(answer) == pdf()
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Content-Type"] == "application/pdf"
    assert int(answer["Content-Length"]) == len(pdf())


def test_a_sealed_file_is_served_open_to_whom_it_may_be_served(client: Client) -> None:
    row = attachment("tests.sealed", b"words of a proposal", name="a.txt", seal=Sealer("k", KEY))

    assert body(client.get(f"/files/{row.pk}/")) == b"words of a proposal"


def test_the_rule_of_the_purpose_decides_whoever_asks(client: Client) -> None:
    row = attachment("tests.none")
    client.force_login(administrator(), backend=BACKEND)

    assert client.get(f"/files/{row.pk}/").status_code == 403


def test_without_a_rule_only_the_uploader_reads(client: Client) -> None:
    person = UserFactory.create()
    row = attachment("tests.pdf", actor=person)

    assert client.get(f"/files/{row.pk}/").status_code == 403
    client.force_login(administrator(), backend=BACKEND)
    assert client.get(f"/files/{row.pk}/").status_code == 403
    client.force_login(person, backend=BACKEND)
    assert body(client.get(f"/files/{row.pk}/")) == pdf()


def test_a_file_in_quarantine_is_served_to_nobody_and_strangers_do_not_learn_of_the_check(
    settings: object, client: Client
) -> None:
    settings.FILES_CHECK_AT_ONCE_BYTES = 0  # type: ignore[attr-defined]
    person = UserFactory.create()
    row = attachment("tests.pdf", actor=person)

    assert permissions.can_read_attachment(person, row).code == "quarantined"
    assert permissions.can_read_attachment(UserFactory.create(), row).code == "not_owner"


def test_an_id_that_does_not_exist_and_a_content_that_is_gone_are_not_found(client: Client) -> None:
    assert client.get(f"/files/{uuid.uuid4()}/").status_code == 404
    row = attachment("tests.any")
    Path(default_storage.path(row.path)).unlink()
    assert client.get(f"/files/{row.pk}/").status_code == 404


def test_the_store_itself_has_no_address(client: Client) -> None:
    row = attachment("tests.any")

    assert client.get(f"/media/{row.path}/").status_code == 404
