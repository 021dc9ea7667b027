"""The eight pilots of the demo city."""

from marketplace.management.demo.pilots.finished import METRO_FANS, PARK_LEAKS, PEDESTRIAN_COUNT, RUBBLE_TRACE
from marketplace.management.demo.pilots.going import BRIDGE_MONITORING, LALEHZAR_LIGHT, PERMIT_ASSISTANT, RAMP_AUDIT
from marketplace.management.demo.schema import Pilot

PILOTS: tuple[Pilot, ...] = (
    PARK_LEAKS,
    PEDESTRIAN_COUNT,
    RUBBLE_TRACE,
    METRO_FANS,
    BRIDGE_MONITORING,
    RAMP_AUDIT,
    LALEHZAR_LIGHT,
    PERMIT_ASSISTANT,
)
