"""One machine: what `make run` and `make manage` use. Addresses come from the running system, secrets are made once
below `.run`.
"""

from __future__ import annotations

import os

from marketplace.embedded import Postgres
from marketplace.launcher import records
from marketplace.settings.paths import RUN_DIR

_LOCAL = {
    "DATABASE_URL": Postgres(RUN_DIR / "postgres").address,
    "REDIS_URL": "redis://127.0.0.1:6379/0",
    "ALLOWED_HOSTS": "*",
    "LOG_LEVEL": "WARNING",
    **records.local_secrets(RUN_DIR),
    **records.system(RUN_DIR),
}
for _name, _value in _LOCAL.items():
    os.environ.setdefault(_name, _value)

from marketplace.settings.base import *  # noqa: E402  the fragments read the environment when they are imported

DEBUG = environment.flag("DEBUG", default=False)
