"""What files are uploaded for. Each room registers its purposes at start: limits, who may read, and the key of sealed
ones.

purposes.register(Purpose("vendors.certificate", max_bytes=10 * MEGABYTE, media_types=DOCUMENTS_AND_IMAGES, can_read=…))
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from marketplace.decisions import Decision

if TYPE_CHECKING:
    from marketplace.files.models import Attachment

CanRead = Callable[[Any, "Attachment"], Decision]
KeyOf = Callable[["Attachment"], bytes]
NameOf = Callable[["Attachment"], str]

MEGABYTE = 1024 * 1024
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
ODT = "application/vnd.oasis.opendocument.text"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
ZIP = "application/zip"
CSV = "text/csv"
TEXT = "text/plain"
GEOJSON = "application/geo+json"
JSON = "application/json"
PNG, JPEG, WEBP = "image/png", "image/jpeg", "image/webp"

IMAGES = frozenset({PNG, JPEG, WEBP})
DOCUMENTS = frozenset({PDF, DOCX, XLSX, PPTX, ODT, ODS, TEXT})
DATA = frozenset({CSV, GEOJSON, JSON, ZIP})
DOCUMENTS_AND_IMAGES = DOCUMENTS | IMAGES
EVERYTHING = DOCUMENTS | IMAGES | DATA

EXTENSIONS: dict[str, tuple[str, ...]] = {
    PDF: ("pdf",),
    DOCX: ("docx",),
    XLSX: ("xlsx",),
    PPTX: ("pptx",),
    ODT: ("odt",),
    ODS: ("ods",),
    ZIP: ("zip",),
    CSV: ("csv",),
    TEXT: ("txt", "md"),
    GEOJSON: ("geojson",),
    JSON: ("json",),
    PNG: ("png",),
    JPEG: ("jpg", "jpeg"),
    WEBP: ("webp",),
}


@dataclass(frozen=True, slots=True)
class Purpose:
    """`max_bytes` and `media_types` bound what is taken, `form_bytes` what one form may carry where larger files come
    in parts; `can_read` decides who may download; a `sealed` purpose lies encrypted and `key_of` gives its key, asked
    only after `can_read` agreed or for the virus scan. `name_of` gives the name of a download where the attachment's
    own may not tell it.
    """

    key: str
    max_bytes: int
    media_types: frozenset[str]
    sealed: bool = False
    can_read: CanRead | None = None
    key_of: KeyOf | None = None
    name_of: NameOf | None = None
    form_bytes: int = 0

    @property
    def form_limit(self) -> int:
        """How large a file in a form may be."""
        return self.form_bytes or self.max_bytes


_purposes: dict[str, Purpose] = {}


def register(purpose: Purpose) -> None:
    """Add a purpose; registering the same key again replaces it. Raises ValueError for types we cannot check."""
    unknown = purpose.media_types - EXTENSIONS.keys()
    if unknown:
        raise ValueError(f"purpose {purpose.key} takes types that cannot be checked: {sorted(unknown)}")
    _purposes[purpose.key] = purpose


def set_reader(key: str, can_read: CanRead) -> None:
    """Say who may read the files of a registered purpose."""
    _purposes[key] = replace(_purposes[key], can_read=can_read)


def purpose(key: str) -> Purpose:
    """The purpose of this key; KeyError if no room registered it."""
    return _purposes[key]


def known(key: str) -> bool:
    """Whether a purpose of this key was registered."""
    return key in _purposes


def extensions_of(held: Purpose) -> list[str]:
    """The file name endings a purpose takes, for hints and for the browser's file picker."""
    return [ending for media_type in EXTENSIONS if media_type in held.media_types for ending in EXTENSIONS[media_type]]


def name_of(attachment: Attachment) -> str:
    """What a download of this file is called; the reader has been let in already."""
    rule = _purposes[attachment.purpose].name_of if known(attachment.purpose) else None
    return rule(attachment) if rule is not None else attachment.name
