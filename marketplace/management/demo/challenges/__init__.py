"""The sixty challenges, one module per part of city life."""

from marketplace.management.demo.challenges.access import ELDER_CALLS, METRO_BLIND, RAMP_AUDIT, SPORT_COURTS
from marketplace.management.demo.challenges.air import AIR_TOWERS, LOW_COST_AIR, MOTORCYCLE_EMISSIONS, NIGHT_NOISE
from marketplace.management.demo.challenges.buildings import (
    DEEP_EXCAVATION,
    DRAWING_CHECK,
    FABRIC_ASSESSMENT,
    UTILITY_TUNNEL,
)
from marketplace.management.demo.challenges.care import CHENAR, ESCALATORS
from marketplace.management.demo.challenges.earth import (
    FLOOD_NOWCAST,
    QANAT_CAVITIES,
    STORMDRAIN_LITTER,
    SUBSIDENCE_METRO,
)
from marketplace.management.demo.challenges.energy import BUS_CHARGING, METRO_FANS, ROOFTOP_SOLAR, SHADE_STOPS
from marketplace.management.demo.challenges.light_heritage import (
    BRICK_SALTS,
    DIMMED_STREETS,
    LALEHZAR_LIGHT,
    OUDLAJAN_PATHS,
)
from marketplace.management.demo.challenges.markets_economy import EMPTY_SHOPS, MARKET_COLD, RESIDUE, STREET_VENDORS
from marketplace.management.demo.challenges.roads import BRIDGE_MONITORING, COLD_ASPHALT, POTHOLES, TUNNEL_AIR
from marketplace.management.demo.challenges.safety_health import FARAHZAD_FIRE, FIRE_TRAINING, HYDRANTS, RATS
from marketplace.management.demo.challenges.services import OPEN_137, PERMIT_ASSISTANT, SMART_BENCH, TAJRISH_CROWD
from marketplace.management.demo.challenges.streets import BUS_LANE, CURB_LOADING, PARKING_OCCUPANCY, SIGNAL_PEDESTRIAN
from marketplace.management.demo.challenges.walking import (
    AUTONOMOUS_SHUTTLE,
    BIKE_PARK,
    PEDESTRIAN_COUNT,
    SCHOOL_STREET,
)
from marketplace.management.demo.challenges.waste_bins import BIN_FILL, OVERFLOW_CAMERA, SHOP_ROUTES
from marketplace.management.demo.challenges.waste_streams import LEACHATE_TRUCKS, MARKET_WET_WASTE, RUBBLE_TRACE
from marketplace.management.demo.challenges.water import GREYWATER_PARKS, IRRIGATION_LEAK, LAKE_ALGAE, PARK_LEAKS
from marketplace.management.demo.schema import Challenge

CHALLENGES: tuple[Challenge, ...] = (
    METRO_BLIND,
    RAMP_AUDIT,
    ELDER_CALLS,
    SPORT_COURTS,
    MOTORCYCLE_EMISSIONS,
    LOW_COST_AIR,
    AIR_TOWERS,
    NIGHT_NOISE,
    FABRIC_ASSESSMENT,
    DEEP_EXCAVATION,
    DRAWING_CHECK,
    UTILITY_TUNNEL,
    CHENAR,
    ESCALATORS,
    SUBSIDENCE_METRO,
    FLOOD_NOWCAST,
    STORMDRAIN_LITTER,
    QANAT_CAVITIES,
    SHADE_STOPS,
    BUS_CHARGING,
    METRO_FANS,
    ROOFTOP_SOLAR,
    DIMMED_STREETS,
    LALEHZAR_LIGHT,
    BRICK_SALTS,
    OUDLAJAN_PATHS,
    RESIDUE,
    MARKET_COLD,
    EMPTY_SHOPS,
    STREET_VENDORS,
    TUNNEL_AIR,
    POTHOLES,
    BRIDGE_MONITORING,
    COLD_ASPHALT,
    HYDRANTS,
    FIRE_TRAINING,
    RATS,
    FARAHZAD_FIRE,
    OPEN_137,
    PERMIT_ASSISTANT,
    TAJRISH_CROWD,
    SMART_BENCH,
    BUS_LANE,
    SIGNAL_PEDESTRIAN,
    CURB_LOADING,
    PARKING_OCCUPANCY,
    SCHOOL_STREET,
    BIKE_PARK,
    PEDESTRIAN_COUNT,
    AUTONOMOUS_SHUTTLE,
    BIN_FILL,
    OVERFLOW_CAMERA,
    SHOP_ROUTES,
    MARKET_WET_WASTE,
    LEACHATE_TRUCKS,
    RUBBLE_TRACE,
    IRRIGATION_LEAK,
    PARK_LEAKS,
    GREYWATER_PARKS,
    LAKE_ALGAE,
)
