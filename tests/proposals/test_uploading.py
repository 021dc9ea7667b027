"""Files in parts: nothing is lost when the network is, nothing lies plain on disk, nothing is taken but the file one
chose.
"""

from __future__ import annotations

import hashlib
import io
import os
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.utils.functional import empty

from challenges.proposals import services
from challenges.proposals.models import Proposal
from challenges.proposals.sealing import read_draft
from challenges.proposals.services import filing
from marketplace.errors import Conflict, Invalid, Late, NotAllowed
from marketplace.files import storing, tasks, uploading
from marketplace.files.models import Attachment, Upload
from marketplace.files.services import open_content
from marketplace.files.spooling import VeiledFile
from tests.factories.challenges import after_deadline
from tests.factories.files import pdf
from tests.factories.proposals import draft_proposal, fresh
from tests.factories.vendors import join, member_of_verified_vendor
from tests.proposals.visiting import page_of, signed_in

pytestmark = pytest.mark.django_db
PART = 1000


@pytest.fixture(autouse=True)
def store(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of this test's own, and parts as small as the test's files."""
    backend = "django.core.files.storage.FileSystemStorage"
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": backend, "OPTIONS": {"location": str(tmp_path)}}}
    monkeypatch.setattr("django.core.files.storage.default_storage._wrapped", empty)
    for module in (storing, uploading):
        monkeypatch.setattr(module, "PART_BYTES", PART)
    return tmp_path


def content_of(size: int = 3500) -> bytes:
    """A PDF of about this size whose bytes cannot be guessed."""
    return pdf(b"% " + os.urandom(size // 2).hex().encode() + b"\n")


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def parts_of(content: bytes) -> list[bytes]:
    return [content[start : start + PART] for start in range(0, len(content), PART)]


def root_of(content: bytes) -> str:
    return uploading.root_of([digest(part) for part in parts_of(content)])


def begin(proposal: Proposal, content: bytes, name: str = "نقشه.pdf", key: str = "team") -> Upload:
    return services.begin_upload(
        actor=proposal.created_by, proposal=proposal, question_key=key, name=name, size=len(content)
    )


def send(proposal: Proposal, upload: Upload, content: bytes, *, parts: int | None = None) -> Upload:
    """Send the parts from where the upload stands, all or so many."""
    for part in parts_of(content)[upload.received // PART :][:parts]:
        upload = services.take_part(
            actor=proposal.created_by, proposal=proposal, upload_id=upload.pk, offset=upload.received,
            content=io.BytesIO(part), sha256=digest(part),
        )  # fmt: skip
    return upload


def finish(proposal: Proposal, upload: Upload, content: bytes) -> Any:
    return services.finish_upload(
        actor=proposal.created_by, proposal=proposal, upload_id=upload.pk, root=root_of(content)
    )


def stored(place: Path) -> list[Path]:
    return [path for path in place.rglob("*") if path.is_file()]


def test_a_file_in_parts_becomes_the_same_file_and_is_never_plain_on_disk(store: Path) -> None:
    proposal, content = draft_proposal(), content_of()
    upload = send(proposal, begin(proposal, content), content)
    assert len(stored(store)) == len(parts_of(content))
    assert not any(part[:40] in path.read_bytes() for part in parts_of(content) for path in stored(store))

    row = finish(proposal, upload, content)

    assert (row.attachment.sha256, row.attachment.status) == (digest(content), "clean")
    assert open_content(row.attachment).read() == content
    assert [file.name for file in read_draft(actor=proposal.created_by, proposal=proposal).files] == ["نقشه.pdf"]
    assert finish(proposal, upload, content) == row, "an answer that was lost is given again"
    assert not Upload.objects.exists()


def test_after_a_lost_network_one_goes_on_from_the_last_part() -> None:
    proposal, content = draft_proposal(), content_of()
    upload = send(proposal, begin(proposal, content), content, parts=2)
    again = begin(proposal, content)
    assert (again.pk, again.received) == (upload.pk, 2 * PART)
    first = parts_of(content)[0]
    repeated = services.take_part(
        actor=proposal.created_by,
        proposal=proposal,
        upload_id=upload.pk,
        offset=0,
        content=io.BytesIO(first),
        sha256=digest(first),
    )
    assert repeated.received == 2 * PART, "a part whose answer was lost changes nothing"
    assert finish(proposal, send(proposal, again, content), content).attachment.sha256 == digest(content)


@pytest.mark.parametrize("offset", [-1, 500, 2000, 9_999_999])
def test_a_part_is_taken_only_where_the_last_one_ended(offset: int) -> None:
    proposal, content = draft_proposal(), content_of()
    upload, part = send(proposal, begin(proposal, content), content, parts=1), parts_of(content)[1]
    with pytest.raises(Conflict):
        services.take_part(
            actor=proposal.created_by, proposal=proposal, upload_id=upload.pk, offset=offset, content=io.BytesIO(part),
            sha256=digest(part),
        )  # fmt: skip
    assert Upload.objects.get().received == PART


def test_a_part_that_was_damaged_or_cut_on_its_way_is_not_taken(store: Path) -> None:
    proposal, content = draft_proposal(), content_of()
    upload, part = begin(proposal, content), parts_of(content)[0]
    for sent, promised in ((part, digest(b"other")), (part[:-1], digest(part[:-1])), (b"", digest(part))):
        with pytest.raises(Invalid):
            services.take_part(
                actor=proposal.created_by, proposal=proposal, upload_id=upload.pk, offset=0, content=io.BytesIO(sent),
                sha256=promised,
            )  # fmt: skip
    assert stored(store) == []


def test_a_file_that_changed_while_it_was_sent_is_refused_and_its_parts_are_removed(
    store: Path, django_capture_on_commit_callbacks: Any
) -> None:
    proposal, content = draft_proposal(), content_of()
    other = content[:-1] + b"\r"
    upload = send(proposal, begin(proposal, content), content)
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(Invalid) as refused:
        finish(proposal, upload, other)
    assert refused.value.code == "changed"
    assert stored(store) == []
    assert not proposal.files.exists()


def test_what_is_missing_or_refused_never_enters_the_proposal(django_capture_on_commit_callbacks: Any) -> None:
    proposal, content = draft_proposal(), content_of()
    with pytest.raises(Conflict):
        finish(proposal, send(proposal, begin(proposal, content), content, parts=1), content)
    for bad in (pdf(b"%" + b"x" * 2500, b"/Encrypt 9 0 R"), b"MZ" + bytes(3000), b"<html>" + b"x" * 3000):
        upload = send(proposal, begin(proposal, bad, "بد.pdf"), bad)
        with django_capture_on_commit_callbacks(execute=True), pytest.raises(Invalid):
            finish(proposal, upload, bad)
    assert not proposal.files.exists()
    assert Upload.objects.count() == 1


def test_sizes_endings_and_questions_are_looked_at_before_the_first_part(monkeypatch: pytest.MonkeyPatch) -> None:
    proposal = draft_proposal()
    person = proposal.created_by
    for name, size, key in (
        ("a.pdf", 0, "team"),
        ("a.pdf", 100 * 1024 * 1024 + 1, "team"),
        ("a.exe", 100, "team"),
        ("a.pdf", 100, "method"),
    ):
        with pytest.raises(Invalid):
            services.begin_upload(actor=person, proposal=proposal, question_key=key, name=name, size=size)
    monkeypatch.setattr(filing, "BYTES_LIMIT", 5000)
    begin(proposal, bytes(3000), "a.pdf")
    with pytest.raises(Invalid):
        begin(proposal, bytes(3000), "b.pdf")
    monkeypatch.setattr(filing, "QUESTION_FILES_LIMIT", 0)
    with pytest.raises(Invalid):
        begin(proposal, bytes(10), "c.pdf")


def test_others_and_latecomers_send_nothing() -> None:
    proposal, content = draft_proposal(), content_of()
    upload, part = begin(proposal, content), parts_of(content)[0]
    rest = {
        "proposal": proposal,
        "upload_id": upload.pk,
        "offset": 0,
        "content": io.BytesIO(part),
        "sha256": digest(part),
    }
    with pytest.raises(NotAllowed):
        services.take_part(actor=member_of_verified_vendor(), **rest)
    with after_deadline(proposal.challenge), pytest.raises(Late):
        services.take_part(actor=proposal.created_by, **rest)
    other = draft_proposal(challenge=proposal.challenge)
    with pytest.raises(Conflict):  # somebody else's upload within one's own proposal
        services.take_part(actor=other.created_by, **{**rest, "proposal": other})


def test_a_file_that_has_not_arrived_stands_in_the_way_of_sending_until_it_is_dropped(
    store: Path, django_capture_on_commit_callbacks: Any
) -> None:
    proposal, content = draft_proposal(), content_of()
    send(proposal, begin(proposal, content), content, parts=2)
    with pytest.raises(Invalid) as blocked:
        services.submit_proposal(actor=proposal.created_by, proposal=proposal, idempotency_key="k")
    assert "نقشه.pdf" in str(blocked.value.fields["team"][0])
    client, url = signed_in(proposal.created_by), page_of(proposal, "section", "team")
    page = client.get(url).content.decode()
    assert "برای ادامه همان پرونده را دوباره برگزینید" in page
    upload = Upload.objects.get()
    assert f'name="drop" value="{upload.pk}"' in page
    with django_capture_on_commit_callbacks(execute=True):
        client.post(url, {"text": "متن", "revision": 1, "drop": str(upload.pk)})
    assert not Upload.objects.exists()
    assert stored(store) == []
    assert services.submit_proposal(actor=proposal.created_by, proposal=fresh(proposal), idempotency_key="k")


def test_an_abandoned_upload_is_tidied_away(store: Path, settings: Any) -> None:
    proposal, content = draft_proposal(), content_of()
    upload = send(proposal, begin(proposal, content), content, parts=2)
    tasks.remove_unattached()
    assert Upload.objects.exists(), "not while it may still go on"
    settings.FILES_UNATTACHED_HOURS = 0
    Upload.objects.filter(pk=upload.pk).update(updated_at=proposal.created_at)
    tasks.remove_unattached()
    assert not Upload.objects.exists()
    assert stored(store) == []


def test_parts_of_a_sealed_file_cannot_be_exchanged(store: Path) -> None:
    proposal, content = draft_proposal(), content_of()
    row = finish(proposal, send(proposal, begin(proposal, content), content), content)
    first, second = (Path(default_storage.path(path)) for path in list(storing.paths_of(row.attachment))[:2])
    kept = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(kept)
    sent = services.submit_proposal(actor=proposal.created_by, proposal=proposal, idempotency_key="k")
    assert sent.file_hashes == [digest(content)]
    with pytest.raises(Exception, match="does not open"):
        open_content(Attachment.objects.get(pk=row.attachment_id))


# -- the addresses the script asks


def test_the_script_sends_a_file_by_its_addresses() -> None:
    proposal, content = draft_proposal(), content_of()
    client = signed_in(proposal.created_by)
    state = client.post(page_of(proposal, "upload_begin", "team"), {"name": "نقشه.pdf", "size": len(content)}).json()
    assert (state["offset"], state["part"], state["digests"]) == (0, PART, [])
    offset = 0
    for part in parts_of(content):
        answer = post_part(client, state["address"], part, offset)
        offset = answer.json()["offset"]
    lost = post_part(client, state["address"], parts_of(content)[0], 77)
    assert (lost.status_code, lost.json()["code"]) == (409, "offset")
    done = client.post(state["finish"], {"root": root_of(content)})
    assert done.json() == {"file": proposal.files.get().pk}
    assert "نقشه.pdf" in client.get(page_of(proposal, "files", "team")).content.decode()


def post_part(client: Client, address: str, part: bytes, offset: int) -> Any:
    headers = {"Upload-Offset": str(offset), "Upload-Digest": digest(part)}
    return client.post(address, part, content_type="application/octet-stream", headers=headers)


def test_the_script_is_told_why_a_file_is_refused_and_when_one_was_signed_out() -> None:
    proposal = draft_proposal()
    client, url = signed_in(proposal.created_by), page_of(proposal, "upload_begin", "team")
    for about in ({"name": "a.exe", "size": "10"}, {"name": "a.pdf", "size": "-1"}, {}):
        refused = client.post(url, about)
        assert (refused.status_code, bool(refused.json()["message"])) == (400, True)
    assert Client().post(url, {"name": "a.pdf", "size": 10}).status_code == 302
    assert signed_in(member_of_verified_vendor()).post(url, {"name": "a.pdf", "size": 10}).status_code == 404


def test_a_part_larger_than_a_part_is_refused(settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 2000
    proposal, content = draft_proposal(), content_of()
    upload = begin(proposal, content)
    answer = post_part(signed_in(proposal.created_by), page_of(proposal, "upload_part", upload.pk), bytes(2001), 0)
    assert (answer.status_code, answer.json()["code"]) == (400, "damaged")


def test_colleagues_see_who_has_which_section_open() -> None:
    proposal = draft_proposal()
    colleague = join(proposal.vendor, role="member")
    mine, other = signed_in(proposal.created_by), signed_in(colleague)
    assert mine.get(page_of(proposal, "here", "team")).json()["words"] == ""
    other.get(page_of(proposal, "section", "team"))
    said = mine.get(page_of(proposal, "here", "team")).json()
    assert said["words"] == f"{colleague} هم اکنون همین بخش را باز دارد."
    assert said["token"]
    assert str(colleague) in mine.get(page_of(proposal, "section", "method")).content.decode()
    assert signed_in(member_of_verified_vendor()).get(page_of(proposal, "here", "team")).status_code == 404


# -- what a form without script sends


def test_a_large_upload_of_a_form_waits_on_the_disk_veiled() -> None:
    content = os.urandom(100_000)
    with VeiledFile() as file:
        for start in range(0, len(content), 777):
            file.write(content[start : start + 777])
        file.seek(0)
        assert file.read() == content
        for start, length in ((0, 16), (15, 2), (16, 16), (99_990, 50), (12_345, 6789)):
            file.seek(start)
            assert file.read(length) == content[start : start + length]
        assert file.seek(-10, io.SEEK_END) == 99_990
        file._file.seek(0)
        assert content[:64] not in file._file.read()


def test_a_form_sends_a_file_that_does_not_fit_in_memory(settings: Any, store: Path) -> None:
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 100
    proposal, content = draft_proposal(), content_of()
    sent = io.BytesIO(content)
    sent.name = "نقشه.pdf"
    answer = signed_in(proposal.created_by).post(
        page_of(proposal, "section", "team"), {"text": "متن", "revision": 1, "file": sent}
    )
    assert answer.status_code == 302
    assert open_content(proposal.files.get().attachment).read() == content
