"""Sealing and unsealing of values: AES-256-GCM, a fresh nonce each time, bound to the place the value belongs to."""

from __future__ import annotations

import json
import os
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from challenges.proposals.sealing.keys import NONCE_BYTES, SealBroken

FORMAT = b"\x01"


def seal(value: Any, *, key: bytes, place: str) -> bytes:
    """Encrypt a JSON value; `place` («proposal-uuid:answer:key») must be given again to open it."""
    nonce = os.urandom(NONCE_BYTES)
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    return FORMAT + nonce + AESGCM(key).encrypt(nonce, plain, place.encode())


def unseal(blob: bytes | memoryview, *, key: bytes, place: str) -> Any:
    """The JSON value again. Raises SealBroken for a wrong key, a wrong place or changed bytes."""
    raw = bytes(blob)
    if raw[:1] != FORMAT:
        raise SealBroken("unknown format")
    nonce, body = raw[1 : 1 + NONCE_BYTES], raw[1 + NONCE_BYTES :]
    try:
        return json.loads(AESGCM(key).decrypt(nonce, body, place.encode()))
    except InvalidTag as error:
        raise SealBroken("a sealed value does not open") from error
