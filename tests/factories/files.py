"""Files as people send them, good and bad, made in memory."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from marketplace.accounts.models import User
from marketplace.files import services
from marketplace.files.models import Attachment
from tests.factories.accounts import UserFactory

DOCX_PARTS = {"[Content_Types].xml": "<Types/>", "word/document.xml": "<w:document/>"}


def pdf(extra: bytes = b"", trailer: bytes = b"") -> bytes:
    """A small PDF; `extra` are further objects, `trailer` further entries of the trailer."""
    return (
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\n"
        b"endobj\n" + extra + b"\ntrailer\n<< /Root 1 0 R " + trailer + b" >>\nstartxref\n0\n%%EOF\n"
    )


def object_stream(text: bytes) -> bytes:
    """A compressed object stream in which objects may hide."""
    return b"7 0 obj\n<< /Type /ObjStm /Filter /FlateDecode >>\nstream\n" + zlib.compress(text) + b"\nendstream\nendobj"


def archive(parts: dict[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP file with these members."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", compression) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return content.getvalue()


def docx(**parts: str | bytes) -> bytes:
    """A Word document as far as its container goes; `parts` are further members."""
    return archive(DOCX_PARTS | parts)


def encrypted_archive() -> bytes:
    """A ZIP whose one member claims to be encrypted."""
    content = bytearray(archive({"a.txt": "secret"}))
    central = content.index(b"PK\x01\x02")
    content[6] |= 1
    content[central + 8] |= 1
    return bytes(content)


def picture(width: int = 8, height: int = 8, kind: str = "PNG") -> bytes:
    """A picture of one colour."""
    content = io.BytesIO()
    Image.new("L", (width, height)).save(content, kind)
    return content.getvalue()


def upload(content: bytes, name: str = "file.pdf", claimed: str = "application/octet-stream") -> SimpleUploadedFile:
    """What a browser sends; `claimed` is the type it says."""
    return SimpleUploadedFile(name, content, claimed)


def attachment(purpose: str, content: bytes | None = None, *, actor: User | None = None, **options: Any) -> Attachment:
    """A received file; a small PDF unless another content (and `name`) is given."""
    name = options.pop("name", "file.pdf")
    file = upload(pdf() if content is None else content, name)
    return services.receive(actor=actor or UserFactory.create(), upload=file, purpose=purpose, **options)
