"""Where the bytes of files lie.

Invariants: a path is random and tells nothing; a sealed file lies in parts, each encrypted before it touches the store;
neither keeping nor reading one holds more than a part in memory. The first part lies at the path itself, the others
beside it.
"""

from __future__ import annotations

import hashlib
import io
import secrets
import tempfile
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from django.core.files.base import File
from django.core.files.storage import default_storage

from marketplace.files.purposes import MEGABYTE
from marketplace.files.sealing import Readable, Sealer, part_place, seal, unseal, unsealed

if TYPE_CHECKING:
    from marketplace.files.models import Attachment, Upload

PART_BYTES = 5 * MEGABYTE
CHUNK = MEGABYTE
_one_part = threading.Lock()  # opening takes milliseconds; many at once in one process would take the memory of many


def new_path() -> str:
    """A path nobody can guess, spread over 256 directories."""
    token = secrets.token_hex(20)
    return f"attachments/{token[:2]}/{token}"


def digest_of(content: BinaryIO) -> str:
    """SHA-256 of a stream, read from its start and left there."""
    content.seek(0)
    digest = hashlib.sha256()
    while chunk := content.read(CHUNK):
        digest.update(chunk)
    content.seek(0)
    return digest.hexdigest()


def keep(attachment: Attachment, content: BinaryIO, sealer: Sealer | None) -> None:
    """Store the content of a new attachment at its path, sealed part by part if there is a sealer."""
    content.seek(0)
    if sealer is None:
        default_storage.save(attachment.path, File(content))
        return
    attachment.part_bytes = PART_BYTES
    try:
        for index in range(parts_of(attachment)):
            with tempfile.TemporaryFile() as sealed:
                seal_part(attachment, index, content, sealed, sealer.key)
                keep_part(attachment, index, sealed)
    except BaseException:
        remove(attachment)
        raise


def parts_of(row: Attachment | Upload) -> int:
    """How many parts a file has."""
    return -(-row.size // row.part_bytes) if row.part_bytes else 1


def keep_part(row: Attachment | Upload, index: int, sealed: BinaryIO) -> None:
    """Store one sealed part; what an interrupted try left there is replaced."""
    path = _part_path(row.path, index)
    default_storage.delete(path)
    default_storage.save(path, File(sealed))


def seal_part(row: Attachment | Upload, index: int, content: Readable, sealed: BinaryIO, key: bytes) -> tuple[int, str]:
    """Seal at most a part of `content`, bound to its place in the file; how many bytes it was, and their SHA-256."""
    place = part_place(str(row.pk), index, parts_of(row))
    return seal(content, sealed, key=key, place=place, limit=row.part_bytes)


def digest_of_sealed(row: Attachment | Upload, key: bytes) -> str:
    """SHA-256 of the content of a file in sealed parts, without holding one of them. Raises FileNotFoundError,
    FileSealBroken.
    """
    digest = hashlib.sha256()
    for index, path in enumerate(paths_of(row)):
        with default_storage.open(path, "rb") as stored:
            for piece in unsealed(stored, key=key, place=part_place(str(row.pk), index, parts_of(row))):
                digest.update(piece)
    return digest.hexdigest()


def remove(row: Attachment | Upload) -> None:
    """Remove every part from the store; what is not there is no error."""
    for path in paths_of(row):
        default_storage.delete(path)


def paths_of(row: Attachment | Upload) -> Iterator[str]:
    """The path of every part."""
    return (_part_path(row.path, index) for index in range(parts_of(row)))


def _part_path(path: str, index: int) -> str:
    return f"{path}-{index}" if index else path


def open_plain(attachment: Attachment) -> BinaryIO:
    """The content of a file that is not sealed. Raises FileNotFoundError."""
    return cast(BinaryIO, default_storage.open(attachment.path, "rb"))


def open_sealed(row: Attachment | Upload, key: bytes) -> BinaryIO:
    """The content of a sealed file at its start. Raises FileNotFoundError, FileSealBroken; for a file in parts also
    later, while it is read.
    """
    if not row.part_bytes:
        with default_storage.open(row.path, "rb") as stored:
            return io.BytesIO(unseal(stored.read(), key, str(row.pk)))
    content = SealedParts(row, key)
    content.read(1)
    content.seek(0)
    return cast(BinaryIO, content)


class SealedParts(io.RawIOBase):
    """A sealed file in parts as one stream that can be read and sought; one part at a time is in memory."""

    def __init__(self, row: Attachment | Upload, key: bytes) -> None:
        super().__init__()
        self._row, self._key, self._count = row, key, parts_of(row)
        self._place, self._index, self._part = 0, -1, b""

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._place

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """As for any file; a place before the start is refused."""
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: self._row.size}[whence]
        if start + offset < 0:
            raise ValueError("negative seek position")
        self._place = start + offset
        return self._place

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer as far as the present part goes."""
        if self._place >= self._row.size:
            return 0
        index, start = divmod(self._place, self._row.part_bytes)
        found = memoryview(self._load(index))[start : start + len(buffer)]
        buffer[: len(found)] = found
        self._place += len(found)
        return len(found)

    def read(self, size: int | None = -1, /) -> bytes:
        """As many bytes as asked for, across parts; all that are left without a number."""
        left = self._row.size - self._place if size is None or size < 0 else size
        found = bytearray()
        while left > 0 and (chunk := super().read(min(left, CHUNK))):
            found += chunk
            left -= len(chunk)
        return bytes(found)

    def _load(self, index: int) -> bytes:
        if index != self._index:
            self._part, self._index = b"", -1  # never two parts at once
            place = part_place(str(self._row.pk), index, self._count)
            with _one_part, default_storage.open(_part_path(self._row.path, index), "rb") as stored:
                self._part = unseal(stored.read(), self._key, place)
            self._index = index
        return self._part
