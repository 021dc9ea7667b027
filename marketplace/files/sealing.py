"""Sealed files lie encrypted on disk: AES-256-GCM under a key the purpose knows, bound to the attachment's id.

A file in parts is bound part by part to its place and to their number, so that none can be moved, left out or added.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

FORMAT = b"\x01"
NONCE_BYTES, TAG_BYTES = 12, 16
PIECE_BYTES = 64 * 1024
HEAD_BYTES = len(FORMAT) + NONCE_BYTES


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


class Readable(Protocol):
    """Whatever gives bytes piece by piece: a file, or the body of a request."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes; none at the end."""
        ...


def seal(content: Readable, sealed: BinaryIO, *, key: bytes, place: str, limit: int) -> tuple[int, str]:
    """Encrypt at most `limit` bytes of `content` into `sealed` as they come, so that only a piece of them is in memory;
    how many they were, and their SHA-256. `place` (the attachment's id) must be given again to open.
    """
    nonce, digest, length = os.urandom(NONCE_BYTES), hashlib.sha256(), 0
    lock = Cipher(algorithms.AES(key), modes.GCM(nonce)).encryptor()
    lock.authenticate_additional_data(place.encode())
    sealed.write(FORMAT + nonce)
    while piece := content.read(min(PIECE_BYTES, limit - length)):
        length += len(piece)
        digest.update(piece)
        sealed.write(lock.update(piece))
    sealed.write(lock.finalize() + lock.tag)
    return length, digest.hexdigest()


def unseal(blob: bytes, key: bytes, place: str) -> bytes:
    """The content again. Raises FileSealBroken."""
    if blob[:1] != FORMAT:
        raise FileSealBroken("unknown format")
    nonce, body = blob[1:HEAD_BYTES], memoryview(blob)[HEAD_BYTES:]
    try:
        return AESGCM(key).decrypt(nonce, body, place.encode())
    except InvalidTag as error:
        raise FileSealBroken("the file does not open with this key") from error


def unsealed(sealed: Readable, *, key: bytes, place: str) -> Iterator[bytes]:
    """The content piece by piece. That it is the one that was sealed is known only at its end, which raises
    FileSealBroken: for what can be thrown away again, such as a hash.
    """
    head = sealed.read(HEAD_BYTES)
    if head[:1] != FORMAT or len(head) < HEAD_BYTES:
        raise FileSealBroken("unknown format")
    lock = Cipher(algorithms.AES(key), modes.GCM(head[1:])).decryptor()
    lock.authenticate_additional_data(place.encode())
    tag = b""
    while piece := sealed.read(PIECE_BYTES):
        piece = tag + piece
        tag = piece[-TAG_BYTES:]
        yield lock.update(piece[:-TAG_BYTES])
    try:
        lock.finalize_with_tag(tag)
    except (InvalidTag, ValueError) as error:
        raise FileSealBroken("the file does not open with this key") from error
