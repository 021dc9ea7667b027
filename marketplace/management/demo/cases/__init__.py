"""What came in for closed challenges and how it was judged: one module per challenge."""

from marketplace.management.demo.cases.bike_park import BIKE_PARK
from marketplace.management.demo.cases.bridge_monitoring import BRIDGE_MONITORING
from marketplace.management.demo.cases.bus_charging import BUS_CHARGING
from marketplace.management.demo.cases.chenar import CHENAR
from marketplace.management.demo.cases.cold_asphalt import COLD_ASPHALT
from marketplace.management.demo.cases.deep_excavation import DEEP_EXCAVATION
from marketplace.management.demo.cases.escalators import ESCALATORS
from marketplace.management.demo.cases.fabric_assessment import FABRIC_ASSESSMENT
from marketplace.management.demo.cases.fire_training import FIRE_TRAINING
from marketplace.management.demo.cases.greywater import GREYWATER
from marketplace.management.demo.cases.lake_algae import LAKE_ALGAE
from marketplace.management.demo.cases.lalehzar_light import LALEHZAR_LIGHT
from marketplace.management.demo.cases.leachate_trucks import LEACHATE_TRUCKS
from marketplace.management.demo.cases.low_cost_air import LOW_COST_AIR
from marketplace.management.demo.cases.market_cold import MARKET_COLD
from marketplace.management.demo.cases.metro_fans import METRO_FANS
from marketplace.management.demo.cases.park_leaks import PARK_LEAKS
from marketplace.management.demo.cases.parking_occupancy import PARKING_OCCUPANCY
from marketplace.management.demo.cases.pedestrian_count import PEDESTRIAN_COUNT
from marketplace.management.demo.cases.permit_assistant import PERMIT_ASSISTANT
from marketplace.management.demo.cases.ramp_audit import RAMP_AUDIT
from marketplace.management.demo.cases.rubble_trace import RUBBLE_TRACE
from marketplace.management.demo.cases.signal_pedestrian import SIGNAL_PEDESTRIAN
from marketplace.management.demo.cases.stormdrain_litter import STORMDRAIN_LITTER
from marketplace.management.demo.cases.tajrish_crowd import TAJRISH_CROWD
from marketplace.management.demo.schema import Case

CASES: tuple[Case, ...] = (
    BIKE_PARK,
    BRIDGE_MONITORING,
    BUS_CHARGING,
    CHENAR,
    COLD_ASPHALT,
    DEEP_EXCAVATION,
    ESCALATORS,
    FABRIC_ASSESSMENT,
    FIRE_TRAINING,
    GREYWATER,
    LAKE_ALGAE,
    LALEHZAR_LIGHT,
    LEACHATE_TRUCKS,
    LOW_COST_AIR,
    MARKET_COLD,
    METRO_FANS,
    PARK_LEAKS,
    PARKING_OCCUPANCY,
    PEDESTRIAN_COUNT,
    PERMIT_ASSISTANT,
    RAMP_AUDIT,
    RUBBLE_TRACE,
    SIGNAL_PEDESTRIAN,
    STORMDRAIN_LITTER,
    TAJRISH_CROWD,
)
