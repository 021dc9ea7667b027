"""Outgoing mail, from one address. Without EMAIL_URL messages become files below `.run/mail`, where a person can read
their links.
"""

from __future__ import annotations

from marketplace.settings import environment
from marketplace.settings.paths import RUN_DIR

_URL = environment.text("EMAIL_URL", f"file://{RUN_DIR / 'mail'}")
globals().update(environment.email(_URL))  # EMAIL_BACKEND, EMAIL_HOST and their like
DEFAULT_FROM_EMAIL = environment.text("DEFAULT_FROM_EMAIL", "باهم <baham@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
