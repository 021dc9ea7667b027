"""People, departments and the roles people have in them.

Invariant: a role is a relation with a beginning and an end, never a flag copied elsewhere; the one global flag is the
platform administrator's `is_superuser`. Ended relations stay as history.
"""

from __future__ import annotations

import uuid
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from marketplace.text import sort_key


def person_name(full_name: str, email: str, erased_at: datetime | None) -> str:
    """What a person is called on screen, by the columns that tell it."""
    if erased_at is not None:
        return gettext("Somebody who has left")
    return full_name or email


class UserManager(BaseUserManager["User"]):
    """Creates people by e-mail, lower-cased once here."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """A person who can sign in once the e-mail address is confirmed."""
        user: User = self.model(email=self.normalize_email(email).strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        """A platform administrator."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser, PermissionsMixin):  # type: ignore[django-manager-missing]  # of Wagtail's pictures
    """A person, known by e-mail address. `public_id` is what addresses and exports use."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("e-mail address"), unique=True)
    full_name = models.CharField(_("full name"), max_length=120, blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=[("fa", _("Persian")), ("en", _("English"))], default="fa"
    )
    is_active = models.BooleanField(_("active"), default=True)
    is_staff = models.BooleanField(_("may open the technical admin"), default=False)
    date_joined = models.DateTimeField(_("joined"), default=timezone.now)
    erased_at = models.DateTimeField(_("erased"), null=True, blank=True, editable=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.CheckConstraint(condition=Q(email=Lower("email")), name="accounts_user_email_lower"),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True) | Q(is_active=False, full_name="", is_superuser=False),
                name="accounts_user_erased_is_nobody",
            ),
        ]

    def __str__(self) -> str:
        return self.get_full_name()

    def get_full_name(self) -> str:
        return person_name(self.full_name, self.email, self.erased_at)

    def get_short_name(self) -> str:
        if self.erased_at is not None:
            return self.get_full_name()
        return self.full_name.split(" ")[0] if self.full_name else self.email.split("@")[0]


class DepartmentKind(StrEnum):
    DEPUTY = "deputy"
    ORGANIZATION = "organization"
    COMPANY = "company"
    DISTRICT = "district"


class Department(models.Model):
    """A part of the municipality that publishes challenges: معاونت، سازمان، شرکت، منطقه; a tree with Persian and
    English names.
    """

    KINDS = [
        (DepartmentKind.DEPUTY.value, _("Deputy mayor's office")),
        (DepartmentKind.ORGANIZATION.value, _("Organization")),
        (DepartmentKind.COMPANY.value, _("Municipal company")),
        (DepartmentKind.DISTRICT.value, _("District municipality")),
    ]

    code = models.SlugField(_("code"), max_length=40, unique=True)
    kind = models.CharField(_("kind"), max_length=16, choices=KINDS)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("parent")
    )
    name_fa = models.CharField(_("Persian name"), max_length=160, unique=True)
    name_en = models.CharField(_("English name"), max_length=160, blank=True)
    about_fa = models.TextField(_("about, Persian"), blank=True)
    about_en = models.TextField(_("about, English"), blank=True)
    sort_key = models.CharField(max_length=400, editable=False, db_index=True)
    is_active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("department")
        verbose_name_plural = _("departments")
        ordering = ["sort_key"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[k.value for k in DepartmentKind]), name="accounts_department_kind_word"
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")), name="accounts_department_not_own_parent"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sort_key = sort_key(self.name_fa)
        super().save(*args, **kwargs)

    @property
    def name(self) -> str:
        """The name in the active language; Persian where no English one was given."""
        return self.name_en if get_language() == "en" and self.name_en else self.name_fa


class DepartmentRole(StrEnum):
    OFFICER = "officer"
    MANAGER = "manager"
    MEMBER = "member"


class DepartmentMembership(models.Model):
    """What a person is in a department: officer writes, manager approves inside, member reads."""

    ROLES = [
        (DepartmentRole.OFFICER.value, _("Officer")),
        (DepartmentRole.MANAGER.value, _("Manager")),
        (DepartmentRole.MEMBER.value, _("Member")),
    ]

    user = models.ForeignKey(User, models.PROTECT, related_name="department_memberships")
    department = models.ForeignKey(Department, models.PROTECT, related_name="memberships")
    role = models.CharField(_("role"), max_length=16, choices=ROLES)
    started_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("department role")
        verbose_name_plural = _("department roles")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "department", "role"],
                condition=Q(ended_at__isnull=True),
                name="accounts_departmentmembership_one_active",
            ),
            models.CheckConstraint(
                condition=Q(role__in=[r.value for r in DepartmentRole]), name="accounts_departmentmembership_role_word"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("started_at")),
                name="accounts_departmentmembership_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}:{self.role}@{self.department_id}"


class PlatformRole(StrEnum):
    OFFICE = "innovation_office"
    EDITOR = "site_editor"
    AUDITOR = "auditor"


class PlatformMembership(models.Model):
    """A role in the marketplace itself: innovation office, site editor, observer/auditor. The administrator is
    `is_superuser`.
    """

    ROLES = [
        (PlatformRole.OFFICE.value, _("Innovation office")),
        (PlatformRole.EDITOR.value, _("Site editor")),
        (PlatformRole.AUDITOR.value, _("Auditor")),
    ]

    user = models.ForeignKey(User, models.PROTECT, related_name="platform_memberships")
    role = models.CharField(_("role"), max_length=24, choices=ROLES)
    started_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("platform role")
        verbose_name_plural = _("platform roles")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role"],
                condition=Q(ended_at__isnull=True),
                name="accounts_platformmembership_one_active",
            ),
            models.CheckConstraint(
                condition=Q(role__in=[r.value for r in PlatformRole]), name="accounts_platformmembership_role_word"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}:{self.role}"


class Delegation(models.Model):
    """Who stands in for a person at approvals while that person is away; both days included, in Tehran.

    With a department: for one of its managers, by an officer or another manager of the same department. Without: for
    somebody of the innovation office, by a colleague there. It ends by itself after its last day, earlier when either
    of the two leaves the role it rests on.
    """

    giver = models.ForeignKey(User, models.PROTECT, related_name="delegations_given", verbose_name=_("who is away"))
    delegate = models.ForeignKey(User, models.PROTECT, related_name="delegations_held", verbose_name=_("who stands in"))
    department = models.ForeignKey(
        Department, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("department")
    )
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("delegation")
        verbose_name_plural = _("delegations")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="accounts_delegation_ends_after_start"
            ),
            models.CheckConstraint(condition=~Q(giver=F("delegate")), name="accounts_delegation_two_people"),
        ]
        indexes = [
            models.Index(fields=["delegate"], name="accounts_delegation_running", condition=Q(ended_at__isnull=True))
        ]

    def __str__(self) -> str:
        return f"{self.giver_id}→{self.delegate_id}@{self.department_id or 'office'}"
