"""Run within the demo city: the pages to measure, each for the reader and the thing it has most to show for."""

from __future__ import annotations

import json
import os
import sys
from urllib.parse import urlencode

sys.path.insert(0, os.getcwd())

import django

django.setup()

from django.db.models import Count, Q  # noqa: E402
from django.urls import reverse  # noqa: E402

from challenges.models import Challenge  # noqa: E402
from marketplace.accounts.models import User  # noqa: E402
from vendors.models import Vendor  # noqa: E402

DEMO = User.objects.filter(email__endswith="@demo.baham.test", is_active=True)


def busiest(people: Q, work: str) -> str:
    """The address of the person with most of that work."""
    rows = DEMO.filter(people).annotate(work=Count(work, distinct=True)).order_by("-work", "pk")
    return str(rows.values_list("email", flat=True)[0])


call = Challenge.objects.filter(status="open").annotate(asked=Count("questions")).order_by("-asked", "pk")[0]
firm = Vendor.objects.public().annotate(offers=Count("solutions")).order_by("-offers", "pk")[0]
startup = busiest(Q(vendor_memberships__ended_at__isnull=True), "vendor_memberships__vendor__proposals")
department = busiest(Q(department_memberships__role="officer"), "department_memberships__department__challenges")
evaluator = busiest(Q(panel_memberships__role="evaluator"), "panel_memberships__assignments")
office = busiest(Q(platform_memberships__role="innovation_office"), "pk")

PAGES = [
    ("home", reverse("desks:front"), ""),
    ("challenge", call.get_absolute_url(), ""),
    ("vendor", firm.get_absolute_url(), ""),
    ("list of challenges", reverse("search:challenges"), ""),
    ("list searched", f"{reverse('search:challenges')}?{urlencode({'q': 'پسماند', 'status': 'open'})}", ""),
    ("list of startups", reverse("search:vendors"), ""),
    ("sign-in", reverse("account_login"), ""),
    ("board", reverse("desks:board"), ""),
    ("challenge, signed in", call.get_absolute_url(), startup),
    ("list of challenges, signed in", reverse("search:challenges"), startup),
    ("startup's desk", reverse("desks:startup"), startup),
    ("department's desk", reverse("desks:department"), department),
    ("evaluator's desk", reverse("desks:evaluator"), evaluator),
    ("office's desk", reverse("desks:office"), office),
]
json.dump([{"name": name, "path": path, "email": email} for name, path, email in PAGES], sys.stdout)
