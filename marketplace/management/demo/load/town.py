"""The city while it is being loaded: who and what is there already, and the order of the steps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction

from challenges.amendments import to_working_day
from challenges.models import Challenge
from challenges.selectors.rules import holidays
from cms.models import ChallengePage
from marketplace import clock
from marketplace.accounts.models import Department, User
from marketplace.dates import start_of_day, tehran_date
from marketplace.management.demo.city import CITY
from marketplace.management.demo.people import DOMAIN
from marketplace.management.demo.schema import City
from vendors.models import Vendor

Report = Callable[[str, int, int], None]  # step, done, total


@dataclass
class Town:
    """What has been loaded, by the codes of the content."""

    city: City
    today: datetime
    people: dict[str, User] = field(default_factory=dict)
    departments: dict[str, Department] = field(default_factory=dict)
    vendors: dict[str, Vendor] = field(default_factory=dict)
    challenges: dict[str, Challenge] = field(default_factory=dict)
    pages: dict[str, ChallengePage] = field(default_factory=dict)

    def at(self, day: int, hour: int = 11) -> datetime:
        """The hour in Tehran on a day counted from today."""
        return start_of_day(tehran_date(self.today) + timedelta(days=day)) + timedelta(hours=hour)

    def workday(self, day: int, hour: int = 11) -> datetime:
        """The same, moved on to the next day on which offices are open."""
        return to_working_day(self.at(day, hour), holidays())

    def on(self, moment: datetime) -> AbstractContextManager[None]:
        """Live at a moment; never later than the real now."""
        return clock.travel(to=min(moment, self.today))

    def person(self, local: str) -> User:
        """Somebody by the part of the address before «@»."""
        return self.people[local if "@" in local else f"{local}@{DOMAIN}"]

    @property
    def office(self) -> list[User]:
        """The officers of the innovation office."""
        return [self.people[row.email] for row in self.city.people if "innovation_office" in row.platform]

    def officer(self, department: str) -> User:
        """Who writes for a department."""
        return self._in(department, "officer")

    def manager(self, department: str) -> User:
        """Who approves inside a department."""
        return self._in(department, "manager")

    def _in(self, department: str, role: str) -> User:
        return next(self.people[row.email] for row in self.city.people if (department, role) in row.departments)

    def owner(self, vendor: str) -> User:
        """Who registered a startup."""
        return next(self.people[row.members[0].email] for row in self.city.vendors if row.code == vendor)


Step = Callable[[Town], Iterator[None]]


def load_city(steps: list[tuple[str, int, Step]], report: Report) -> Town:
    """Run the steps in one transaction; `report` hears of each unit of work."""
    town = Town(CITY, clock.now())
    with transaction.atomic():
        for name, total, step in steps:
            report(name, 0, total)
            for done, _unit in enumerate(step(town), 1):
                report(name, done, total)
    return town
