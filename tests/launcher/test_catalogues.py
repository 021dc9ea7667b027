"""Message catalogues are compiled where they changed."""

from __future__ import annotations

import gettext
import os
from pathlib import Path

import pytest

from marketplace.embedded import ServiceError
from marketplace.launcher import catalogues

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    path = tmp_path / "challenges" / "proposals" / "locale" / "fa" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(HEADER + 'msgid "Proposal"\nmsgstr "پیشنهاد"\n')
    return path


def test_a_catalogue_is_compiled_once_and_again_when_it_changes(catalogue: Path, tmp_path: Path) -> None:
    assert catalogues.compile_stale(tmp_path) == 1
    assert catalogues.compile_stale(tmp_path) == 0

    catalogue.write_text(HEADER + 'msgid "Proposal"\nmsgstr "پیشنهادها"\n')
    os.utime(catalogue, (2_000_000_000, 2_000_000_000))
    assert catalogues.compile_stale(tmp_path) == 1

    with catalogue.with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Proposal") == "پیشنهادها"


def test_a_broken_catalogue_is_refused_with_its_place(catalogue: Path, tmp_path: Path) -> None:
    catalogue.write_text(HEADER + 'msgid "Proposal"\nmsgstr پیشنهاد\n')

    with pytest.raises(ServiceError, match=r"django\.po cannot be read: line 5"):
        catalogues.compile_stale(tmp_path)

    assert not catalogue.with_suffix(".mo").exists()


def test_our_own_catalogues_are_compiled_in_a_test_run() -> None:
    assert catalogues.stale(catalogues_root()) == []


def catalogues_root() -> Path:
    return Path(catalogues.__file__).resolve().parent.parent.parent
