"""Writes docs/components.md anew."""

from typing import Any

from django.core.management.base import BaseCommand

from marketplace.face.reference import TARGET, reference


class Command(BaseCommand):
    help = "Write docs/components.md from the comments of the components."

    def handle(self, *args: Any, **options: Any) -> None:
        TARGET.write_text(reference(), encoding="utf-8")
        self.stdout.write(f"{TARGET.name} written")
