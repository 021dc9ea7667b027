"""People, departments and roles for platform administrators. Every change here is a call of a service."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from marketplace.accounts import services
from marketplace.accounts.models import Department, DepartmentMembership, PlatformMembership, User
from marketplace.errors import DomainError
from marketplace.technical import ReadOnlyAdmin


class PersonForm(forms.ModelForm):
    """What a new account needs; the person sets a password by «forgotten password»."""

    class Meta:
        model = User
        fields = ("email", "full_name", "language")


@admin.register(User)
class UserAdmin(ReadOnlyAdmin):
    """Create an account, close it, open it again."""

    actions = ["close_accounts", "open_accounts"]
    list_display = ("email", "full_name", "is_active", "is_superuser", "date_joined", "last_login")
    list_filter = ("is_active", "is_superuser", "language")
    search_fields = ("email", "full_name")
    ordering = ("-date_joined",)
    fields = ("email", "full_name", "language", "is_active", "is_superuser", "date_joined", "last_login", "public_id")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return True

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        return (
            super().get_form(request, obj, change, form=PersonForm, **kwargs)
            if not change
            else super().get_form(request, obj, change)
        )

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.fields if obj else PersonForm.Meta.fields

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        created = services.create_person(actor=request.user, **form.cleaned_data)
        obj.pk = created.pk

    @admin.action(description=_("Close the chosen accounts"))
    def close_accounts(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        """They cannot sign in any more; what they did stays."""
        for person in queryset:
            try:
                services.deactivate_person(actor=request.user, user=person, reason="/technical/")
            except DomainError as error:
                messages.error(request, str(error))

    @admin.action(description=_("Open the chosen accounts again"))
    def open_accounts(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        """They can sign in again."""
        for person in queryset:
            services.reactivate_person(actor=request.user, user=person, reason="/technical/")


@admin.register(Department)
class DepartmentAdmin(ReadOnlyAdmin):
    """Create and change departments."""

    list_display = ("name_fa", "name_en", "code", "kind", "parent", "is_active")
    list_filter = ("kind", "is_active")
    search_fields = ("name_fa", "name_en", "code")
    fields = ("code", "kind", "parent", "name_fa", "name_en", "about_fa", "about_en", "is_active")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return True

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("code",) if obj else ()

    def save_model(self, request: HttpRequest, obj: Department, form: Any, change: bool) -> None:
        values = form.cleaned_data
        if change:
            services.update_department(actor=request.user, department=obj, **values)
        else:
            values.pop("is_active")
            obj.pk = services.create_department(actor=request.user, **values).pk


class _RelationAdmin(ReadOnlyAdmin):
    """Roles are given and ended, never edited."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return True

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return obj is not None and obj.ended_at is None


@admin.register(DepartmentMembership)
class DepartmentMembershipAdmin(_RelationAdmin):
    """Who is what in a department."""

    list_display = ("user", "department", "role", "started_at", "ended_at")
    list_filter = ("role", ("ended_at", admin.EmptyFieldListFilter), "department")
    search_fields = ("user__email", "user__full_name")
    autocomplete_fields = ("user", "department")
    fields = ("user", "department", "role")

    def save_model(self, request: HttpRequest, obj: DepartmentMembership, form: Any, change: bool) -> None:
        row = services.join_department(actor=request.user, user=obj.user, department=obj.department, role=obj.role)
        obj.pk = row.pk

    def delete_model(self, request: HttpRequest, obj: DepartmentMembership) -> None:
        services.leave_department(actor=request.user, user=obj.user, department=obj.department, role=obj.role)


@admin.register(PlatformMembership)
class PlatformMembershipAdmin(_RelationAdmin):
    """Who is what in the marketplace itself."""

    list_display = ("user", "role", "started_at", "ended_at")
    list_filter = ("role", ("ended_at", admin.EmptyFieldListFilter))
    search_fields = ("user__email", "user__full_name")
    autocomplete_fields = ("user",)
    fields = ("user", "role")

    def save_model(self, request: HttpRequest, obj: PlatformMembership, form: Any, change: bool) -> None:
        obj.pk = services.grant_role(actor=request.user, user=obj.user, role=obj.role).pk

    def delete_model(self, request: HttpRequest, obj: PlatformMembership) -> None:
        services.end_role(actor=request.user, user=obj.user, role=obj.role)
