"""The two directories everything else is below: the checkout and the run directory (`.run`, or BAHAM_RUN_DIR)."""

from __future__ import annotations

import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent.parent
RUN_DIR = Path(os.environ.get("BAHAM_RUN_DIR") or BASE_DIR / ".run").resolve()
