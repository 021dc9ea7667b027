"""What the editor asks when it wants dates: how many rounds, and when the challenge is to be published."""

from __future__ import annotations

from datetime import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.fields import MomentFormField
from marketplace.clock import now
from marketplace.forms import BahamForm


class ProposalForm(BahamForm):
    """A time of publication that lies behind, or none, stands for now."""

    rounds = forms.TypedChoiceField(choices=[(1, "1"), (2, "2")], coerce=int)
    at = MomentFormField(label=_("Publish at"), required=False)

    def begins(self) -> datetime:
        """The moment from which the stages are counted."""
        given: datetime | None = self.cleaned_data["at"]
        return max(given, now()) if given else now()
