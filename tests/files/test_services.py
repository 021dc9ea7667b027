"""Taking, checking, sealing and tidying."""

from __future__ import annotations

import hashlib
import io
import os
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from marketplace.accounts.roles import SYSTEM_ACTOR
from marketplace.clock import now
from marketplace.errors import Invalid, NotAllowed
from marketplace.files import purposes, services, tasks
from marketplace.files.models import Attachment
from marketplace.files.purposes import PDF, Purpose
from marketplace.files.sealing import PIECE_BYTES, FileSealBroken, Sealer, seal, unseal, unsealed
from marketplace.files.states import ATTACHMENT
from marketplace.journal.models import AuditRecord
from tests.factories.accounts import DepartmentFactory, UserFactory, administrator
from tests.factories.files import archive, attachment, docx, pdf, picture, upload
from tests.files.conftest import KEY

pytestmark = pytest.mark.django_db
SEALER = Sealer("test-key", KEY)


def refused(content: bytes, name: str = "a.pdf", purpose: str = "tests.any") -> str:
    with pytest.raises(Invalid) as found, translation.override("en"):
        services.receive(actor=UserFactory.create(), upload=upload(content, name), purpose=purpose)
    assert list(found.value.fields) == ["file"]
    assert Attachment.objects.count() == 0
    return str(found.value.fields["file"][0])


def stored(store: Path) -> list[Path]:
    return [path for path in store.rglob("*") if path.is_file()]


def test_a_good_file_is_kept_clean_under_a_random_path(store: Path) -> None:
    person, content = UserFactory.create(), pdf()

    row = services.receive(actor=person, upload=upload(content, "گزارش.pdf", "text/html"), purpose="tests.any")

    assert (row.name, row.media_type, row.size, row.status) == ("گزارش.pdf", PDF, len(content), "clean")
    assert row.sha256 == hashlib.sha256(content).hexdigest()
    assert row.uploaded_by == person
    (path,) = stored(store)
    assert str(path.relative_to(store)) == row.path
    assert not any(part in row.path for part in ("pdf", "گزارش", str(row.pk)))
    assert [record.action for record in AuditRecord.objects.order_by("id")] == [
        "files.attachment.received",
        "files.attachment.cleared",
    ]


def test_the_system_may_bring_files_too() -> None:
    row = services.receive(actor=SYSTEM_ACTOR, upload=upload(picture(), "a.png"), purpose="tests.any")

    assert row.uploaded_by is None


def test_what_is_wrong_is_said_and_nothing_is_kept(store: Path) -> None:
    said = {
        refused(b""),
        refused(b"x" * (1024 * 1024 + 1), "a.txt"),
        refused(docx(), "a.docx", "tests.pdf"),
        refused(pdf(), "a.docx"),
        refused(pdf(b"<< /JS (x) >>")),
        refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc"),
    }

    assert len(said) == 6, "each with words of its own"
    assert stored(store) == []


def test_types_that_cannot_be_checked_cannot_be_registered() -> None:
    with pytest.raises(ValueError, match="text/html"):
        purposes.register(Purpose("x", max_bytes=1, media_types=frozenset({"text/html"})))


