"""What is handed over becomes what is stored: texts as typed but clean, HTML reduced to a short list of harmless
tags. Pure.

Invariant: cleaning is idempotent, and cleaned HTML holds no script, style, class, id or event, whatever came in.
"""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import Any, Final

import nh3

from challenges.content import ChallengeContent, CriterionContent, DocumentContent, QuestionContent, RoundContent, Words
from marketplace.text import clean

TAGS: Final = {
    "a", "b", "blockquote", "br", "em", "h3", "h4", "hr", "i", "li", "ol", "p", "strong", "sub", "sup",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES: Final = {"a": {"href"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan", "scope"}}
SCHEMES: Final = {"http", "https", "mailto"}
PROSE: Final = ("need_html", "outcome_html", "context_html", "data_html", "site_html", "eligibility_html")
_HEADING: Final = re.compile(r"<(/?)h[12](?=[\s>])", re.IGNORECASE)
_EMPTY: Final = re.compile(r"<p>(?:\s|&nbsp;|<br>)*</p>")


def clean_html(html: str) -> str:
    """HTML for a section of a challenge page: headings begin at h3, links are foreign, empty paragraphs go."""
    lowered = _HEADING.sub(r"<\1h3", clean(html))
    safe = nh3.clean(lowered, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel="nofollow noopener")
    return clean(_EMPTY.sub("", safe))


def plain(html: str) -> str:
    """The words of cleaned HTML; what tags part stays parted."""
    return " ".join(nh3.clean(html.replace("<", " <"), tags=set()).split())


def cleaned(content: ChallengeContent) -> ChallengeContent:
    """The same content, ready to be validated and frozen."""
    texts: dict[str, Any] = {
        name: Words(clean_html(words.fa), clean_html(words.en)) if name in PROSE else _clean_words(words)
        for name, words in _words_of(content).items()
    }
    return replace(
        content,
        **texts,
        setad_number=clean(content.setad_number),
        rounds=tuple(_clean_round(item) for item in content.rounds),
        documents=tuple(DocumentContent(item.attachment_id, _clean_words(item.title)) for item in content.documents),
    )


def _words_of(content: ChallengeContent) -> dict[str, Words]:
    values = {field.name: getattr(content, field.name) for field in fields(content)}
    return {name: value for name, value in values.items() if isinstance(value, Words)}


def _clean_words(words: Words) -> Words:
    return Words(clean(words.fa), clean(words.en))


def _clean_round(item: RoundContent) -> RoundContent:
    return replace(
        item,
        questions=tuple(_clean_question(question) for question in item.questions),
        criteria=tuple(_clean_criterion(criterion) for criterion in item.criteria),
    )


def _clean_question(question: QuestionContent) -> QuestionContent:
    return replace(question, text=_clean_words(question.text), hint=_clean_words(question.hint))


def _clean_criterion(criterion: CriterionContent) -> CriterionContent:
    return replace(
        criterion,
        title=_clean_words(criterion.title),
        description=_clean_words(criterion.description),
        anchors={score: _clean_words(words) for score, words in criterion.anchors.items()},
    )
