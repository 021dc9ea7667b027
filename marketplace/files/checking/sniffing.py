"""The type of a file by its content; its name only tells kinds of plain text apart."""

from __future__ import annotations

import json
import zipfile
from typing import BinaryIO

import puremagic

from marketplace.files import purposes

HEAD = 4096
UNKNOWN = "application/octet-stream"
MARKUP = "text/html"
OLD_OFFICE = "application/x-ole-storage"

_OFFICE = (("word/", purposes.DOCX), ("xl/", purposes.XLSX), ("ppt/", purposes.PPTX))
_OPEN_DOCUMENT = {purposes.ODT.encode(): purposes.ODT, purposes.ODS.encode(): purposes.ODS}
_TEXTS = {"csv": purposes.CSV, "txt": purposes.TEXT, "md": purposes.TEXT}


def sniff(content: BinaryIO, name: str) -> str:
    """The media type of the content; `application/octet-stream` if it is nothing we know. Leaves the stream at its
    start.
    """
    content.seek(0)
    head = content.read(HEAD)
    found = _by_magic(head) or _by_container(content, head) or _by_text(content, name) or UNKNOWN
    content.seek(0)
    return found


def _by_magic(head: bytes) -> str:
    if head.startswith(b"%PDF-"):
        return purposes.PDF
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return OLD_OFFICE
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return MARKUP  # HTML, SVG, XML: a browser would run what is in it
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return ""
    try:
        matches = puremagic.magic_string(head)
    except (puremagic.PureError, ValueError):
        return ""
    best: str = matches[0].mime_type if matches else ""
    return best if best in purposes.IMAGES else ""


def _by_container(content: BinaryIO, head: bytes) -> str:
    if not head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return ""
    content.seek(0)
    try:
        with zipfile.ZipFile(content) as archive:
            names = archive.namelist()
            if "mimetype" in names and archive.getinfo("mimetype").file_size < HEAD:
                return _OPEN_DOCUMENT.get(archive.read("mimetype").strip(), purposes.ZIP)
            if "[Content_Types].xml" in names:
                kinds = [kind for folder, kind in _OFFICE if any(name.startswith(folder) for name in names)]
                return kinds[0] if len(kinds) == 1 else purposes.ZIP
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, ValueError):
        return UNKNOWN
    return purposes.ZIP


def _by_text(content: BinaryIO, name: str) -> str:
    content.seek(0)
    try:
        text = content.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        return ""
    if not text.strip() or any(ord(letter) < 32 and letter not in "\t\r\n\f" for letter in text):
        return ""
    ending = name.rpartition(".")[2].lower()
    if ending in ("json", "geojson"):
        return _json_type(text)
    return _TEXTS.get(ending, purposes.TEXT)


def _json_type(text: str) -> str:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return ""
    shapes = {"FeatureCollection", "Feature", "GeometryCollection", "Polygon", "MultiPolygon", "Point", "LineString"}
    return purposes.GEOJSON if isinstance(value, dict) and value.get("type") in shapes else purposes.JSON
