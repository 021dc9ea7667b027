"""What people enter in an evaluation: shapes only; the rules are the services'."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from challenges.evaluation.models import SCORE_MAX, DecisionLine, Outcome, Score
from challenges.evaluation.ranking import RankedProposal
from challenges.evaluation.services import LineContent
from challenges.models import Criterion
from marketplace.accounts.models import User
from marketplace.forms import BahamForm, JalaliDateTimeField, WordsField

REASON_WORDS = 300


def find_person(email: str) -> User:
    """The active person with this address. Raises ValidationError naming it."""
    person: User | None = User.objects.filter(email__iexact=email.strip(), is_active=True).first()
    if person is None:
        raise ValidationError(_("Nobody with the address %(email)s has an account."), "unknown", {"email": email})
    return person


class PersonField(forms.EmailField):
    """A person by e-mail address. Clean value: the user, or None where the field may stay empty."""

    def clean(self, value: Any) -> User | None:
        email = super().clean(value)
        return find_person(email) if email else None


class PeopleField(forms.CharField):
    """Several people, one address a line. Clean value: a list of users."""

    widget = forms.Textarea(attrs={"rows": 4, "dir": "ltr"})

    def clean(self, value: Any) -> list[User]:
        lines = str(super().clean(value)).replace(",", "\n").replace("،", "\n").split()
        people, unknown = [], []
        for line in lines:
            try:
                people.append(find_person(line))
            except ValidationError as error:
                unknown += error.messages
        if unknown:
            raise ValidationError(unknown)
        return people


class PanelForm(BahamForm):
    """Who evaluates, until when."""

    chair = PersonField(label=_("E-mail address of the chair"), widget=forms.EmailInput(attrs={"dir": "ltr"}))
    evaluators = PeopleField(label=_("Evaluators"), help_text=_("One e-mail address a line; at least two people."))
    secretary = PersonField(
        label=_("E-mail address of the secretary"), required=False, widget=forms.EmailInput(attrs={"dir": "ltr"})
    )
    scores_due_at = JalaliDateTimeField(label=_("Scores due"), required=False)
    is_blind = forms.BooleanField(label=_("Hide the names of startups while scoring"), required=False)


class ReasonForm(BahamForm):
    """Why."""

    reason = WordsField(label=_("Reason"), word_limit=REASON_WORDS, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, help_text: Any = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = help_text


class StepForm(BahamForm):
    """Nothing but the will to take a step: what the service refuses stands above the button."""


class ScreeningForm(BahamForm):
    """What the formal check found."""

    ADMIT, REFUSE, CURE = "admit", "refuse", "cure"
    VERDICTS = [
        (ADMIT, _("Complete: admit it")),
        (CURE, _("Something is missing: ask once to cure it")),
        (REFUSE, _("Refuse it: a condition is not met")),
    ]

    verdict = forms.ChoiceField(label=_("The formal check"), choices=VERDICTS, widget=forms.RadioSelect)
    reason = WordsField(
        label=_("What is missing, or why it is refused"),
        required=False,
        word_limit=REASON_WORDS,
        help_text=_("The startup reads it."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    until = JalaliDateTimeField(label=_("Until when it can be cured"), required=False)

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if values.get("verdict") == self.CURE and not values.get("until") and "until" not in self.errors:
            self.add_error("until", _("Write until when it can be cured."))
        return values


class ScoresForm(BahamForm):
    """All criteria of one assignment: a score from 0 to 5 and its reason each; anything may still be empty."""

    def __init__(self, *args: Any, criteria: Iterable[Criterion], scores: dict[int, Score], **kwargs: Any) -> None:
        self.criteria, self.scores = list(criteria), scores
        initial: dict[str, Any] = {}
        for row in self.criteria:
            kept = scores.get(row.pk)
            if kept is not None:
                initial |= {f"score-{row.key}": str(kept.value), f"reason-{row.key}": kept.reason}
        super().__init__(*args, **{**kwargs, "initial": initial})
        for row in self.criteria:
            choices = [(str(score), str(score)) for score in range(SCORE_MAX + 1)]
            self.fields[f"score-{row.key}"] = forms.ChoiceField(label=row.title, choices=choices, required=False)
            self.fields[f"reason-{row.key}"] = WordsField(
                label=_("Reason of the score"),
                required=False,
                word_limit=REASON_WORDS,
                widget=forms.Textarea(attrs={"rows": 3}),
            )

    def entries(self) -> list[tuple[Criterion, int | None, str]]:
        """Criterion, score or None, reason; those that have anything in them."""
        found = []
        for row in self.criteria:
            value = self.cleaned_data.get(f"score-{row.key}") or ""
            reason = self.cleaned_data.get(f"reason-{row.key}") or ""
            if value or reason:
                found.append((row, int(value) if value else None, reason))
        return found

    def chosen(self, criterion: Criterion) -> int | None:
        """The score that stands in the form."""
        value = self[f"score-{criterion.key}"].value()
        return int(value) if str(value).isdigit() else None


class ConsensusForm(BahamForm):
    """The agreed score in steps of a quarter, and why."""

    value = forms.TypedChoiceField(label=_("Agreed score"), coerce=int)
    reason = WordsField(
        label=_("Reason of the consensus"),
        required=False,
        word_limit=REASON_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["value"].choices = [("", _("Choose")), *choices]  # type: ignore[attr-defined]


class DecisionForm(BahamForm):
    """The public reason, and of each proposal its outcome, its public reason and the feedback."""

    public_reason = WordsField(
        label=_("Public reason of the decision"),
        word_limit=500,
        help_text=_("Everybody reads it, for good."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(
        self,
        *args: Any,
        ranked: list[RankedProposal],
        below: list[RankedProposal],
        lines: dict[int, DecisionLine],
        choices: frozenset[str],
        reason: str = "",
        **kwargs: Any,
    ) -> None:
        self.ranked, self.below, self.choices = ranked, below, choices
        initial: dict[str, Any] = {"public_reason": reason}
        for row in [*ranked, *below]:
            line, pk = lines.get(row.proposal.pk), row.proposal.pk
            if line is not None:
                initial |= {
                    f"outcome-{pk}": line.outcome,
                    f"reason-{pk}": line.public_reason,
                    f"debrief-{pk}": line.debrief,
                }
        super().__init__(*args, **{**kwargs, "initial": initial})
        for row in ranked:
            self._add(row.proposal.pk)
        for row in below:
            self.fields[f"debrief-{row.proposal.pk}"] = self._debrief()

    def _add(self, pk: int) -> None:
        choices = [(value, label) for value, label in DecisionLine.OUTCOMES if value in self.choices]
        self.fields[f"outcome-{pk}"] = forms.ChoiceField(label=_("Outcome"), choices=[("", _("Choose")), *choices])
        if Outcome.AWARDED in self.choices:  # of concepts nothing is published but the reason of the whole choice
            self.fields[f"reason-{pk}"] = WordsField(
                label=_("Public reason"),
                required=False,
                word_limit=REASON_WORDS,
                help_text=_("An award needs one."),
                widget=forms.Textarea(attrs={"rows": 2}),
            )
        self.fields[f"debrief-{pk}"] = self._debrief()

    @staticmethod
    def _debrief() -> WordsField:
        return WordsField(
            label=_("Feedback to the startup"),
            required=False,
            word_limit=REASON_WORDS,
            help_text=_("Only the startup reads it; whoever was not chosen needs it."),
            widget=forms.Textarea(attrs={"rows": 3}),
        )

    def groups(self) -> list[dict[str, Any]]:
        """Each proposal with its bound fields."""
        rows = []
        for row in [*self.ranked, *self.below]:
            pk = row.proposal.pk
            names = [f"outcome-{pk}", f"reason-{pk}", f"debrief-{pk}"]
            rows.append({"row": row, "fields": [self[name] for name in names if name in self.fields]})
        return rows

    def lines(self) -> dict[int, LineContent]:
        """What the service takes."""
        values = self.cleaned_data
        found = {
            row.proposal.pk: LineContent(
                values[f"outcome-{row.proposal.pk}"],
                values.get(f"reason-{row.proposal.pk}", ""),
                values[f"debrief-{row.proposal.pk}"],
            )
            for row in self.ranked
        }
        for row in self.below:
            words = values[f"debrief-{row.proposal.pk}"]
            found[row.proposal.pk] = LineContent(Outcome.BELOW_THRESHOLD.value, debrief=words)
        return found


class AppealForm(BahamForm):
    """What a startup appeals against."""

    text = WordsField(label=_("What you appeal against and why"), word_limit=1000)


class AnswerForm(BahamForm):
    """The office's answer."""

    UPHOLD, REJECT = "uphold", "reject"
    VERDICTS = [
        (REJECT, _("Reject it: the decision stands, and the stand-still begins anew")),
        (UPHOLD, _("Uphold it: the decision is taken back and the panel decides anew")),
    ]

    verdict = forms.ChoiceField(label=_("The answer"), choices=VERDICTS, widget=forms.RadioSelect)
    answer = WordsField(label=_("Answer with its reasons"), word_limit=1000, help_text=_("The startup reads it."))
