"""Uploads too large for memory wait on the disk veiled: AES-CTR under a key that only this request's memory knows, so
that a temporary file tells nothing, also if the process is killed before it could remove it.
"""

from __future__ import annotations

import io
import os
import tempfile
from typing import Any

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

KEY_BYTES = 32
BLOCK = 16


class VeiledFile(io.RawIOBase):
    """A temporary file that is written once from its start to its end and then read and sought like any other."""

    def __init__(self) -> None:
        super().__init__()
        self._file = tempfile.TemporaryFile()  # noqa: SIM115  closed with this one
        self._key, self._first = os.urandom(KEY_BYTES), int.from_bytes(os.urandom(BLOCK), "big")
        self._veil = self._cipher(0)

    def _cipher(self, block: int) -> Any:
        counter = (self._first + block) % 2 ** (8 * BLOCK)
        return Cipher(algorithms.AES(self._key), modes.CTR(counter.to_bytes(BLOCK, "big"))).encryptor()

    def readable(self) -> bool:
        return True

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def write(self, content: Any, /) -> int:
        """Add to the end; call it before anything is read."""
        return self._file.write(self._veil.update(bytes(content)))

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer from the present place."""
        block, skipped = divmod(self._file.tell(), BLOCK)
        veiled = self._file.read(len(buffer))
        plain = self._cipher(block).update(bytes(skipped) + veiled)[skipped:]
        buffer[: len(plain)] = plain
        return len(plain)

    def close(self) -> None:
        """Remove it."""
        self._file.close()
        super().close()


class VeiledUploadHandler(FileUploadHandler):
    """Django's handler of files that are too large for memory."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.file = VeiledFile()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep it; nobody after us needs it."""
        self.file.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile[Any]:
        """The file as a view gets it."""
        self.file.seek(0)
        return UploadedFile(
            file=self.file,  # type: ignore[arg-type]
            name=self.file_name,
            content_type=self.content_type,
            size=file_size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )

    def upload_interrupted(self) -> None:
        """The sender has gone."""
        if hasattr(self, "file"):
            self.file.close()
