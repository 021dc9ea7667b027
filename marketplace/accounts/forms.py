"""What people say about themselves."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from marketplace.accounts import services
from marketplace.accounts.models import User
from marketplace.forms import BahamForm

LANGUAGES = [("fa", _("Persian")), ("en", _("English"))]


class SignupForm(BahamForm):
    """What registering asks beside address and password. allauth calls `signup` once the account exists."""

    full_name = forms.CharField(
        label=_("full name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )

    field_order = ("full_name", "email", "password1", "password2")

    def signup(self, request: HttpRequest, user: User) -> None:
        """Keep the name and the language of the page."""
        services.complete_sign_up(user=user, full_name=self.cleaned_data["full_name"], language=get_language() or "fa")


class ProfileForm(BahamForm):
    """Name and language."""

    full_name = forms.CharField(
        label=_("full name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    language = forms.ChoiceField(label=_("Language of mails and messages"), choices=LANGUAGES, widget=forms.RadioSelect)

    @classmethod
    def of(cls, user: User, data: Any = None) -> ProfileForm:
        """The form filled with what is known."""
        return cls(data, initial={"full_name": user.full_name, "language": user.language})


class EraseForm(BahamForm):
    """The own address, typed as consent."""

    typed = forms.CharField(
        label=_("Type your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )
