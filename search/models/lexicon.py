"""What editors teach the search: words of one meaning, and answers shown above the results.

Invariants: both are read when a question is asked, so a change needs no rebuild; a group has at least two different
words, an answer at least one question and an address of our own site or a full one.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from marketplace import text


def lines(written: str) -> list[str]:
    """What stands on lines of its own, without empty ones."""
    return [line.strip() for line in written.splitlines() if line.strip()]


class Taught(models.Model):
    """Something an editor wrote; the readers' copies are made anew after it is saved or removed."""

    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        transaction.on_commit(forgotten)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        transaction.on_commit(forgotten)
        return super().delete(*args, **kwargs)


class SynonymGroup(Taught):
    """Words or phrases of one meaning, one a line, in any spelling and either language."""

    words = models.TextField(_("words of one meaning"), help_text=_("One word or phrase a line, Persian or English."))

    class Meta:
        verbose_name = _("group of synonyms")
        verbose_name_plural = _("synonyms")
        ordering = ["words"]

    def __str__(self) -> str:
        return " = ".join(self.group())

    def group(self) -> list[str]:
        """The words."""
        return lines(self.words)

    def clean(self) -> None:
        if len({tuple(text.tokens(word)) for word in self.group()} - {()}) < 2:
            raise ValidationError(
                {"words": _("Write at least two different words, each on a line of its own.")}, code="too_few"
            )


class PinnedAnswer(Taught):
    """An answer shown above the results when somebody asks one of its questions, in any spelling."""

    questions = models.TextField(_("questions"), help_text=_("One question a line; every spelling of it counts."))
    title_fa = models.CharField(_("Persian title"), max_length=160)
    title_en = models.CharField(_("English title"), max_length=160, blank=True)
    text_fa = models.CharField(_("Persian text"), max_length=300, blank=True)
    text_en = models.CharField(_("English text"), max_length=300, blank=True)
    url = models.CharField(
        _("address"), max_length=500, help_text=_("A path of this site such as /guides/…, or https://…")
    )

    class Meta:
        verbose_name = _("pinned answer")
        verbose_name_plural = _("pinned answers")
        ordering = ["title_fa"]

    def __str__(self) -> str:
        return self.title_fa

    def clean(self) -> None:
        if not any(text.tokens(question) for question in lines(self.questions)):
            raise ValidationError({"questions": _("Write at least one question.")}, code="too_few")
        is_path = self.url.startswith("/") and not self.url.startswith("//")
        if not is_path and not self.url.startswith("https://"):
            raise ValidationError({"url": _("Begin with / for a page of this site, or with https://")}, code="invalid")

    @property
    def title(self) -> str:
        """In the active language; Persian where there is no English."""
        return (self.title_en if get_language() == "en" else "") or self.title_fa

    @property
    def text(self) -> str:
        """In the active language; Persian where there is no English."""
        return (self.text_en if get_language() == "en" else "") or self.text_fa


def forgotten() -> None:
    """Let this process read what editors wrote again; `search.lexicon` listens."""
    for listener in listeners:
        listener()


listeners: list[Any] = []
