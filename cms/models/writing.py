"""What hangs on a draft beside its words: where it began, and the secret links to its preview."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _

from challenges.models import Challenge
from cms.models.challenge_page import ChallengePage, Publication
from cms.models.templates import ChallengeTemplate
from marketplace.clock import now


class Origin(models.Model):
    """From what a draft began: an earlier challenge or a template. A row of its own, because publishing a revision
    writes back every field of its JSON.
    """

    page = models.OneToOneField(ChallengePage, models.CASCADE, related_name="origin")
    challenge = models.ForeignKey(Challenge, models.PROTECT, null=True, blank=True, related_name="+")
    template = models.ForeignKey(ChallengeTemplate, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("source of a draft")
        verbose_name_plural = _("sources of drafts")
        constraints = [
            models.CheckConstraint(
                condition=Q(challenge__isnull=False, template__isnull=True)
                | Q(challenge__isnull=True, template__isnull=False),
                name="cms_origin_of_one_kind",
            )
        ]

    def __str__(self) -> str:
        return f"{self.page_id} ← {self.source_name}"

    @property
    def source_name(self) -> str:
        """The reference of the challenge, or the template's name."""
        return str(self.challenge or self.template)


def new_nonce() -> str:
    """What makes two links to the same draft differ."""
    return secrets.token_hex(16)


class PreviewLinkQuerySet(models.QuerySet[Any]):
    def alive(self, moment: datetime | None = None) -> PreviewLinkQuerySet:
        """Links that open: not revoked, not expired, and what they show not yet published."""
        published = Publication.objects.filter(
            page=OuterRef("page"), challenge__current_version__number__gte=OuterRef("version_number")
        )
        return self.filter(~Exists(published), revoked_at__isnull=True, expires_at__gt=moment or now())


class PreviewLink(models.Model):
    """A secret address at which a draft is read without signing in, for a while. It shows the draft as it stands, and
    dies when that is published (as version `version_number`), when it expires, or when somebody revokes it.
    """

    page = models.ForeignKey(ChallengePage, models.CASCADE, related_name="preview_links")
    nonce = models.CharField(max_length=32, default=new_nonce, unique=True, editable=False)
    version_number = models.PositiveSmallIntegerField(_("version it previews"))
    note = models.CharField(_("for whom"), max_length=120, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(_("made"), default=now)
    expires_at = models.DateTimeField(_("expires"))
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")
        ordering = ["-created_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(expires_at__gt=F("created_at")), name="cms_previewlink_expires_later")
        ]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.pk}"

    def get_absolute_url(self) -> str:
        """The secret address, in the active language."""
        return reverse("cms_preview:draft", kwargs={"link_id": self.pk, "seal": self.seal})

    @property
    def seal(self) -> str:
        """What makes the address unguessable, also for somebody who reads the database: a keyed hash of the row."""
        told = f"{self.pk}:{self.nonce}:{self.version_number}:{self.expires_at.timestamp()}"
        return salted_hmac("cms.preview", told, algorithm="sha256").hexdigest()[:40]

    def is_sealed_by(self, seal: str) -> bool:
        """Whether the address was made by us, for this row as it is."""
        return constant_time_compare(self.seal, seal)

    def is_alive(self, moment: datetime | None = None) -> bool:
        """As `PreviewLinkQuerySet.alive`."""
        if self.revoked_at is not None or self.expires_at <= (moment or now()):
            return False
        challenge = self.page.challenge
        return challenge is None or challenge.version.number < self.version_number
