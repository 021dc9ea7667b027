"""The check of one file by its type."""

from __future__ import annotations

from typing import BinaryIO

from django.utils.functional import Promise

from marketplace.files import purposes
from marketplace.files.checking.archives import archive_refusal
from marketplace.files.checking.images import image_refusal
from marketplace.files.checking.limits import Limits
from marketplace.files.checking.pdf import pdf_refusal

OFFICE = frozenset({purposes.DOCX, purposes.XLSX, purposes.PPTX, purposes.ODT, purposes.ODS})


def refusal(content: BinaryIO, media_type: str, limits: Limits) -> str | Promise | None:
    """Why a file of this (sniffed) type is not taken; None if nothing was found. Plain text and JSON hold nothing that
    runs.
    """
    if media_type == purposes.PDF:
        return pdf_refusal(content)
    if media_type in OFFICE or media_type == purposes.ZIP:
        return archive_refusal(content, office=media_type in OFFICE, limits=limits)
    if media_type in purposes.IMAGES:
        return image_refusal(content, limits=limits)
    return None
