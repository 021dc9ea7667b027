"""The people of a firm: who belongs to it in which role, who is invited, who asks to join, to whom ownership is
offered, and who writes to it.

Invariants: one active membership per person and firm; of an invitation only the hash of its token is kept; a person
asks once at a time; ownership is offered to one person at a time.
"""

from __future__ import annotations

import uuid
from enum import StrEnum

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from marketplace.clock import now
from vendors.models.firm import Vendor


class VendorRole(StrEnum):
    OWNER = "owner"
    ADMIN = "admin"
    MEMBER = "member"
    VIEWER = "viewer"


ROLE_CHOICES = [
    (VendorRole.OWNER.value, _("Owner")),
    (VendorRole.ADMIN.value, pgettext_lazy("startup", "Administrator")),
    (VendorRole.MEMBER.value, pgettext_lazy("startup", "Member")),
    (VendorRole.VIEWER.value, pgettext_lazy("startup", "Viewer")),
]


class VendorMembership(models.Model):
    """A person's role in a firm; ended rows are its history."""

    vendor = models.ForeignKey(Vendor, models.PROTECT, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="vendor_memberships")
    role = models.CharField(_("role"), max_length=8, choices=ROLE_CHOICES)
    started_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        constraints = [
            models.UniqueConstraint(
                fields=["vendor", "user"],
                condition=Q(ended_at__isnull=True),
                name="vendors_vendormembership_one_active",
            ),
            models.CheckConstraint(
                condition=Q(role__in=[r.value for r in VendorRole]), name="vendors_vendormembership_role_word"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}:{self.role}@{self.vendor_id}"


class VendorInvitation(models.Model):
    """An invitation by e-mail: only the hash of its token is kept; it expires and can be withdrawn."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    vendor = models.ForeignKey(Vendor, models.CASCADE, related_name="invitations")
    email = models.EmailField(_("e-mail address"))
    role = models.CharField(_("role"), max_length=8, choices=ROLE_CHOICES)
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(withdrawn_at__isnull=True),
                name="vendors_vendorinvitation_one_end",
            )
        ]

    def __str__(self) -> str:
        return f"{self.vendor_id}:{self.role}"

    def is_open(self) -> bool:
        """Whether it can still be accepted, by the clock of the program; the service asks the database's."""
        return self.accepted_at is None and self.withdrawn_at is None and self.expires_at > now()


class OwnershipOfferOutcome(StrEnum):
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class OwnershipOffer(models.Model):
    """An owner offers the ownership to a member; it passes on only when the member consents, before it expires."""

    vendor = models.ForeignKey(Vendor, models.CASCADE, related_name="ownership_offers")
    giver = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    receiver = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    offered_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=9, blank=True)

    class Meta:
        verbose_name = _("offer of ownership")
        verbose_name_plural = _("offers of ownership")
        constraints = [
            models.UniqueConstraint(
                fields=["vendor"], condition=Q(ended_at__isnull=True), name="vendors_ownershipoffer_one_open"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, outcome="")
                | Q(ended_at__isnull=False, outcome__in=[word.value for word in OwnershipOfferOutcome]),
                name="vendors_ownershipoffer_end_whole",
            ),
            models.CheckConstraint(condition=~Q(giver=F("receiver")), name="vendors_ownershipoffer_two_people"),
        ]

    def __str__(self) -> str:
        return f"{self.giver_id}→{self.receiver_id}@{self.vendor_id}"


REQUEST_DAYS = 14
"""How long a request for access may wait for its answer."""


class VendorAccessRequest(models.Model):
    """Somebody whose firm is registered already asks its owners for access; the asker learns nothing but the answer."""

    vendor = models.ForeignKey(Vendor, models.CASCADE, related_name="access_requests")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    granted = models.BooleanField(_("granted"), null=True)

    class Meta:
        verbose_name = _("request for access")
        verbose_name_plural = _("requests for access")
        constraints = [
            models.UniqueConstraint(
                fields=["vendor", "user"],
                condition=Q(answered_at__isnull=True),
                name="vendors_vendoraccessrequest_one_open",
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, granted__isnull=True)
                | Q(answered_at__isnull=False, granted__isnull=False),
                name="vendors_vendoraccessrequest_answer_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}→{self.vendor_id}"


class VendorMessage(models.Model):
    """A message through the site: the firm reads it and answers by e-mail; no address of the firm is ever shown."""

    vendor = models.ForeignKey(Vendor, models.CASCADE, related_name="messages")
    sender = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    subject = models.CharField(_("subject"), max_length=120)
    text = models.TextField(_("message"), max_length=3000)
    sent_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["sender", "sent_at"], name="vendors_vendormessage_sender")]

    def __str__(self) -> str:
        return self.subject
