"""The firm: who it is, what it says of itself, and where its record stands.

Invariants: a verified firm has a legal entity id; a return or a suspension has a reason; a legal entity id belongs to
one firm.
"""

from __future__ import annotations

import uuid
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.models import User
from marketplace.places.models import District
from marketplace.taxonomy.models import Capability, Field
from marketplace.text import slug, sort_key
from marketplace.transitions import LifecycleModel, StatusField, status_constraint
from vendors.names import name_key
from vendors.querysets import VendorQuerySet
from vendors.states import VendorStatus

TRL_RANGE = Q(trl__isnull=True) | Q(trl__gte=1, trl__lte=9)


class VendorSize(StrEnum):
    MICRO = "micro"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class Vendor(LifecycleModel):
    """A startup or knowledge-based firm («شرکت»).

    `legal_id` is the 11-digit شناسه ملی; imported firms may lack it and stay unverified.
    """

    SIZES = [
        (VendorSize.MICRO.value, _("1–9 people")),
        (VendorSize.SMALL.value, _("10–49 people")),
        (VendorSize.MEDIUM.value, _("50–249 people")),
        (VendorSize.LARGE.value, _("250 people or more")),
    ]

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(max_length=120, unique=True, allow_unicode=True)
    legal_id = models.CharField(_("legal entity id"), max_length=11, null=True, blank=True, unique=True)
    name_fa = models.CharField(_("Persian name"), max_length=160)
    name_en = models.CharField(_("English name"), max_length=160, blank=True)
    status = StatusField(_("state"), default=VendorStatus.PENDING.value)
    status_reason = models.TextField(_("reason"), blank=True)
    suspended_at = models.DateTimeField(_("suspended"), null=True, blank=True)
    suspended_until = models.DateField(_("suspended until"), null=True, blank=True)
    tagline_fa = models.CharField(_("in one sentence, Persian"), max_length=200, blank=True)
    tagline_en = models.CharField(_("in one sentence, English"), max_length=200, blank=True)
    about_fa = models.TextField(_("about, Persian"), blank=True)
    about_en = models.TextField(_("about, English"), blank=True)
    founded_year = models.PositiveSmallIntegerField(_("founded (Jalali year)"), null=True, blank=True)
    registered_on = models.DateField(_("registration date"), null=True, blank=True)
    registered_in = models.CharField(_("place of registration"), max_length=80, blank=True)
    size = models.CharField(_("size"), max_length=8, choices=SIZES, blank=True)
    trl = models.PositiveSmallIntegerField(_("readiness level"), null=True, blank=True)
    city = models.CharField(_("city"), max_length=80, blank=True)
    address = models.CharField(_("address"), max_length=300, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=10, blank=True)
    phone = models.CharField(_("phone"), max_length=16, blank=True)
    website = models.URLField(_("website"), blank=True)
    languages = models.JSONField(_("working languages"), default=list, blank=True)
    fields = models.ManyToManyField(Field, related_name="vendors", blank=True, verbose_name=_("fields"))
    capabilities = models.ManyToManyField(
        Capability, related_name="vendors", blank=True, verbose_name=_("capabilities")
    )
    districts = models.ManyToManyField(District, related_name="vendors", blank=True, verbose_name=_("districts served"))
    sort_key = models.CharField(max_length=400, editable=False, db_index=True)
    name_key = models.CharField(max_length=160, default="", editable=False, db_index=True, db_collation="C")
    twin_count = models.PositiveSmallIntegerField(_("firms that may be the same"), default=0, editable=False)
    source = models.CharField(_("where the record comes from"), max_length=80, blank=True)
    source_key = models.CharField(max_length=120, blank=True)
    verified_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    verified_at = models.DateTimeField(null=True, blank=True)
    terms_version = models.PositiveSmallIntegerField(_("accepted terms"), null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    updated_at = models.DateTimeField(auto_now=True)

    objects = VendorQuerySet.as_manager()

    class Meta:
        verbose_name = _("startup")
        verbose_name_plural = _("startups")
        ordering = ["sort_key"]
        indexes = [
            models.Index(fields=["created_at"], name="vendors_vendor_waiting", condition=Q(status="pending")),
            models.Index(fields=["phone"], name="vendors_vendor_phone", condition=~Q(phone="")),
        ]
        constraints = [
            status_constraint("vendors_vendor", VendorStatus),
            models.CheckConstraint(
                condition=~Q(status="verified") | Q(legal_id__isnull=False), name="vendors_vendor_verified_has_legal_id"
            ),
            models.CheckConstraint(
                condition=Q(legal_id__isnull=True) | Q(legal_id__regex=r"^[0-9]{11}$"),
                name="vendors_vendor_legal_id_digits",
            ),
            models.CheckConstraint(condition=TRL_RANGE, name="vendors_vendor_trl_range"),
            models.CheckConstraint(
                condition=~Q(status__in=["returned", "suspended"]) | ~Q(status_reason=""),
                name="vendors_vendor_refusal_has_reason",
            ),
            models.UniqueConstraint(
                fields=["source", "source_key"], condition=~Q(source_key=""), name="vendors_vendor_source_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the active language; Persian where no English one was given."""
        return self.name_en if get_language() == "en" and self.name_en else self.name_fa

    @property
    def tagline(self) -> str:
        """The one sentence in the active language; Persian where no English one was given."""
        return self.tagline_en if get_language() == "en" and self.tagline_en else self.tagline_fa

    @property
    def about(self) -> str:
        """What the firm says of itself in the active language; Persian where no English one was given."""
        return self.about_en if get_language() == "en" and self.about_en else self.about_fa

    def get_absolute_url(self) -> str:
        return reverse("vendors:detail", args=[self.slug])

    def role_of(self, actor: Any) -> str:
        """The actor's active role in this firm, or ""; read once per object and person."""
        if isinstance(actor, AnonymousUser) or not isinstance(actor, User):
            return ""
        held: dict[int, str] = self.__dict__.setdefault("_roles_by_user", {})
        if actor.pk not in held:
            row = self.memberships.filter(user=actor, ended_at__isnull=True).values_list("role", flat=True).first()
            held[actor.pk] = row or ""
        return held[actor.pk]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sort_key, self.name_key = sort_key(self.name_fa), name_key(self.name_fa)
        if not self.slug:
            self.slug = f"{slug(self.name_fa)[:100]}-{self.public_id.hex[:6]}"
        super().save(*args, **kwargs)
