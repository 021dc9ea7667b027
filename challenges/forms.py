"""The shape of what people type; the rules stand in the services."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from challenges import limits
from marketplace.forms import BahamForm, JalaliDateTimeField, WordsField


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
