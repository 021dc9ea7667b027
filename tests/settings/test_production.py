"""Production does not begin without its secrets, hosts and services, and says everything that is missing."""

from __future__ import annotations

import base64
import os
import subprocess
import sys
from pathlib import Path

import pytest

from marketplace.settings.requirements import REQUIRED_IN_PRODUCTION, missing_in_production, unsound_in_production

ROOT = Path(__file__).resolve().parent.parent.parent
KEY = base64.b64encode(bytes(range(32))).decode()
COMPLETE = {
    "SECRET_KEY": "".join(chr(33 + number) for number in range(60)),
    "SEALING_KEYS": f"2026a:{KEY}",
    "PERSONAL_DATA_KEYS": f"2026a:{KEY}",
    "ALLOWED_HOSTS": "baham.example.ir",
    "BASE_URL": "https://baham.example.ir",
    "DATABASE_URL": "postgres://baham:secret@127.0.0.1:1/baham",
    "REDIS_URL": "redis://127.0.0.1:1/0",
    "EMAIL_URL": "smtp://127.0.0.1:1",
    "STORAGE_URL": "file:///tmp/baham-files",
    "DEFAULT_FROM_EMAIL": "baham@example.ir",
}


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `manage.py` with production settings and nothing else in the environment."""
    clean = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "marketplace.settings.production", **environment}
    command = [sys.executable, str(ROOT / "manage.py"), *arguments]
    return subprocess.run(command, env=clean, capture_output=True, text=True, check=False)


def test_the_example_is_complete() -> None:
    assert missing_in_production(COMPLETE) == []
    assert unsound_in_production(COMPLETE) == []


def test_everything_that_is_missing_is_said_in_one_go_without_a_trace() -> None:
    outcome = manage("check")

    assert outcome.returncode == 1
    assert "Traceback" not in outcome.stderr
    for name in REQUIRED_IN_PRODUCTION:
        assert f"{name} is missing" in outcome.stderr


def test_a_complete_environment_passes_the_deployment_check() -> None:
    outcome = manage("check", "--deploy", "--fail-level", "WARNING", **COMPLETE)

    assert outcome.returncode == 0, outcome.stderr


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("SECRET_KEY", "short", "too easy to guess"),
        ("SECRET_KEY", "ab" * 40, "too easy to guess"),
        ("BASE_URL", "http://baham.example.ir", "must begin with https"),
        ("ALLOWED_HOSTS", "*", "must name the hosts"),
        ("SEALING_KEYS", KEY, "entry 1 must be id:BASE64"),
        ("SEALING_KEYS", f"new:{KEY},old:c2hvcnQ=", "entry 2 must be id:BASE64"),
        ("PERSONAL_DATA_KEYS", "id:not base64 at all", "PERSONAL_DATA_KEYS: entry 1"),
    ],
)
def test_what_cannot_be_right_is_refused_without_repeating_it(name: str, value: str, reason: str) -> None:
    problems = unsound_in_production({**COMPLETE, name: value})

    assert len(problems) == 1
    assert reason in problems[0]
    if name.endswith("KEYS"):
        assert value not in problems[0]
