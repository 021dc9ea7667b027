"""Uploads that were never used: an abandoned form leaves a file that belongs to nothing, an abandoned upload its first
parts.
"""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import ProtectedError

from marketplace.clock import now
from marketplace.files import storing
from marketplace.files.models import Attachment, Upload


def remove_unattached() -> int:
    """Remove files without an owner after the time given in the settings; one that a row refers to all the same stays.
    Returns how many.
    """
    before = now() - timedelta(hours=settings.FILES_UNATTACHED_HOURS)
    removed = 0
    for attachment in Attachment.objects.filter(owner_type="", created_at__lt=before).iterator():
        try:
            with transaction.atomic():
                attachment.delete()
        except ProtectedError:
            continue
        storing.remove(attachment)
        removed += 1
    return removed


def remove_abandoned() -> int:
    """Remove uploads of which no part has come for the time given in the settings. Returns how many."""
    before = now() - timedelta(hours=settings.FILES_UNATTACHED_HOURS)
    removed = 0
    for pk in list(Upload.objects.filter(updated_at__lt=before).values_list("pk", flat=True)):
        with transaction.atomic():
            upload = Upload.objects.select_for_update(skip_locked=True).filter(pk=pk, updated_at__lt=before).first()
            if upload is not None:
                upload.delete()
                storing.remove(upload)
                removed += 1
    return removed
