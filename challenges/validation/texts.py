"""Rules of words: what must be written, and how much at most."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext as _

from challenges import limits
from challenges.cleaning import PROSE, plain
from challenges.content import ChallengeContent, Words
from challenges.validation.report import Report

REQUIRED: Final = ("title", "summary", "need_html", "outcome_html")
REQUIRED_OF_IMPORTS: Final = ("title", "summary", "need_html")


def check_texts(content: ChallengeContent, report: Report, *, imported: bool) -> None:
    """Persian is required; English is optional. Other systems do not part need and outcome, so an import may leave
    the outcome out.
    """
    for name in REQUIRED_OF_IMPORTS if imported else REQUIRED:
        require_persian(f"{name}.fa", getattr(content, name), report)
    check_length("title", content.title, limits.TITLE_CHARACTERS, report)
    check_length("intellectual_property", content.intellectual_property, limits.SHORT_TEXT_CHARACTERS, report)
    if not imported:
        check_words("summary", content.summary, limits.SUMMARY_WORDS, report)
    for name in PROSE:
        check_prose(name, getattr(content, name), report, imported=imported)
    if len(content.setad_number) > 40:
        report.add("setad_number", _("The Setad number is too long."))
    for place, document in enumerate(content.documents):
        require_persian(f"documents.{place}.title.fa", document.title, report)
        check_length(f"documents.{place}.title", document.title, limits.SHORT_TITLE_CHARACTERS, report)
    if len(content.documents) > limits.MOST_DOCUMENTS:
        report.add("documents", _("Publish %(most)d documents at most.") % {"most": limits.MOST_DOCUMENTS})


def require_persian(path: str, words: Words, report: Report) -> None:
    """The Persian text is the one that counts, so it must be there."""
    if not words.fa.strip():
        report.add(path, _("Write this in Persian."))


def check_length(path: str, words: Words, most: int, report: Report) -> None:
    """At most so many characters in either language."""
    for language in ("fa", "en"):
        if len(getattr(words, language)) > most:
            report.add(f"{path}.{language}", _("Shorten this to %(most)d characters.") % {"most": most})


def check_words(path: str, words: Words, most: int, report: Report) -> None:
    """At most so many words in either language."""
    for language in ("fa", "en"):
        written = len(getattr(words, language).split())
        if written > most:
            report.add(
                f"{path}.{language}",
                _("%(written)d words are too many; shorten this to %(most)d words.")
                % {"written": written, "most": most},
            )


def check_prose(path: str, words: Words, report: Report, *, imported: bool = False) -> None:
    """A section has a limit of words, and one of characters for what has no words. What was published elsewhere at
    greater length is not cut by an import; only the limit of characters holds for it.
    """
    texts = Words(*("" if len(html) > limits.PROSE_CHARACTERS else plain(html) for html in (words.fa, words.en)))
    if not imported:
        check_words(path, texts, limits.PROSE_WORDS, report)
    check_length(path, words, limits.PROSE_CHARACTERS, report)
