"""Pictures that the public sees are drawn anew: what is stored holds pixels and nothing else, neither the place where
it was taken nor what somebody hid behind it.
"""

from __future__ import annotations

import io
from pathlib import PurePath
from typing import Any, BinaryIO, Final, cast

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from PIL import Image, ImageOps

from marketplace.errors import Invalid
from marketplace.files import checking, purposes, services
from marketplace.files.models import Attachment

LONGEST_SIDE: Final = 1600
QUALITY: Final = 82


def receive_picture(*, actor: Any, upload: UploadedFile[Any], purpose: str) -> Attachment:
    """Take a picture: checked like every file, then scaled to 1600 pixels at most and stored as WebP. Raises
    Invalid({"file": …}) as `receive` does; a bomb of a picture is refused from its header, never unfolded.
    """
    name, media_type = services.accepted(upload, purposes.purpose(purpose))
    found = checking.refusal(cast(BinaryIO, upload.file), media_type, checking.Limits.from_settings())
    if found is not None:
        raise Invalid({"file": found}, code="refused")
    drawn = SimpleUploadedFile(f"{PurePath(name).stem}.webp", _redrawn(cast(BinaryIO, upload.file)), purposes.WEBP)
    return services.receive(actor=actor, upload=drawn, purpose=purpose)


def _redrawn(content: BinaryIO) -> bytes:
    content.seek(0)
    with Image.open(content, formats=["PNG", "JPEG", "WEBP"]) as picture:
        upright = ImageOps.exif_transpose(picture)
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        plain = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    held = io.BytesIO()
    plain.save(held, "WEBP", quality=QUALITY, method=4)
    return held.getvalue()
