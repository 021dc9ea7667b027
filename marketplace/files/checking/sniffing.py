"""The type of a file by its content; its name only tells kinds of plain text apart."""

from __future__ import annotations

import codecs
import json
import re
import zipfile
from typing import BinaryIO

import puremagic

from marketplace.files import purposes

HEAD = 4096
PIECE = 1024 * 1024
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
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
    except (zipfile.BadZipFile, RuntimeError, OSError, ValueError):  # RuntimeError: locked, or packed in an unknown way
        return UNKNOWN
    return purposes.ZIP


def _by_text(content: BinaryIO, name: str) -> str:
    if not _is_text(content):
        return ""
    ending = name.rpartition(".")[2].lower()
    if ending in ("json", "geojson"):
        content.seek(0)
        return _json_type(content.read().decode("utf-8-sig"))
    return _TEXTS.get(ending, purposes.TEXT)


def _is_text(content: BinaryIO) -> bool:
    """Whether it is UTF-8 with something to read and no control characters; read piece by piece to the first that is
    none.
    """
    content.seek(0)
    decoder, some = codecs.getincrementaldecoder("utf-8-sig")(), False
    while True:
        piece = content.read(PIECE)
        try:
            text = decoder.decode(piece, final=not piece)
        except UnicodeDecodeError:
            return False
        if _CONTROLS.search(text):
            return False
        some = some or bool(text.strip())
        if not piece:
            return some


def _json_type(text: str) -> str:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return ""
    shapes = {"FeatureCollection", "Feature", "GeometryCollection", "Polygon", "MultiPolygon", "Point", "LineString"}
    return purposes.GEOJSON if isinstance(value, dict) and value.get("type") in shapes else purposes.JSON
