"""Capability terms: what a firm can do and what a challenge asks for. One term per idea; spellings go to aliases.

Matching compares codes, so a term is never merged by renaming it. Split by craft, each part in its own module.
"""

from marketplace.taxonomy.capability_rows import CapabilityRow
from marketplace.taxonomy.capability_rows.digital import DIGITAL
from marketplace.taxonomy.capability_rows.engineering import ENGINEERING
from marketplace.taxonomy.capability_rows.environment import ENVIRONMENT
from marketplace.taxonomy.capability_rows.people import PEOPLE
from marketplace.taxonomy.capability_rows.sensing import SENSING

CAPABILITIES: tuple[CapabilityRow, ...] = SENSING + DIGITAL + ENGINEERING + ENVIRONMENT + PEOPLE
