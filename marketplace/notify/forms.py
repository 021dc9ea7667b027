"""How one wants mails: one question a group."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.forms import BahamForm
from marketplace.notify import catalogue
from marketplace.notify.models import Mailing

CHOICES = [
    (Mailing.NOW.value, _("At once")),
    (Mailing.DIGEST.value, _("In a daily digest")),
    (Mailing.OFF.value, _("No mail")),
]


class PreferencesForm(BahamForm):
    """One field per group that may be silenced, named by the group's key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for group in catalogue.groups():
            if not group.fixed:
                self.fields[group.key] = forms.ChoiceField(
                    label=group.label, choices=CHOICES, widget=forms.RadioSelect
                )
