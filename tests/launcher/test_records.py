"""What the launcher writes down is whole, closed to others, and never changes where data depends on it."""

from __future__ import annotations

import stat
from pathlib import Path

from marketplace.launcher import records
from marketplace.settings.requirements import unsound_keys


def test_a_running_system_is_found_and_forgotten(tmp_path: Path) -> None:
    records.write_system(tmp_path, {"DATABASE_URL": "postgres://a@b/c", "ELASTICSEARCH_URL": "", "HOME": "/root"})

    assert records.system(tmp_path) == {"DATABASE_URL": "postgres://a@b/c"}
    assert stat.S_IMODE((tmp_path / records.SYSTEM).stat().st_mode) == 0o600

    records.forget_system(tmp_path)
    assert records.system(tmp_path) == {}


def test_secrets_are_made_once_and_sound(tmp_path: Path) -> None:
    first = records.local_secrets(tmp_path)

    assert records.local_secrets(tmp_path) == first
    assert first["SEALING_KEYS"] != first["PERSONAL_DATA_KEYS"]
    assert unsound_keys("SEALING_KEYS", [first["SEALING_KEYS"]]) == []
    assert stat.S_IMODE((tmp_path / records.SECRETS).stat().st_mode) == 0o600


def test_a_secret_that_came_later_is_added_and_the_old_ones_stay(tmp_path: Path) -> None:
    records.write(tmp_path / records.SECRETS, {"SECRET_KEY": "old"})

    complete = records.local_secrets(tmp_path)

    assert complete["SECRET_KEY"] == "old"
    assert records.local_secrets(tmp_path) == complete


def test_a_damaged_record_means_nothing_runs(tmp_path: Path) -> None:
    (tmp_path / records.SYSTEM).write_text("{")

    assert records.system(tmp_path) == {}
