"""The shape of what people type; the rules stand in the services."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from challenges import limits
from challenges.models import Criterion
from challenges.validation import WeightLimits, WeightRange
from marketplace.forms import BahamForm, DigitsIntegerField, JalaliDateTimeField, WordsField


class QuestionForm(BahamForm):
    """A startup's question."""

    text = WordsField(
        label=_("Your question"),
        word_limit=limits.ASKED_WORDS,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_(
            "Everybody reads the question and its answer; nobody but the innovation office sees who asked. "
            "Do not write the name of your startup in it."
        ),
    )


class AnswerForm(BahamForm):
    """The department's answer."""

    answer = WordsField(label=_("Answer"), word_limit=limits.ANSWER_WORDS, widget=forms.Textarea(attrs={"rows": 6}))
    public_text = WordsField(
        label=_("The question as published"),
        required=False,
        word_limit=limits.ASKED_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Change its words only where they would show who asked."),
    )


class ReasonForm(BahamForm):
    """A step that needs a reason."""

    reason = WordsField(label=_("Reason"), word_limit=limits.ANSWER_WORDS, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: object, help_text: object = "", **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["reason"].help_text = str(help_text)


class ExtensionForm(ReasonForm):
    """More time."""

    closes_at = JalaliDateTimeField(label=_("New deadline"))
    field_order = ("closes_at", "reason")


class WeightLimitsForm(BahamForm):
    """The least and the most of every group of criteria, a row a group."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for group, name in Criterion.GROUPS:
            for end, words in (("least", _("%(group)s, at least")), ("most", _("%(group)s, at most"))):
                self.fields[f"{group}_{end}"] = DigitsIntegerField(
                    label=words % {"group": name}, min_value=0, max_value=limits.WEIGHTS_TOTAL
                )

    @staticmethod
    def values_of(ranges: WeightLimits) -> dict[str, int]:
        """The ranges as the form's values; a group without one is free."""
        whole = {group: ranges.get(group, WeightRange()) for group, _name in Criterion.GROUPS}
        return {
            name: value
            for group, limit in whole.items()
            for name, value in ((f"{group}_least", limit.least), (f"{group}_most", limit.most))
        }

    def rows(self) -> list[dict[str, Any]]:
        """The two fields of each group."""
        groups = [group for group, _name in Criterion.GROUPS]
        return [{"least": self[f"{group}_least"], "most": self[f"{group}_most"]} for group in groups]

    def wanted(self) -> dict[str, WeightRange]:
        """What was typed, as ranges by group."""
        typed = self.cleaned_data
        return {
            group: WeightRange(typed[f"{group}_least"], typed[f"{group}_most"]) for group, _name in Criterion.GROUPS
        }
