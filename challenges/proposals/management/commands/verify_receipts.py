"""Check every stored submission against its receipt and every published manifest against its root."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from challenges.proposals.verification import broken_manifests, broken_receipts


class Command(BaseCommand):
    """`manage.py verify_receipts`: reads everything, changes nothing, says which receipts no longer match."""

    help = "Check all receipts and manifests anew. Shows receipt numbers only. Ends with an error if one is broken."

    def handle(self, *args: Any, **options: Any) -> None:
        checked, broken = 0, list[str]()
        for count, found in broken_receipts():
            checked, broken = checked + count, broken + found
        manifests, wrong = 0, list[str]()
        for opening, intact in broken_manifests():
            manifests += 1
            if not intact:
                wrong.append(f"{opening.round.challenge.reference} ({opening.envelope})")
        self.stdout.write(f"{checked} receipts and {manifests} manifests were checked.")
        if broken or wrong:
            receipts = ", ".join(broken) or "none"
            raise CommandError(f"Broken receipts: {receipts}. Broken manifests: {', '.join(wrong) or 'none'}.")
        self.stdout.write("All of them are intact.")
