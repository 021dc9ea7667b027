"""Data keys: one for each envelope of each round, made when the first draft begins, wrapped by a key of the
environment.

`SEALING_KEYS` is a list of `id:base64 of 32 bytes`, newest first; the first one wraps, all of them unwrap, so that a
key can be rotated (`manage.py rotate_sealing_key`) without touching a single proposal.
"""

from __future__ import annotations

import base64
import binascii
import os
from dataclasses import dataclass, field
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from challenges.models import Round
from challenges.proposals.models import SealingKey
from challenges.proposals.models.opening import Envelope
from marketplace.errors import Damaged

KEY_BYTES = 32
NONCE_BYTES = 12


class SealBroken(Damaged):
    """A ciphertext or wrapped key does not open: wrong key, wrong place, or changed bytes. Says nothing about the
    content; `detail` is for who keeps the keys, the message for everybody else.
    """

    def __init__(self, detail: str) -> None:
        words = _("A sealed part of this proposal does not open. Nothing was changed. Tell the innovation office.")
        super().__init__(words, code="seal_broken")
        self.detail = detail


@lru_cache(maxsize=8)
def _parse(entries: tuple[str, ...]) -> dict[str, bytes]:
    keys: dict[str, bytes] = {}
    for entry in entries:
        name, _colon, encoded = entry.partition(":")
        try:
            key = base64.b64decode(encoded, validate=True)
        except binascii.Error as error:
            raise ImproperlyConfigured(f"SEALING_KEYS: the key “{name}” is not base64.") from error
        if len(key) != KEY_BYTES:
            raise ImproperlyConfigured(f"SEALING_KEYS: the key “{name}” must be {KEY_BYTES} bytes.")
        keys[name] = key
    if not keys:
        raise ImproperlyConfigured("SEALING_KEYS is empty: proposals cannot be sealed.")
    return keys


def environment_keys() -> dict[str, bytes]:
    """The wrapping keys by name, newest first. Raises ImproperlyConfigured when none is set or one is malformed."""
    return _parse(tuple(settings.SEALING_KEYS))


def _place(round_id: int, envelope: str) -> bytes:
    return f"baham:key:{round_id}:{envelope}".encode()


def _wrap(key: bytes, round_id: int, envelope: str) -> tuple[bytes, str]:
    name, wrapping = next(iter(environment_keys().items()))
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(wrapping).encrypt(nonce, key, _place(round_id, envelope)), name


def _unwrap(row: SealingKey) -> bytes:
    wrapping = environment_keys().get(row.wrapped_with)
    if wrapping is None:
        raise SealBroken(f"the key “{row.wrapped_with}” is not in SEALING_KEYS")
    blob = bytes(row.wrapped)
    try:
        return AESGCM(wrapping).decrypt(blob[:NONCE_BYTES], blob[NONCE_BYTES:], _place(row.round_id, row.envelope))
    except InvalidTag as error:
        raise SealBroken("a wrapped key does not open") from error


@dataclass(frozen=True, slots=True)
class Keys:
    """The data keys of both envelopes of one round."""

    content: bytes = field(repr=False)
    price: bytes = field(repr=False)


def keys_of(round_: Round) -> Keys:
    """Both keys, in one query where they are there; made on first use, by exactly one of any number of workers."""
    held = {row.envelope: row for row in SealingKey.objects.filter(round=round_)}
    for envelope in Envelope:
        if envelope.value not in held:
            held[envelope.value] = _make(round_, envelope.value)
    return Keys(_unwrap(held[Envelope.CONTENT.value]), _unwrap(held[Envelope.PRICE.value]))


def _make(round_: Round, envelope: str) -> SealingKey:
    wrapped, name = _wrap(os.urandom(KEY_BYTES), round_.pk, envelope)
    made = SealingKey(round=round_, envelope=envelope, wrapped=wrapped, wrapped_with=name)
    with transaction.atomic():
        SealingKey.objects.bulk_create([made], ignore_conflicts=True)
        return SealingKey.objects.get(round=round_, envelope=envelope)


def rewrap_all() -> int:
    """Wrap every data key anew with the newest key of the environment; returns how many an older one had wrapped."""
    newest = next(iter(environment_keys()))
    done = 0
    for key_id in SealingKey.objects.exclude(wrapped_with=newest).values_list("pk", flat=True):
        with transaction.atomic():
            row = SealingKey.objects.select_for_update().get(pk=key_id)
            row.wrapped, row.wrapped_with = _wrap(_unwrap(row), row.round_id, row.envelope)
            row.save(update_fields=["wrapped", "wrapped_with"])
        done += 1
    return done
