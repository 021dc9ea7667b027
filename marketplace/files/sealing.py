"""Sealed files lie encrypted on disk: AES-256-GCM under a key the purpose knows, bound to the attachment's id.

A file in parts is bound part by part to its place and to their number, so that none can be moved, left out or added.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

FORMAT = b"\x01"
NONCE_BYTES = 12


class FileSealBroken(Exception):
    """A sealed file does not open: another key, another file, or changed bytes."""


@dataclass(frozen=True, slots=True)
class Sealer:
    """The key under which a file is encrypted, and the name by which it is found again."""

    key_id: str
    key: bytes = field(repr=False)


def part_place(place: str, index: int, count: int) -> str:
    """The place of one part, counted from 0, of so many."""
    return f"{place}:{index}:{count}"


def seal(content: bytes, key: bytes, place: str) -> bytes:
    """Encrypt; `place` (the attachment's id) must be given again to open."""
    nonce = os.urandom(NONCE_BYTES)
    return FORMAT + nonce + AESGCM(key).encrypt(nonce, content, place.encode())


def unseal(blob: bytes, key: bytes, place: str) -> bytes:
    """The content again. Raises FileSealBroken."""
    if blob[:1] != FORMAT:
        raise FileSealBroken("unknown format")
    nonce, body = blob[1 : 1 + NONCE_BYTES], blob[1 + NONCE_BYTES :]
    try:
        return AESGCM(key).decrypt(nonce, body, place.encode())
    except InvalidTag as error:
        raise FileSealBroken("the file does not open with this key") from error
