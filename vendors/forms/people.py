"""The team, and messages to a firm."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.forms import BahamForm
from vendors.models import ROLE_CHOICES, VendorRole
from vendors.services.appeals import LONGEST_TEXT as LONGEST_APPEAL
from vendors.services.contact import LONGEST_SUBJECT, LONGEST_TEXT


def roles_open_to(own_role: str) -> list[tuple[str, Any]]:
    """The roles a person in this role gives: only owners make owners."""
    return [row for row in ROLE_CHOICES if own_role == VendorRole.OWNER or row[0] != VendorRole.OWNER]


class RoleForm(BahamForm):
    """A role; which ones are offered depends on the giver's own."""

    role = forms.ChoiceField(label=_("Role"), choices=ROLE_CHOICES)

    def __init__(self, *args: Any, own_role: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = roles_open_to(own_role)  # type: ignore[attr-defined]


class InviteForm(RoleForm):
    """An invitation."""

    email = forms.EmailField(
        label=_("E-mail address"),
        widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "off"}),
        help_text=_("We send a link that works once and for seven days."),
    )
    field_order = ("email", "role")


class AppealForm(BahamForm):
    """Why a suspension is wrong."""

    text = forms.CharField(
        label=_("Why the suspension is wrong"),
        max_length=LONGEST_APPEAL,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("Answer the reason point by point. The appeal is lodged once and cannot be changed."),
    )


class TypedForm(BahamForm):
    """A step that cannot be taken back: something is typed as consent."""

    typed = forms.CharField(max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"}))

    def __init__(self, *args: Any, label: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["typed"].label = label


class ContactForm(BahamForm):
    """A message to a firm."""

    subject = forms.CharField(label=_("Subject"), max_length=LONGEST_SUBJECT)
    text = forms.CharField(
        label=_("Your message"), max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("The startup sees your name and e-mail address, so that it can answer you."),
    )  # fmt: skip
