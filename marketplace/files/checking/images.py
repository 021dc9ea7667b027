"""Pictures: readable, and not a few kilobytes that unfold to gigabytes. Only the header is decoded."""

from __future__ import annotations

import warnings
from typing import BinaryIO

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from PIL import Image, UnidentifiedImageError

from marketplace.files.checking.limits import Limits


def image_refusal(content: BinaryIO, *, limits: Limits) -> str | Promise | None:
    """Why this picture is not taken; None if nothing was found."""
    content.seek(0)
    too_large = _("The picture has too many pixels; make it smaller and send it again.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(content, formats=["PNG", "JPEG", "WEBP"]) as picture:
                width, height = picture.size
                frames = getattr(picture, "n_frames", 1)
                if width * height * frames > limits.image_pixels:
                    return too_large
                picture.verify()
    except Image.DecompressionBombError:
        return too_large
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        return _("The picture is damaged; save it again and send it once more.")
    return None