def test_a_file_that_cannot_be_journalled_leaves_nothing_in_the_store(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(**said: Any) -> None:
        raise RuntimeError("no journal")

    monkeypatch.setattr(services, "record", broken)
    with pytest.raises(RuntimeError):
        attachment("tests.any")

    assert stored(store) == []
    assert Attachment.objects.count() == 0


def test_a_sealed_file_lies_encrypted_and_opens_with_its_key_only(store: Path) -> None:
    content = b"the price is 4,000" * 50
    row = attachment("tests.sealed", content, name="a.txt", seal=SEALER)

    (path,) = stored(store)
    assert b"price" not in path.read_bytes()
    assert (row.sealed, row.seal_key_id) == (True, "test-key")
    assert services.open_content(row).read() == content
    assert services.open_content(row, KEY).read() == content
    with pytest.raises(FileSealBroken):
        services.open_content(row, b"0" * 32)
    with pytest.raises(FileSealBroken):
        unseal(path.read_bytes(), KEY, "another attachment")
    with pytest.raises(FileSealBroken):
        unseal(b"\x07" + path.read_bytes(), KEY, str(row.pk))
    assert KEY.hex() not in repr(SEALER)


def test_a_purpose_that_is_sealed_takes_nothing_unsealed() -> None:
    with pytest.raises(TypeError, match="sealer"):
        attachment("tests.sealed")


def test_each_sealing_is_different() -> None:
    twice = [io.BytesIO(), io.BytesIO()]
    for sealed in twice:
        assert seal(io.BytesIO(b"xyz"), sealed, key=KEY, place="a", limit=2) == (2, hashlib.sha256(b"xy").hexdigest())
    assert twice[0].getvalue() != twice[1].getvalue()
    assert {unseal(sealed.getvalue(), KEY, "a") for sealed in twice} == {b"xy"}


@pytest.mark.parametrize("length", [0, 1, 15, 16, 17, PIECE_BYTES - 16, PIECE_BYTES, 2 * PIECE_BYTES + 5])
def test_what_was_sealed_opens_piece_by_piece(length: int) -> None:
    sealed, content = io.BytesIO(), os.urandom(length)
    seal(io.BytesIO(content), sealed, key=KEY, place="a", limit=length)
    assert b"".join(unsealed(io.BytesIO(sealed.getvalue()), key=KEY, place="a")) == content
    assert unseal(sealed.getvalue(), KEY, "a") == content


@pytest.mark.parametrize("harm", [lambda raw: raw[:-1], lambda raw: raw[:40] + b"!" + raw[41:], lambda raw: raw[:5]])
def test_changed_bytes_are_known_at_the_end(harm: Callable[[bytes], bytes]) -> None:
    sealed = io.BytesIO()
    seal(io.BytesIO(bytes(100)), sealed, key=KEY, place="a", limit=100)
    for place, raw in (("a", harm(sealed.getvalue())), ("b", sealed.getvalue())):
        with pytest.raises(FileSealBroken):
            list(unsealed(io.BytesIO(raw), key=KEY, place=place))


def test_a_file_belongs_to_one_thing() -> None:
    row, department = attachment("tests.any"), DepartmentFactory.create()
    services.attach(attachment=row, owner=department)
    services.attach(attachment=row, owner=department)

    assert (row.owner_type, row.owner_id) == ("accounts.department", str(department.pk))
    with pytest.raises(Invalid):
        services.attach(attachment=row, owner=DepartmentFactory.create())


def test_uploads_that_nothing_uses_are_removed_after_two_days(store: Path) -> None:
    old, fresh, used = (attachment("tests.any") for _n in range(3))
    services.attach(attachment=used, owner=DepartmentFactory.create())
    Attachment.objects.filter(pk__in=[old.pk, used.pk]).update(created_at=now() - timedelta(days=3))

    assert tasks.remove_unattached() == 1

    assert set(Attachment.objects.values_list("pk", flat=True)) == {fresh.pk, used.pk}
    assert len(stored(store)) == 2


def test_nobody_but_the_check_moves_a_file_on() -> None:
    row = attachment("tests.any")

    with pytest.raises(NotAllowed):
        ATTACHMENT.apply("refuse", actor=administrator(), obj=row)
    with pytest.raises(AttributeError, match="lifecycle"):
        row.status = "quarantined"


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"sha256": "X" * 64}, "files_attachment_sha256"),
        ({"status": "refused", "refusal": ""}, "files_attachment_refusal_reason"),
        ({"status": "lost"}, "files_attachment_status_word"),
    ],
)
def test_the_database_refuses_what_cannot_be(values: dict[str, str], constraint: str) -> None:
    good = {"purpose": "x", "name": "x", "media_type": PDF, "size": 1, "sha256": "0" * 64, "path": "x"}

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Attachment.objects.create(**good | values)


# -- the virus scanner


class Scanner(threading.Thread):
    """A ClamAV that finds the word EICAR, as the real one speaks INSTREAM."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"tcp://127.0.0.1:{self.listener.getsockname()[1]}"

    def run(self) -> None:
        while True:
            try:
                connection, _peer = self.listener.accept()
            except OSError:
                return
            with connection, connection.makefile("rb") as stream:
                assert stream.read(10) == b"zINSTREAM\0"
                content = b""
                while size := struct.unpack("!L", stream.read(4))[0]:
                    content += stream.read(size)
                answer = b"stream: Eicar-Test FOUND\0" if b"EICAR" in content else b"stream: OK\0"
                connection.sendall(answer)


@pytest.fixture
def scanner(settings: Any) -> Iterator[Scanner]:
    running = Scanner()
    running.start()
    settings.CLAMAV_URL = running.url
    yield running
    running.listener.close()


def test_with_a_scanner_files_wait_in_quarantine_until_it_has_spoken(scanner: Scanner, store: Path) -> None:
    good = attachment("tests.any", b"harmless", name="a.txt")
    bad = attachment("tests.any", b"an EICAR test", name="b.txt")
    sealed = attachment("tests.sealed", b"an EICAR test", name="c.txt", seal=SEALER)
    assert {good.status, bad.status, sealed.status} == {"quarantined"}

    assert tasks.check_waiting() == 3

    for row in (good, bad, sealed):
        row.refresh_from_db()
    assert (good.status, bad.status, sealed.status) == ("clean", "refused", "refused")
    assert bad.refusal
    assert AuditRecord.objects.filter(action="files.attachment.refused").count() == 2
    assert tasks.check(str(good.pk)) == "clean"


@pytest.mark.django_db(transaction=True)
def test_the_content_of_a_refused_file_is_removed(scanner: Scanner, store: Path) -> None:
    bad = attachment("tests.any", b"an EICAR test", name="b.txt")

    services.check(attachment_id=bad.pk)

    assert stored(store) == []


def test_a_scanner_that_is_away_leaves_the_file_in_quarantine(settings: Any) -> None:
    settings.CLAMAV_URL = "tcp://127.0.0.1:9"
    row = attachment("tests.any")

    assert tasks.check(str(row.pk)) == "quarantined"


def test_large_files_wait_for_a_worker(settings: Any) -> None:
    settings.FILES_CHECK_AT_ONCE_BYTES = 10
    good = attachment("tests.any", archive({"a.csv": "x"}), name="a.zip")
    bad = attachment("tests.any", archive({"a.exe": "x"}), name="b.zip")
    assert {good.status, bad.status} == {"quarantined"}

    tasks.check_waiting()

    good.refresh_from_db()
    bad.refresh_from_db()
    assert (good.status, bad.status) == ("clean", "refused")
    assert "a.exe" in bad.refusal
