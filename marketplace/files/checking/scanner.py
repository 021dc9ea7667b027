"""ClamAV over its INSTREAM protocol; nothing is written to disk."""

from __future__ import annotations

import socket
import struct
from typing import BinaryIO
from urllib.parse import urlsplit

CHUNK = 64 * 1024
TIMEOUT_SECONDS = 60.0


class ScannerUnavailable(Exception):
    """ClamAV did not answer; the file stays in quarantine and is tried again."""


def virus_in(content: BinaryIO, url: str) -> str:
    """The name of what ClamAV found, or "" for a clean file. Raises ScannerUnavailable."""
    content.seek(0)
    try:
        with _connect(url) as connection:
            connection.sendall(b"zINSTREAM\0")
            while chunk := content.read(CHUNK):
                connection.sendall(struct.pack("!L", len(chunk)) + chunk)
            connection.sendall(struct.pack("!L", 0))
            answer = _answer(connection)
    except OSError as error:
        raise ScannerUnavailable(type(error).__name__) from error
    return _found(answer)


def _connect(url: str) -> socket.socket:
    parts = urlsplit(url)
    if parts.scheme == "unix":
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.settimeout(TIMEOUT_SECONDS)
        connection.connect(parts.path)
        return connection
    return socket.create_connection((parts.hostname or "127.0.0.1", parts.port or 3310), timeout=TIMEOUT_SECONDS)


def _answer(connection: socket.socket) -> str:
    received = b""
    while not received.endswith(b"\0") and (part := connection.recv(4096)):
        received += part
    return received.rstrip(b"\0").decode("utf-8", "replace")


def _found(answer: str) -> str:
    _stream, _colon, verdict = answer.partition(": ")
    if verdict == "OK":
        return ""
    if verdict.endswith(" FOUND"):
        return verdict.removesuffix(" FOUND")
    raise ScannerUnavailable(answer[:200] or "no answer")
