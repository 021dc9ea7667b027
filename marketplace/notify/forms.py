"""How one wants mails: one question a group."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from marketplace.forms import BahamForm
from marketplace.notify.catalogue import Group
from marketplace.notify.models import MAILINGS


class PreferencesForm(BahamForm):
    """One field a group, named by its key."""

    def __init__(self, *args: Any, groups: Iterable[Group], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for group in groups:
            self.fields[group.key] = forms.ChoiceField(
                label=str(group.label), choices=MAILINGS, widget=forms.RadioSelect
            )
