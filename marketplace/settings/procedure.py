"""The city's own terms of procedure: figures that its rules set, not the code."""

from __future__ import annotations

from marketplace.settings import environment

STANDSTILL_WORKING_DAYS = environment.number("STANDSTILL_WORKING_DAYS", 5)
