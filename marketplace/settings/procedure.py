"""The city's own terms of procedure: figures that its rules set, not the code."""

from __future__ import annotations

from marketplace.settings import environment

STANDSTILL_WORKING_DAYS = environment.number("STANDSTILL_WORKING_DAYS", 5)

# Who is asked which certificates a company holds: a class as in vendors/registry.py.
VENDORS_REGISTRY = environment.text("VENDORS_REGISTRY", "vendors.registry.ManualRegistry")
