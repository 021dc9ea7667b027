"""What the environment must hold, as pure functions of it: asked by the production settings and by the system checks.

Invariant: everything that is missing or unsound is named at once, and no message repeats a secret.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

KEY_BYTES = 32
SHORTEST_SECRET = 50

# What production must be told, with an example a person can start from.
REQUIRED_IN_PRODUCTION = {
    "SECRET_KEY": "a random text of 50 characters or more (openssl rand -base64 48)",
    "SEALING_KEYS": "2026a:BASE64 of 32 random bytes; it seals proposals (openssl rand -base64 32)",
    "PERSONAL_DATA_KEYS": "2026a:BASE64 of 32 random bytes, another one; it encrypts personal data",
    "ALLOWED_HOSTS": "baham.tehran.ir",
    "BASE_URL": "https://baham.tehran.ir",
    "DATABASE_URL": "postgres://baham:password@database.internal:5432/baham",
    "REDIS_URL": "redis://:password@redis.internal:6379/0",
    "EMAIL_URL": "smtp://user:password@mail.internal:587?tls=1",
    "STORAGE_URL": "s3://key:secret@storage.internal/baham (or file:///srv/baham on one machine)",
    "DEFAULT_FROM_EMAIL": "باهم <baham@tehran.ir>",
}


def missing_in_production(environment: Mapping[str, str]) -> list[str]:
    """One line for each variable that production needs and does not have."""
    return [
        f"{name} is missing, for example: {example}"
        for name, example in REQUIRED_IN_PRODUCTION.items()
        if not environment.get(name, "").strip()
    ]


def unsound_keys(name: str, entries: Iterable[str]) -> list[str]:
    """What is wrong with a list of `id:base64 of 32 bytes`; key material is never part of the message."""
    found = []
    for position, entry in enumerate(entries, start=1):
        identifier, colon, encoded = entry.partition(":")
        try:
            length = len(base64.b64decode(encoded, validate=True))
        except (binascii.Error, ValueError):
            length = -1
        if not colon or not identifier or length != KEY_BYTES:
            found.append(f"{name}: entry {position} must be id:BASE64 of {KEY_BYTES} bytes (openssl rand -base64 32)")
    return found


def unsound_in_production(environment: Mapping[str, str]) -> list[str]:
    """One line for each variable that is there and cannot be right for production."""
    found = []
    secret = environment.get("SECRET_KEY", "")
    if secret and (len(secret) < SHORTEST_SECRET or len(set(secret)) < 10):
        found.append(f"SECRET_KEY is too easy to guess: use a random text of {SHORTEST_SECRET} characters or more")
    address = environment.get("BASE_URL", "")
    if address and urlsplit(address).scheme != "https":
        found.append("BASE_URL must begin with https://")
    if "*" in environment.get("ALLOWED_HOSTS", ""):
        found.append("ALLOWED_HOSTS must name the hosts, not *")
    for name in ("SEALING_KEYS", "PERSONAL_DATA_KEYS"):
        entries = [entry.strip() for entry in environment.get(name, "").split(",") if entry.strip()]
        found.extend(unsound_keys(name, entries))
    return found
