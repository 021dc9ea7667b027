"""Receipts and manifests: pure arithmetic over canonical JSON (RFC 8785) and SHA-256 (FIPS 180-4).

A receipt commits the city to what it received without telling anybody what that was: content and price carry a random
salt, so that a guessed price cannot be checked against the published hash. The manifest is the sorted list of receipts;
its root is what two officers publish at the opening.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from typing import Any

import rfc8785

SALT_BYTES = 16
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # nothing that reads like another
NUMBER_LETTERS = 8


def new_salt() -> str:
    """32 hexadecimal digits of randomness."""
    return secrets.token_hex(SALT_BYTES)


def digest(value: Any) -> str:
    """SHA-256 of the canonical JSON of a value, as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(rfc8785.dumps(value)).hexdigest()


def receipt_number(jalali_year: int) -> str:
    """A number people can read over the telephone: «R-1405-7KQ2M9XB»; random, so that it tells nothing about the
    others.
    """
    return f"R-{jalali_year}-" + "".join(secrets.choice(ALPHABET) for _letter in range(NUMBER_LETTERS))


def receipt_hash(*, number: str, content_hash: str, price_hash: str, file_hashes: Iterable[str]) -> str:
    """What the vendor keeps: binds the receipt's number, both envelopes and every file."""
    return digest({"number": number, "content": content_hash, "price": price_hash, "files": sorted(file_hashes)})


def manifest(receipts: Iterable[Mapping[str, str]]) -> list[dict[str, str]]:
    """The public list: receipt number and hash only, in the order of the numbers."""
    return sorted(({"number": row["number"], "hash": row["hash"]} for row in receipts), key=lambda row: row["number"])


def manifest_root(rows: list[dict[str, str]]) -> str:
    """The one hash of a manifest."""
    return digest(rows)


def is_in(rows: Iterable[Mapping[str, str]], *, number: str, hash_: str) -> bool:
    """Whether a receipt stands unchanged in a manifest."""
    return any(row["number"] == number and secrets.compare_digest(row["hash"], hash_) for row in rows)
