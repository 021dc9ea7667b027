"""The shapes of the demo city. Frozen, so that nothing that loads the city can change it.

Conventions: ``*_day`` is an offset in days from today; money is integer rials; ``*_fa``/``*_en`` are texts, an empty
English text means «not translated»; texts named ``need``, ``context`` are HTML of ``<p>`` and ``<ul>`` only.
"""

from dataclasses import dataclass

from marketplace.management.demo.schema.calls import (
    Amendment,
    Challenge,
    Concept,
    Criterion,
    Document,
    FormQuestion,
    Question,
    Timeline,
    timeline,
)
from marketplace.management.demo.schema.cases import Case, Kpi, Milestone, Pilot, Proposal, Sheet, TeamLine
from marketplace.management.demo.schema.editorial import Article, Block, Faq
from marketplace.management.demo.schema.people import Department, DepartmentKind, Person
from marketplace.management.demo.schema.vendors import (
    Certificate,
    CertificateClass,
    Member,
    Reference,
    Solution,
    Vendor,
)

__all__ = [
    "Amendment",
    "Article",
    "Block",
    "Case",
    "Certificate",
    "CertificateClass",
    "Challenge",
    "City",
    "Concept",
    "Criterion",
    "Department",
    "DepartmentKind",
    "Document",
    "Faq",
    "FormQuestion",
    "Kpi",
    "Member",
    "Milestone",
    "Person",
    "Pilot",
    "Proposal",
    "Question",
    "Reference",
    "Sheet",
    "Solution",
    "TeamLine",
    "Timeline",
    "Vendor",
    "timeline",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """Everything, for the loader: ``from marketplace.management.demo.city import CITY``."""

    departments: tuple[Department, ...]
    people: tuple[Person, ...]
    vendors: tuple[Vendor, ...]
    challenges: tuple[Challenge, ...]
    cases: tuple[Case, ...]
    pilots: tuple[Pilot, ...]
    articles: tuple[Article, ...]
    faqs: tuple[Faq, ...]
