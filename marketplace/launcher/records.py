"""What the launcher writes down below the run directory, so that other commands find the running system.

Invariants: a file is written whole or not at all; what holds a password or a key is readable by its owner only; secrets
of a local installation are made once and never change, because data is sealed with them.
"""

from __future__ import annotations

import base64
import json
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

SYSTEM = "system.json"
SECRETS = "secrets.json"
# Variables that a running system was started with and that commands beside it must share.
SHARED_VARIABLES = ("DATABASE_URL", "REDIS_URL", "ELASTICSEARCH_URL", "STORAGE_URL", "EMAIL_URL", "BASE_URL", "PORT")
KEY_BYTES = 32


def write(path: Path, content: object) -> None:
    """Write JSON that only its owner may read, in one move."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".new")
    temporary.touch(mode=0o600)
    temporary.write_text(json.dumps(content, indent=1))
    temporary.replace(path)


def read(path: Path) -> dict[str, str]:
    """The JSON object in `path`; empty when there is none that can be read."""
    try:
        content = json.loads(path.read_text())
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def write_system(run_dir: Path, variables: Mapping[str, str]) -> None:
    """Note the addresses of the system that now runs."""
    write(run_dir / SYSTEM, {name: variables[name] for name in SHARED_VARIABLES if variables.get(name)})


def forget_system(run_dir: Path) -> None:
    """Nothing runs any more."""
    (run_dir / SYSTEM).unlink(missing_ok=True)


def system(run_dir: Path) -> dict[str, str]:
    """Addresses of the running system, by the names of the environment variables; empty when none runs."""
    return read(run_dir / SYSTEM)


def local_secrets(run_dir: Path) -> dict[str, str]:
    """The keys of this local installation, made on first use. Production sets them in its environment instead."""
    path = run_dir / SECRETS
    known = read(path)
    made = {
        "SECRET_KEY": secrets.token_urlsafe(48),
        "SEALING_KEYS": f"local:{_key()}",
        "PERSONAL_DATA_KEYS": f"local:{_key()}",
    }
    complete = {**made, **known}
    if complete != known:
        write(path, complete)
    return complete


def _key() -> str:
    return base64.b64encode(os.urandom(KEY_BYTES)).decode()
