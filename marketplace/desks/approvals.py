"""The list of drafts that wait for an approval: its filters, its table, its file and what is done to many at once.

Invariant: list, file and deeds read the same rows, those `cms.drafts.waiting_in_sight` gives the reader; a filter only
takes away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms import reviewing, services
from cms.drafts import DraftRow
from cms.models import ChallengePage
from marketplace.accounts.models import DepartmentMembership, DepartmentRole, PlatformRole, User
from marketplace.accounts.roles import roles_of
from marketplace.accounts.selectors import people_with
from marketplace.desks.in_bulk import Outcome, each
from marketplace.errors import WrongState
from marketplace.forms import BahamForm

NOBODY, ME = "nobody", "me"
COLUMNS = (
    "department", "title", "reference", "author", "step", "reviewer", "waiting_since", "working_days_waited"
)  # fmt: skip


class Deed(TextChoices):
    """What can be done to many drafts."""

    REMIND = "remind", gettext_lazy("Remind who is to decide")
    ASSIGN = "assign", gettext_lazy("Hand over to")
    RETURN = "return", gettext_lazy("Return with this reason")


class FilterForm(BahamForm):
    """Which of the waiting drafts are shown; everything is optional."""

    step = forms.ChoiceField(
        label=gettext_lazy("Step"),
        required=False,
        choices=[
            ("", gettext_lazy("every step")),
            ("department", gettext_lazy("With the department’s manager")),
            ("office", gettext_lazy("With the innovation office")),
        ],
    )
    department = forms.ChoiceField(label=gettext_lazy("Department"), required=False)
    reviewer = forms.ChoiceField(
        label=gettext_lazy("Who is to decide"),
        required=False,
        choices=[
            ("", gettext_lazy("anybody")),
            (ME, gettext_lazy("named: me")),
            (NOBODY, gettext_lazy("nobody named")),
        ],
    )
    waited = forms.ChoiceField(
        label=gettext_lazy("Has waited"), required=False, choices=[("", gettext_lazy("any time"))]
    )

    def __init__(self, *args: Any, rows: Sequence[DraftRow], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        departments = {row.department.code: row.department.name for row in rows}
        self.fields["department"].choices = [("", _("every department")), *departments.items()]  # type: ignore[attr-defined]
        ages = [(str(age), _("%(days)s working days or more") % {"days": age}) for age in reviewing.REMINDER_AGES]
        self.fields["waited"].choices = [("", _("any time")), *ages]  # type: ignore[attr-defined]
        for field in self.fields.values():
            field.widget.attrs["class"] = "input"

    def kept(self, rows: Sequence[DraftRow], reader: User) -> list[DraftRow]:
        """The rows that pass; a value that is no choice filters nothing."""
        if not self.is_bound:
            return list(rows)
        self.is_valid()
        wanted = self.cleaned_data
        tests: dict[str, Callable[[DraftRow], bool]] = {
            "step": lambda row: row.state == wanted["step"],
            "department": lambda row: row.department.code == wanted["department"],
            "reviewer": lambda row: row.reviewer_id == (reader.pk if wanted["reviewer"] == ME else None),
            "waited": lambda row: row.waited >= int(wanted["waited"]),
        }
        asked = [test for name, test in tests.items() if wanted.get(name)]
        return [row for row in rows if all(test(row) for test in asked)]


class DeedForm(BahamForm):
    """What is to be done, and what that needs."""

    deed = forms.ChoiceField(label=gettext_lazy("What to do"), widget=forms.RadioSelect)
    reviewer = forms.TypedChoiceField(label=gettext_lazy("Hand over to"), coerce=int, empty_value=None, required=False)
    reason = forms.CharField(
        label=gettext_lazy("Reason"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, actor: User, rows: Sequence[DraftRow], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        office = roles_of(actor).office
        deeds = [(deed.value, deed.label) for deed in Deed if office or deed is not Deed.REMIND]
        self.fields["deed"].choices = deeds  # type: ignore[attr-defined]
        self.fields["reviewer"].choices = [("", "—"), *_reviewers(rows)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = self.cleaned_data
        if values.get("deed") == Deed.ASSIGN and not values.get("reviewer"):
            self.add_error("reviewer", _("Choose a person."))
        if values.get("deed") == Deed.RETURN and not str(values.get("reason", "")).strip():
            self.add_error("reason", _("Say what must change, and why."))
        return values


def _reviewers(rows: Sequence[DraftRow]) -> list[tuple[str, list[tuple[int, str]]]]:
    """Who approves at the steps of these rows, grouped by place. At most two queries."""
    groups: list[tuple[str, list[tuple[int, str]]]] = []
    if any(row.state == "office" for row in rows):
        office = [(person.pk, str(person)) for person in people_with(PlatformRole.OFFICE.value)]
        groups.append((_("Innovation office"), office))
    places = {row.department.pk: row.department.name for row in rows if row.state == "department"}
    managers = DepartmentMembership.objects.filter(
        department__in=places, role=DepartmentRole.MANAGER.value, ended_at__isnull=True, user__is_active=True
    ).select_related("user")
    found: dict[int, list[tuple[int, str]]] = {place: [] for place in places}
    for row in managers if places else ():
        found[row.department_id].append((row.user_id, str(row.user)))
    return groups + [(places[place], people) for place, people in found.items() if people]


def do_to_each(form: DeedForm, rows: Iterable[DraftRow], *, actor: User) -> list[Outcome]:
    """The deed of a valid form, one draft after the other."""
    values = form.cleaned_data

    def deed(row: DraftRow) -> None:
        page = ChallengePage.objects.get(pk=row.page_id)
        if values["deed"] == Deed.RETURN:
            services.return_for_changes(actor=actor, page=page, reason=values["reason"])
            return
        step = services.waiting_step(page)
        if values["deed"] == Deed.REMIND:
            reviewing.remind(step, actor=actor)
        else:
            reviewer = User.objects.get(pk=values["reviewer"])
            reviewing.reassign(step, actor=actor, reviewer=reviewer, note=values["reason"])

    return each(rows, deed)


def gone(count: int) -> list[Outcome]:
    """Drafts that were chosen and no longer wait, or never could be seen; they are not named."""
    words = str(WrongState(_("This draft no longer waits for an approval.")).message)
    return [Outcome(_("A draft you chose"), "", False, words) for _n in range(count)]


def csv_rows(rows: Iterable[DraftRow]) -> list[list[Any]]:
    """Heading and one row a draft; moments in ISO 8601."""
    return [
        list(COLUMNS),
        *(
            [
                row.department.code,
                row.title,
                row.reference,
                row.author,
                row.state,
                row.reviewer,
                row.since.isoformat() if row.since else "",
                row.waited,
            ]
            for row in rows
        ),
    ]
