"""Attachments: nothing uploaded is trusted.

Invariants: a file's type is what its content says; it stays in quarantine until checked; its storage path is random and
it is served only by the one view that asks `files.permissions`; a sealed file lies encrypted on disk.
"""

from __future__ import annotations

import uuid
from enum import StrEnum

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from marketplace.transitions import LifecycleModel, StatusField, status_constraint


class AttachmentStatus(StrEnum):
    QUARANTINED = "quarantined"
    CLEAN = "clean"
    REFUSED = "refused"


class Attachment(LifecycleModel):
    """An uploaded file. `purpose` names the rule that says who may read it («proposals.answer»,
    «vendors.certificate»…); `owner_type`/`owner_id` the thing it belongs to, set when it is attached.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    purpose = models.CharField(_("purpose"), max_length=40)
    owner_type = models.CharField(max_length=60, blank=True)
    owner_id = models.CharField(max_length=64, blank=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("uploaded by")
    )
    name = models.CharField(_("file name"), max_length=180)
    media_type = models.CharField(_("type"), max_length=100)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    sha256 = models.CharField(max_length=64)
    path = models.CharField(max_length=200, unique=True, editable=False)
    part_bytes = models.PositiveIntegerField(default=0, editable=False)  # sealed in parts of this size; 0: as one piece
    sealed = models.BooleanField(_("encrypted"), default=False)
    seal_key_id = models.CharField(max_length=64, blank=True)
    status = StatusField(_("state"), default=AttachmentStatus.QUARANTINED.value)
    refusal = models.CharField(_("why it was refused"), max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        constraints = [
            status_constraint("files_attachment", AttachmentStatus),
            models.CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="files_attachment_sha256"),
            models.CheckConstraint(
                condition=~Q(status="refused") | ~Q(refusal=""), name="files_attachment_refusal_reason"
            ),
        ]
        indexes = [models.Index(fields=["owner_type", "owner_id"], name="files_attachment_owner")]

    def __str__(self) -> str:
        return self.name


class Upload(models.Model):
    """A file that is still arriving, part by part; each part is sealed before it is stored. Its id becomes that of the
    attachment. `label` is what the room that asked for it keeps beside it, sealed by that room (the file's name).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    purpose = models.CharField(_("purpose"), max_length=40)
    owner_type = models.CharField(max_length=60)
    owner_id = models.CharField(max_length=64)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    label = models.BinaryField()
    size = models.PositiveBigIntegerField(_("size in bytes"))
    received = models.PositiveBigIntegerField(_("bytes received"), default=0)
    digests = models.JSONField(_("fingerprints of the parts"), default=list)
    path = models.CharField(max_length=200, unique=True, editable=False)
    part_bytes = models.PositiveIntegerField(editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("upload")
        verbose_name_plural = _("uploads")
        ordering = ["created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(size__gte=1, part_bytes__gte=1, received__lte=models.F("size")),
                name="files_upload_received_range",
            ),
        ]
        indexes = [models.Index(fields=["owner_type", "owner_id"], name="files_upload_owner")]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def is_whole(self) -> bool:
        """Whether every part is there."""
        return self.received == self.size
