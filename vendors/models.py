"""Startups: the firm, its people, the evidence for what it claims, and what it offers.

Invariants: a verified vendor has a legal entity id; one active membership per person and vendor; a certificate is dated evidence whose
expiry is a date, never a status; what a startup claims and what the office checked are kept apart.
"""

from __future__ import annotations

import uuid
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.models import User
from marketplace.files.models import Attachment
from marketplace.places.models import District
from marketplace.taxonomy.models import Capability, Field, Named
from marketplace.text import slug, sort_key
from marketplace.transitions import LifecycleModel, StatusField, status_constraint
from vendors.querysets import CertificateQuerySet, SolutionQuerySet, VendorQuerySet
from vendors.states import CertificateStatus, VendorStatus

TRL_RANGE = Q(trl__isnull=True) | Q(trl__gte=1, trl__lte=9)


class VendorSize(StrEnum):
    MICRO = "micro"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class Vendor(LifecycleModel):
    """A startup or knowledge-based firm («شرکت»). `legal_id` is the 11-digit شناسه ملی; imported firms may lack it and stay unverified."""

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
    suspended_until = models.DateField(_("suspended until"), null=True, blank=True)
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
    capabilities = models.ManyToManyField(Capability, related_name="vendors", blank=True, verbose_name=_("capabilities"))
    districts = models.ManyToManyField(District, related_name="vendors", blank=True, verbose_name=_("districts served"))
    sort_key = models.CharField(max_length=400, editable=False, db_index=True)
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
        constraints = [
            status_constraint("vendors_vendor", VendorStatus),
            models.CheckConstraint(condition=~Q(status="verified") | Q(legal_id__isnull=False), name="vendors_vendor_verified_has_legal_id"),
            models.CheckConstraint(condition=Q(legal_id__isnull=True) | Q(legal_id__regex=r"^[0-9]{11}$"), name="vendors_vendor_legal_id_digits"),
            models.CheckConstraint(condition=TRL_RANGE, name="vendors_vendor_trl_range"),
            models.CheckConstraint(
                condition=~Q(status__in=["returned", "suspended"]) | ~Q(status_reason=""), name="vendors_vendor_refusal_has_reason"
            ),
            models.UniqueConstraint(fields=["source", "source_key"], condition=~Q(source_key=""), name="vendors_vendor_source_once"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the active language; Persian where no English one was given."""
        return self.name_en if get_language() == "en" and self.name_en else self.name_fa

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
        self.sort_key = sort_key(self.name_fa)
        if not self.slug:
            self.slug = f"{slug(self.name_fa)[:100]}-{self.public_id.hex[:6]}"
        super().save(*args, **kwargs)


class VendorRole(StrEnum):
    OWNER = "owner"
    ADMIN = "admin"
    MEMBER = "member"
    VIEWER = "viewer"


ROLE_CHOICES = [
    (VendorRole.OWNER.value, _("Owner")),
    (VendorRole.ADMIN.value, _("Administrator")),
    (VendorRole.MEMBER.value, _("Member")),
    (VendorRole.VIEWER.value, _("Viewer")),
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
            models.UniqueConstraint(fields=["vendor", "user"], condition=Q(ended_at__isnull=True), name="vendors_vendormembership_one_active"),
            models.CheckConstraint(condition=Q(role__in=[r.value for r in VendorRole]), name="vendors_vendormembership_role_word"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}:{self.role}@{self.vendor_id}"


class VendorInvitation(models.Model):
    """An invitation by e-mail: only the hash of its token is kept; it expires and can be withdrawn."""

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
            models.CheckConstraint(condition=Q(accepted_at__isnull=True) | Q(withdrawn_at__isnull=True), name="vendors_vendorinvitation_one_end")
        ]

    def __str__(self) -> str:
        return f"{self.vendor_id}:{self.role}"


class CertificateClass(Named):
    """A class of knowledge-based firm (نوپا، نوآور، فناور…): rows, because the rules change them. `rank` orders them for eligibility."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    scheme_year = models.PositiveSmallIntegerField(_("scheme year (Jalali)"))
    rank = models.PositiveSmallIntegerField(_("rank"), default=0)

    class Meta:
        verbose_name = _("certificate class")
        verbose_name_plural = _("certificate classes")
        ordering = ["rank"]


class Certificate(LifecycleModel):
    """Dated evidence of a class, with its file, and who checked it when. Shown as a badge only while verified and in date."""

    vendor = models.ForeignKey(Vendor, models.PROTECT, related_name="certificates")
    certificate_class = models.ForeignKey(CertificateClass, models.PROTECT, related_name="+", verbose_name=_("class"))
    number = models.CharField(_("certificate number"), max_length=60)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"))
    file = models.ForeignKey(Attachment, models.PROTECT, null=True, related_name="+", verbose_name=_("file"))
    status = StatusField(_("state"), default=CertificateStatus.SUBMITTED.value)
    reason = models.TextField(_("reason"), blank=True)
    submitted_at = models.DateTimeField(default=timezone.now)
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    checked_at = models.DateTimeField(null=True, blank=True)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering = ["-valid_to"]
        constraints = [
            status_constraint("vendors_certificate", CertificateStatus),
            models.CheckConstraint(condition=Q(valid_to__gt=F("valid_from")), name="vendors_certificate_dates_in_order"),
            models.CheckConstraint(condition=~Q(status="refused") | ~Q(reason=""), name="vendors_certificate_refusal_has_reason"),
            models.UniqueConstraint(
                fields=["certificate_class", "number"], condition=Q(status="verified"), name="vendors_certificate_number_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.certificate_class}: {self.number}"


class Solution(models.Model):
    """What a startup offers: the problem it solves, its readiness, and where it has worked."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    vendor = models.ForeignKey(Vendor, models.PROTECT, related_name="solutions")
    slug = models.SlugField(max_length=140, unique=True, allow_unicode=True)
    title_fa = models.CharField(_("Persian title"), max_length=160)
    title_en = models.CharField(_("English title"), max_length=160, blank=True)
    problem_fa = models.TextField(_("problem it solves"), blank=True)
    summary_fa = models.TextField(_("summary, Persian"), max_length=600)
    summary_en = models.TextField(_("summary, English"), max_length=600, blank=True)
    trl = models.PositiveSmallIntegerField(_("readiness level"), null=True, blank=True)
    price_from = models.BigIntegerField(_("price from (rial)"), null=True, blank=True)
    price_to = models.BigIntegerField(_("price to (rial)"), null=True, blank=True)
    currency_unit = models.CharField(max_length=8, default="IRR")
    video_url = models.URLField(_("video"), blank=True)
    fields = models.ManyToManyField(Field, related_name="solutions", blank=True)
    capabilities = models.ManyToManyField(Capability, related_name="solutions", blank=True)
    is_published = models.BooleanField(_("public"), default=False)
    created_at = models.DateTimeField(default=timezone.now)
    updated_at = models.DateTimeField(auto_now=True)

    objects = SolutionQuerySet.as_manager()

    class Meta:
        verbose_name = _("solution")
        verbose_name_plural = _("solutions")
        constraints = [
            models.CheckConstraint(condition=TRL_RANGE, name="vendors_solution_trl_range"),
            models.CheckConstraint(
                condition=Q(price_from__isnull=True) | Q(price_to__isnull=True) | Q(price_to__gte=F("price_from")), name="vendors_solution_price_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """The title in the active language; Persian where no English one was given."""
        return self.title_en if get_language() == "en" and self.title_en else self.title_fa

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            self.slug = f"{slug(self.title_fa)[:120]}-{self.public_id.hex[:6]}"
        super().save(*args, **kwargs)


class SolutionReference(models.Model):
    """Where a solution has worked: customer, year, result; shown publicly only with the customer's consent."""

    solution = models.ForeignKey(Solution, models.CASCADE, related_name="references")
    customer = models.CharField(_("customer"), max_length=160)
    year = models.PositiveSmallIntegerField(_("year (Jalali)"), null=True, blank=True)
    result = models.TextField(_("result"), blank=True)
    has_consent = models.BooleanField(_("the customer agreed to be named"), default=False)

    class Meta:
        verbose_name = _("reference")
        verbose_name_plural = _("references")

    def __str__(self) -> str:
        return self.customer
