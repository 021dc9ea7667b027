"""What a file really is, and what is not taken: the type by content, passwords, programs, bombs."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketplace.files import purposes
from marketplace.files.checking import Limits, refusal, sniff
from marketplace.files.naming import LONGEST, clean_name, ending_of
from tests.factories.files import archive, docx, encrypted_archive, object_stream, pdf, picture

LIMITS = Limits(image_pixels=1_000_000, unpacked_bytes=20_000_000, unpacked_ratio=100, members=50)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def why(content: bytes, media_type: str) -> str:
    found = refusal(io.BytesIO(content), media_type, LIMITS)
    return str(found) if found is not None else ""


@pytest.mark.parametrize(
    ("content", "name", "media_type"),
    [
        (pdf(), "a.pdf", purposes.PDF),
        (pdf(), "a.txt", purposes.PDF),
        (docx(), "a.docx", purposes.DOCX),
        (archive({"[Content_Types].xml": "", "xl/workbook.xml": ""}), "a.xlsx", purposes.XLSX),
        (archive({"[Content_Types].xml": "", "ppt/presentation.xml": ""}), "a.pptx", purposes.PPTX),
        (archive({"mimetype": "application/vnd.oasis.opendocument.text"}), "a.odt", purposes.ODT),
        (archive({"a.txt": "x"}), "a.zip", purposes.ZIP),
        (archive({"a.txt": "x"}), "a.docx", purposes.ZIP),
        (picture(kind="PNG"), "a.png", purposes.PNG),
        (picture(kind="JPEG"), "a.jpg", purposes.JPEG),
        (picture(kind="WEBP"), "a.webp", purposes.WEBP),
        ("نام،مقدار\nالف,۱\n".encode(), "a.csv", purposes.CSV),
        ("متن ساده".encode(), "a.txt", purposes.TEXT),
        (b'{"type": "FeatureCollection", "features": []}', "a.geojson", purposes.GEOJSON),
        (b'{"a": 1}', "a.json", purposes.JSON),
        (b"not json", "a.json", "application/octet-stream"),
        (b"<html><script>alert(1)</script>", "a.txt", "text/html"),
        (b"\xef\xbb\xbf <svg onload='x'/>", "a.txt", "text/html"),
        (b"MZ\x90\0\x03", "a.pdf", "application/octet-stream"),
        (OLE, "a.doc", "application/x-ole-storage"),
        (b"PK\x03\x04broken", "a.docx", "application/octet-stream"),
        (b"\x7fELF\x02", "a.png", "application/octet-stream"),
    ],
)
def test_the_type_is_what_the_content_says(content: bytes, name: str, media_type: str) -> None:
    stream = io.BytesIO(content)

    assert sniff(stream, name) == media_type
    assert stream.tell() == 0


@given(content=st.binary(max_size=300), ending=st.sampled_from(["pdf", "docx", "csv", "json", "png", ""]))
def test_no_bytes_break_the_sniffer_or_the_checks(content: bytes, ending: str) -> None:
    media_type = sniff(io.BytesIO(content), f"a.{ending}")
    for held in (media_type, purposes.PDF, purposes.ZIP, purposes.DOCX, purposes.PNG):
        reason = refusal(io.BytesIO(content), held, LIMITS)
        assert reason is None or str(reason)


def test_plain_files_of_every_kind_pass() -> None:
    good = {
        pdf(): purposes.PDF,
        pdf(object_stream(b"<< /Type /Font /JSON 1 >>")): purposes.PDF,
        pdf(b"5 0 obj\n<< >>\nstream\n /JavaScript in a picture \nendstream\nendobj"): purposes.PDF,
        docx(): purposes.DOCX,
        archive({"data/plan.csv": "a,b", "picture.png": picture()}): purposes.ZIP,
        picture(): purposes.PNG,
        b"a,b": purposes.CSV,
    }
    assert [why(content, media_type) for content, media_type in good.items()] == [""] * len(good)


@pytest.mark.parametrize(
    "content",
    [
        pdf(b"3 0 obj\n<< /S /JavaScript /JS (app.alert(1)) >>\nendobj"),
        pdf(b"3 0 obj\n<< /S /J#61vaScript >>\nendobj"),
        pdf(b"3 0 obj\n<< /Type /Action /S /Launch /F (cmd.exe) >>\nendobj"),
        pdf(b"3 0 obj\n<< /Names << /EmbeddedFiles 4 0 R >> >>\nendobj"),
        pdf(object_stream(b"3 0 << /S /JavaScript /JS (x) >>")),
        pdf(object_stream(b"3 0 << /S /#4aS (x) >>")),
    ],
)
def test_a_pdf_that_does_something_is_refused(content: bytes) -> None:
    with_words = why(content, purposes.PDF)
    assert with_words
    assert with_words == why(pdf(b"<< /JS (x) >>"), purposes.PDF)


def test_a_pdf_with_a_password_or_without_an_end_is_refused_with_other_words() -> None:
    locked = why(pdf(trailer=b"/Encrypt 9 0 R"), purposes.PDF)
    cut = why(pdf()[:80], purposes.PDF)

    assert locked
    assert cut
    assert len({locked, cut, why(pdf(b"<< /JS (x) >>"), purposes.PDF)}) == 3


def test_documents_with_macros_or_files_inside_are_refused() -> None:
    assert why(docx(**{"word/vbaProject.bin": b"x"}), purposes.DOCX)
    assert why(docx(**{"word/embeddings/oleObject1.bin": b"x"}), purposes.DOCX)
    assert why(docx(**{"word/activeX/activeX1.bin": b"x"}), purposes.DOCX)


@pytest.mark.parametrize("name", ["run.exe", "page.HTML", "inner.zip", "s.js", "a/b/c.bat"])
def test_archives_with_programs_are_refused_naming_the_member(name: str) -> None:
    assert name.split("/")[-1] in why(archive({name: "x"}), purposes.ZIP)


@pytest.mark.parametrize("name", ["../up.csv", "/etc/passwd.csv", "a/../../b.csv", "c:\\x.csv"])
def test_archives_whose_paths_climb_out_are_refused(name: str) -> None:
    assert why(archive({name: "x"}), purposes.ZIP)


def test_bombs_are_refused_before_they_are_unpacked() -> None:
    assert why(archive({"zeros.csv": b"0" * 5_000_000}), purposes.ZIP), "shrinks too well"
    assert why(archive({f"{n}.csv": "x" for n in range(51)}), purposes.ZIP), "too many members"
    stored = archive({"big.csv": b"x" * 21_000_000}, zipfile.ZIP_STORED)
    assert why(stored, purposes.ZIP), "too large"
    assert why(picture(2000, 2000), purposes.PNG), "too many pixels"
    assert not why(archive({"small.csv": b"0" * 500_000}), purposes.ZIP), "small members may shrink as they like"


def test_passwords_and_damage_are_refused() -> None:
    assert why(encrypted_archive(), purposes.ZIP)
    assert why(archive({"a": "b"})[:20], purposes.ZIP)
    assert why(picture()[:30], purposes.PNG)
    assert why(b"\x89PNG\r\n\x1a\n" + b"0" * 50, purposes.PNG)


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("گزارش نهایی.pdf", "گزارش نهایی.pdf"),
        ("C:\\Users\\me\\plan.pdf", "plan.pdf"),
        ("../../etc/passwd", "passwd"),
        ("cv\u202efdp.exe", "cvfdp.exe"),
        ('a<b>:"|?*.pdf', "a_b______.pdf"),
        ("", "file"),
        ("...", "file"),
    ],
)
def test_names_are_shown_safely(given_name: str, kept: str) -> None:
    assert clean_name(given_name) == kept


@given(name=st.text(max_size=400))
def test_every_name_is_short_and_has_no_path(name: str) -> None:
    kept = clean_name(name)

    assert 0 < len(kept) <= LONGEST
    assert not set("/\\\n\r\0") & set(kept)


def test_a_long_name_keeps_its_ending() -> None:
    assert ending_of(clean_name("ن" * 500 + ".PDF")) == "pdf"
