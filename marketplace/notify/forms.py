"""How one wants mails: one question a group."""

from __future__ import annotations

from typing import Any

from django import forms

from marketplace.forms import BahamForm
from marketplace.notify import catalogue
from marketplace.notify.models import MAILINGS


class PreferencesForm(BahamForm):
    """One field per group that may be silenced, named by the group's key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for group in catalogue.groups():
            if not group.fixed:
                self.fields[group.key] = forms.ChoiceField(
                    label=str(group.label), choices=MAILINGS, widget=forms.RadioSelect
                )
