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
