"""Make what every installation begins with: the site's pages, the groups of the platform, a place for each
department.
"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from cms.places import ensure_site_tree, open_department
from marketplace.accounts.models import Department


class Command(BaseCommand):
    """Safe to repeat: what is there stays as it is."""

    help = "Make the site's pages, groups and the places of all departments where they are missing."

    def handle(self, *args: Any, **options: Any) -> None:
        ensure_site_tree()
        departments = list(Department.objects.filter(is_active=True))
        for department in departments:
            open_department(department)
        self.stdout.write(f"The site's pages are in place; {len(departments)} departments can write.")
