"""The form in which a person names who stands in while away."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.accounts.delegating import eligible_delegates
from marketplace.accounts.models import Department, User
from marketplace.accounts.roles import roles_of
from marketplace.forms import BahamForm, JalaliDateField


class StandInForm(BahamForm):
    """A choice is a place and a person, «department:person»; 0 stands for the innovation office."""

    delegate = forms.ChoiceField(label=gettext_lazy("Who stands in"))
    starts_on = JalaliDateField(label=gettext_lazy("First day"))
    ends_on = JalaliDateField(label=gettext_lazy("Last day"))
    reason = forms.CharField(
        label=gettext_lazy("Reason"), required=False, max_length=300,
        help_text=gettext_lazy("For example: on leave. The person who stands in reads it."),
    )  # fmt: skip

    def __init__(self, *args: Any, giver: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles = roles_of(giver)
        self.places: dict[int, Department | None] = {
            row.pk: row for row in Department.objects.filter(pk__in=roles.manager_of)
        }
        if roles.office:
            self.places[0] = None
        groups = [
            (
                place.name if place else _("Innovation office"),
                [(f"{key}:{person.pk}", str(person)) for person in eligible_delegates(giver, place)],
            )
            for key, place in self.places.items()
        ]
        self.has_choices = any(people for _name, people in groups)
        self.fields["delegate"].choices = [("", "—"), *groups]  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """What the service takes, of a valid form."""
        place, person = (int(part) for part in self.cleaned_data["delegate"].split(":"))
        starts_on: date = self.cleaned_data["starts_on"]
        return {
            "delegate": User.objects.get(pk=person),
            "department": self.places[place],
            "starts_on": starts_on,
            "ends_on": self.cleaned_data["ends_on"],
            "reason": self.cleaned_data["reason"],
        }
