"""Services do not run as root, and nobody's home is opened for reading because of them."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from marketplace.embedded.privileges import Account, open_way_to, own_directory, service_account

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root has privileges to drop")
NOBODY = Account("nobody", 65534, 65534)


def test_an_ordinary_user_runs_services_as_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    assert service_account.__wrapped__() is None


@needs_root
def test_root_runs_services_as_somebody_else() -> None:
    account = service_account()

    assert account is not None
    assert account.uid != 0


@needs_root
def test_the_way_is_opened_for_passing_not_for_reading(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    (home / "baham").mkdir()

    open_way_to(home / "baham" / "file", NOBODY)

    assert stat.S_IMODE(home.stat().st_mode) == 0o701


def test_an_ordinary_user_changes_no_directory_above(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o700)

    own_directory(home / "data", None)

    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert stat.S_IMODE((home / "data").stat().st_mode) == 0o700
