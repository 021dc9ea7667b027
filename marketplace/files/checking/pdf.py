"""PDF: no password, no script, nothing that starts a program, no files inside.

Objects may hide in compressed object streams and names may be written with escapes (`/J#61vaScript`); both are unfolded
before looking. Bodies of other streams (pictures, fonts, page text) are left out, because random bytes can look like a
name.
"""

from __future__ import annotations

import re
import zlib
from typing import BinaryIO

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

OBJECT_STREAM_LIMIT = 20_000_000
HEAD_LIMIT = 100_000  # the dictionary of a stream stands within so many bytes before it
_STREAM = re.compile(rb"stream\r?\n(?P<body>.*?)endstream", re.DOTALL)
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_ENCRYPT = re.compile(rb"/Encrypt\s+\d+\s+\d+\s+R|/Encrypt\s*<<")
_ACTIVE = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData)(?![A-Za-z0-9])")


def pdf_refusal(content: BinaryIO) -> str | Promise | None:
    """Why this PDF is not taken; None if nothing was found."""
    content.seek(0)
    data = content.read()
    if b"startxref" not in data[-4096:] and b"%%EOF" not in data[-4096:]:
        return _("The PDF is incomplete; save it again and send it once more.")
    plain = _unescaped(_STREAM.sub(b"stream", data))
    if _ENCRYPT.search(plain):
        return _("The PDF is protected by a password; save it without one.")
    try:
        hidden = _object_streams(data)
    except zlib.error:
        return _("The PDF is damaged; save it again and send it once more.")
    if any(_ACTIVE.search(text) for text in (plain, *hidden)):
        return _("The PDF holds scripts, forms that send data or other files; print it to a plain PDF and send that.")
    return None


def _object_streams(data: bytes) -> list[bytes]:
    """The unfolded object streams. Raises zlib.error for one that does not unfold."""
    found, left = [], OBJECT_STREAM_LIMIT
    for match in _STREAM.finditer(data):
        if b"/ObjStm" in _dictionary_before(data, match.start()) and left > 0:
            text = zlib.decompressobj().decompress(match["body"], left)
            left -= len(text)
            found.append(_unescaped(text))
    return found


def _dictionary_before(data: bytes, place: int) -> bytes:
    earliest = max(0, place - HEAD_LIMIT)
    return _unescaped(data[max(data.rfind(b"obj", earliest, place), earliest) : place])


def _unescaped(text: bytes) -> bytes:
    return _ESCAPE.sub(lambda match: bytes([int(match[1], 16)]), text)
