"""Uploads that were never used: an abandoned form leaves a file that belongs to nothing."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import ProtectedError

from marketplace.clock import now
from marketplace.files.models import Attachment


def remove_unattached() -> int:
    """Remove files without an owner after the time given in the settings; one that a row refers to all the same stays.
    Returns how many.
    """
    before = now() - timedelta(hours=settings.FILES_UNATTACHED_HOURS)
    removed = 0
    for attachment in Attachment.objects.filter(owner_type="", created_at__lt=before).iterator():
        path = attachment.path
        try:
            with transaction.atomic():
                attachment.delete()
        except ProtectedError:
            continue
        default_storage.delete(path)
        removed += 1
    return removed
