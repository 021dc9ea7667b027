"""What people say to a match: a startup's taste, a department's invitation.

Invariants: a firm has one opinion of a challenge; a firm is invited to a challenge once, whoever invites.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Opinion(StrEnum):
    MORE = "more"
    LESS = "less"


class MatchOpinion(models.Model):
    """«More such» or «not for me», said for a firm of a challenge."""

    OPINIONS: ClassVar[list[tuple[str, Any]]] = [
        (Opinion.MORE.value, _("More such")),
        (Opinion.LESS.value, _("Not for me")),
    ]

    vendor = models.ForeignKey("vendors.Vendor", models.CASCADE, related_name="match_opinions")
    challenge = models.ForeignKey("challenges.Challenge", models.CASCADE, related_name="+")
    opinion = models.CharField(max_length=4, choices=OPINIONS)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    said_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("opinion of a match")
        verbose_name_plural = _("opinions of matches")
        ordering = ["-said_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["vendor", "challenge"], name="search_matchopinion_once"),
            models.CheckConstraint(
                condition=Q(opinion__in=[word.value for word in Opinion]), name="search_matchopinion_word"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.vendor_id} {self.opinion} {self.challenge_id}"


class ChallengeInvitation(models.Model):
    """A department, or the office for it, asked a firm to look at a challenge. `reached` people of the firm were
    told.
    """

    challenge = models.ForeignKey("challenges.Challenge", models.CASCADE, related_name="match_invitations")
    vendor = models.ForeignKey("vendors.Vendor", models.CASCADE, related_name="match_invitations")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    reached = models.PositiveIntegerField()
    invited_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("invitation to a challenge")
        verbose_name_plural = _("invitations to challenges")
        ordering = ["-invited_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["challenge", "vendor"], name="search_challengeinvitation_once")]

    def __str__(self) -> str:
        return f"{self.challenge_id} → {self.vendor_id}"
