"""How much a file may unfold to."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds against files that are small on disk and huge in memory."""

    image_pixels: int
    unpacked_bytes: int
    unpacked_ratio: int
    members: int

    @classmethod
    def from_settings(cls) -> Limits:
        """The bounds of this installation."""
        return cls(
            image_pixels=settings.FILES_IMAGE_PIXELS,
            unpacked_bytes=settings.FILES_UNPACKED_BYTES,
            unpacked_ratio=settings.FILES_UNPACKED_RATIO,
            members=settings.FILES_ARCHIVE_MEMBERS,
        )
