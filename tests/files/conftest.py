"""Purposes of the tests' own and a store of their own."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from django.utils.functional import empty

from marketplace.decisions import ALLOW, deny
from marketplace.files import purposes
from marketplace.files.purposes import EVERYTHING, MEGABYTE, PDF, Purpose

KEY = os.urandom(32)


@pytest.fixture(autouse=True)
def store(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Files of this test lie below a directory of this test."""
    settings.STORAGES = settings.STORAGES | {
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path)},
        }
    }
    monkeypatch.setattr("django.core.files.storage.default_storage._wrapped", empty)
    return tmp_path


@pytest.fixture(autouse=True)
def kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    """«tests.any» for everybody, «tests.pdf» for its uploader, «tests.none» for nobody, «tests.sealed» under KEY."""
    monkeypatch.setattr(purposes, "_purposes", dict(purposes._purposes))
    purposes.register(
        Purpose("tests.any", max_bytes=MEGABYTE, media_types=EVERYTHING, can_read=lambda actor, file: ALLOW)
    )
    purposes.register(Purpose("tests.pdf", max_bytes=MEGABYTE, media_types=frozenset({PDF})))
    purposes.register(
        Purpose("tests.none", max_bytes=MEGABYTE, media_types=EVERYTHING, can_read=lambda actor, file: deny("no"))
    )
    purposes.register(
        Purpose(
            "tests.sealed",
            max_bytes=MEGABYTE,
            media_types=EVERYTHING,
            sealed=True,
            can_read=lambda actor, file: ALLOW,
            key_of=lambda file: KEY,
        )
    )
