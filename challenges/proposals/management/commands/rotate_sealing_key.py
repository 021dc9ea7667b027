"""Wrap every data key with the newest key of SEALING_KEYS."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError

from challenges.proposals.sealing import SealBroken, rewrap_all


class Command(BaseCommand):
    """`manage.py rotate_sealing_key`: put the new key first in SEALING_KEYS, run this, then take the old one out."""

    help = "Wrap all sealing keys with the first key of SEALING_KEYS; the older keys can be removed afterwards."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            done = rewrap_all()
        except (SealBroken, ImproperlyConfigured) as error:
            found = error.detail if isinstance(error, SealBroken) else error
            remedy = "Put the key that wrapped it back into SEALING_KEYS and run this again."
            raise CommandError(f"{found}. {remedy}") from error
        self.stdout.write(f"{done} keys were wrapped anew; older keys of SEALING_KEYS are no longer needed.")
