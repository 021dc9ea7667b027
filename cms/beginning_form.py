"""What is asked before a challenge is begun."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from challenges.models import Challenge
from cms.models import ChallengeTemplate
from marketplace.digits import to_ascii
from marketplace.forms import BahamForm

BLANK, CHALLENGE, TEMPLATE = "blank", "challenge", "template-"


class BeginForm(BahamForm):
    """A title, and one of: nothing, a template that is offered, an earlier challenge by its reference."""

    title = forms.CharField(
        label=_("Title of the challenge"),
        max_length=200,
        required=False,
        help_text=_("What is the problem, in a few words? While you type, you see what resembles it."),
    )
    start = forms.ChoiceField(label=_("Begin from"), widget=forms.RadioSelect, initial=BLANK)
    reference = forms.CharField(
        label=_("Reference of the earlier challenge"),
        max_length=20,
        required=False,
        help_text=_("For example BH-1405-0042. Its text is copied; its dates are not."),
    )

    def __init__(self, *args: Any, actor: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor, self.templates = actor, {f"{TEMPLATE}{row.pk}": row for row in ChallengeTemplate.objects.offered()}
        self.found: Challenge | None = None
        offered = [(key, str(row)) for key, row in self.templates.items()]
        self.fields["start"].choices = [  # type: ignore[attr-defined]
            (BLANK, _("Nothing: an empty draft")),
            *offered,
            (CHALLENGE, _("An earlier challenge")),
        ]

    def clean_reference(self) -> str:
        """In its canonical form, whatever digits were typed."""
        return to_ascii(self.cleaned_data["reference"]).strip().upper()

    def clean(self) -> dict[str, Any]:
        """The source exists and may be read; only an earlier challenge lends its title."""
        values = super().clean() or {}
        if values.get("start") == CHALLENGE:
            readable = Challenge.objects.visible_to(self.actor).select_related("current_version", "department")
            self.found = readable.filter(reference=values.get("reference", "")).first()
            if self.found is None:
                self.add_error("reference", _("There is no published challenge with this reference."))
        elif not (values.get("title") or "").strip():
            self.add_error("title", _("Give the challenge a title; it can be changed later."))
        return values

    def choice(self) -> dict[str, Any]:
        """What `cms.beginning.begin_challenge` needs."""
        return {
            "title": self.cleaned_data["title"],
            "challenge": self.found,
            "template": self.templates.get(self.cleaned_data["start"]),
        }
