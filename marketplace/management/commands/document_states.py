"""`document_states`: write docs/states.md anew from the state tables."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from marketplace import states_page


class Command(BaseCommand):
    help = "Write docs/states.md from the state tables."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        states_page.PATH.parent.mkdir(exist_ok=True)
        states_page.PATH.write_text(states_page.render(), encoding="utf-8")
        self.stdout.write(f"{states_page.PATH} written.")
