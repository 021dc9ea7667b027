"""City fields and capability terms. The real ones come from the data migration: `field("waste")`,
`capability("lidar")`.
"""

from __future__ import annotations

import factory
from factory.django import DjangoModelFactory

from marketplace.taxonomy.models import Capability, Field


def field(code: str = "waste") -> Field:
    """One of the city fields that every database has."""
    return Field.objects.get(code=code)


def capability(code: str = "lidar") -> Capability:
    """One of the capability terms that every database has."""
    return Capability.objects.get(code=code)


class FieldFactory(DjangoModelFactory):
    """A city field beyond the real ones."""

    class Meta:
        model = Field

    code = factory.Sequence(lambda n: f"field-{n}")
    name_fa = factory.Sequence(lambda n: f"حوزهٔ {n}")
    name_en = factory.Sequence(lambda n: f"Field {n}")
    icon = "bulb"
    position = factory.Sequence(lambda n: 100 + n)


class CapabilityFactory(DjangoModelFactory):
    """A capability term beyond the real ones."""

    class Meta:
        model = Capability

    code = factory.Sequence(lambda n: f"capability-{n}")
    name_fa = factory.Sequence(lambda n: f"توانمندی {n}")
    name_en = factory.Sequence(lambda n: f"Capability {n}")
