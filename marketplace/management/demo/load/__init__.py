"""Loading the demo city through the services, in the order in which a city would come to life.

Invariants: nothing is written past a service; the past happens under `clock.travel`, so that every date is the one it
would have been; the whole city is one transaction, so that an interrupted load leaves nothing behind.
"""

from marketplace.management.demo.load.town import Town, load_city

__all__ = ["Town", "load_city"]
