"""Local data is removed only when nobody uses it, after saying what it is, and when somebody agreed."""

from __future__ import annotations

import fcntl
from pathlib import Path

import pytest

from marketplace.embedded import ServiceError
from marketplace.launcher import cleaning
from marketplace.launcher.locking import LOCK


@pytest.fixture
def run_dir(tmp_path: Path) -> Path:
    directory = tmp_path / "run"
    (directory / "media").mkdir(parents=True)
    (directory / "media" / "plan.pdf").write_bytes(b"0" * 1024**2)
    return directory


def test_it_says_what_goes_and_removes_it_when_agreed(
    run_dir: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("YES", "1")

    assert cleaning.clean(run_dir) == 0

    said = capsys.readouterr().out
    assert "1.0 MB  media  uploaded files" in said
    assert not run_dir.exists()


@pytest.mark.parametrize("answer", ["", "n", "no", "what"])
def test_without_a_yes_nothing_is_removed(run_dir: Path, monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    monkeypatch.delenv("YES", raising=False)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda question: answer)

    assert cleaning.clean(run_dir) == 1

    assert (run_dir / "media" / "plan.pdf").exists()


def test_with_nobody_to_ask_nothing_is_removed(run_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("YES", raising=False)
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)

    with pytest.raises(ServiceError, match="nobody to ask"):
        cleaning.clean(run_dir)

    assert run_dir.exists()


def test_data_in_use_is_not_removed(run_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YES", "1")

    with (run_dir / LOCK).open("w") as holder:
        fcntl.flock(holder, fcntl.LOCK_EX)
        with pytest.raises(ServiceError, match="Baham runs on this data"):
            cleaning.clean(run_dir)

    assert run_dir.exists()
