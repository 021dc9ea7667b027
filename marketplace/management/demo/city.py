"""The demo city as one value."""

from marketplace.management.demo.cases import CASES
from marketplace.management.demo.challenges import CHALLENGES
from marketplace.management.demo.departments import DEPARTMENTS
from marketplace.management.demo.editorial import ARTICLES, FAQS
from marketplace.management.demo.people import PEOPLE
from marketplace.management.demo.pilots import PILOTS
from marketplace.management.demo.schema import City
from marketplace.management.demo.startups import VENDORS

CITY = City(
    departments=DEPARTMENTS,
    people=PEOPLE,
    vendors=VENDORS,
    challenges=CHALLENGES,
    cases=CASES,
    pilots=PILOTS,
    articles=ARTICLES,
    faqs=FAQS,
)
