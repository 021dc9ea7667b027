"""Load the demo city through the services, once; a second run finds it and changes nothing."""

from __future__ import annotations

import random
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db.models import Max
from django.db.models.functions import Now
from tqdm import tqdm

from marketplace.accounts.models import Department, User
from marketplace.journal import outbox
from marketplace.journal.models import AuditRecord, OutboxMessage
from marketplace.management.demo.city import CITY
from marketplace.management.demo.load import load_city
from marketplace.management.demo.load.accounts_page import accounts_page
from marketplace.management.demo.load.cases import cases, concepts
from marketplace.management.demo.load.challenges import challenges
from marketplace.management.demo.load.editorial import editorial
from marketplace.management.demo.load.people import departments, give_password, people
from marketplace.management.demo.load.pilots import pilots
from marketplace.management.demo.load.templates import templates
from marketplace.management.demo.load.town import Step
from marketplace.management.demo.load.vendors import suspensions, vendors
from marketplace.management.demo.people import DOMAIN
from marketplace.management.demo.templates import TEMPLATES
from marketplace.notify.models import Mailing, Notification
from search.documents.registry import KINDS
from search.sync import indexing

SEED = 1405
UNREAD = 3  # what a demo person finds unread; the rest of the past has been read
PASSWORD = "baham-demo-1405"  # noqa: S105  (the demo city's shared password, shown on its accounts page)
STEPS: list[tuple[str, int, Step]] = [
    ("departments", len(CITY.departments), departments),
    ("people", len(CITY.people), people),
    ("startups", len(CITY.vendors), vendors),
    ("challenges", len(CITY.challenges), challenges),
    ("proposals and decisions", len(CITY.cases), cases),
    ("concepts", sum(row.concept is not None for row in CITY.challenges), concepts),
    ("suspensions", sum(row.state == "suspended" for row in CITY.vendors), suspensions),
    ("pilots", len(CITY.pilots), pilots),
    ("templates", len(TEMPLATES), templates),
    ("stories and guides", len(CITY.articles) + 1, editorial),
]


class Command(BaseCommand):
    """`manage.py seed_demo`"""

    help = "Load the demo city: departments, startups, challenges in every state, proposals, awards, pilots, stories."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--accounts", default="", help="only write the list of demo accounts to this file")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["accounts"]:
            Path(options["accounts"]).write_text(accounts_page(CITY, PASSWORD), encoding="utf-8")
            return
        if getattr(settings, "IS_PRODUCTION", False):
            raise CommandError("The demo city has well-known passwords; it is never loaded with production settings.")
        if User.objects.filter(email__endswith=f"@{DOMAIN}").exists():
            self.stdout.write("The demo city is here already; nothing was changed.")
            return
        if Department.objects.exists():
            raise CommandError(
                "This installation has departments of its own; the demo city is only loaded into an empty one."
            )
        started = time.monotonic()
        random.seed(SEED)
        self._load()
        self._index()
        self._deliver()
        self.stdout.write(
            f"The demo city is ready: {len(CITY.challenges)} challenges, {len(CITY.vendors)} startups, "
            f"{AuditRecord.objects.count()} journal rows, {time.monotonic() - started:.0f} s. Accounts: docs/demo.md"
        )

    def _load(self) -> None:
        total = sum(count for _name, count, _step in STEPS)
        with tqdm(total=total, desc="demo city", unit="", leave=False, disable=None) as bar:

            def report(name: str, done: int, _total: int) -> None:
                bar.set_description(name)
                if done:
                    bar.update(1)

            town = load_city(STEPS, report)
        give_password(town, PASSWORD)

    def _index(self) -> None:
        """Search documents at once and in bulk, so that the first page finds everything; single events are told."""
        told = OutboxMessage.objects.filter(consumer="search", done_at__isnull=True).aggregate(last=Max("pk"))["last"]
        for kind in KINDS:
            indexing.refresh_kind(kind)
        OutboxMessage.objects.filter(consumer="search", done_at__isnull=True, pk__lte=told or 0).update(done_at=Now())

    def _deliver(self) -> None:
        """Inbox messages of the past are delivered now, without a flood of mails to addresses that nobody reads."""
        while outbox.drain(limit=500):
            pass
        mine = Notification.objects.filter(recipient__email__endswith=f"@{DOMAIN}")
        mine.filter(mailed_at__isnull=True).update(mail=Mailing.OFF.value)
        for person in mine.order_by("recipient").values_list("recipient", flat=True).distinct():
            newest = mine.filter(recipient=person).order_by("-pk").values_list("pk", flat=True)[:UNREAD]
            mine.filter(recipient=person).exclude(pk__in=list(newest)).update(read_at=Now())
