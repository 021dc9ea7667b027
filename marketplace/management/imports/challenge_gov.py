"""Rows of Challenge.gov's sample data as our contents. Pure: reads no database and writes nothing.

The rows are English; the Persian columns, which every challenge must have, receive the same text, and the English page
shows it as such. Sums of money are in dollars and stay words of the text: our budget is in rials. The rows do not say
how proposals were weighed beyond prose, so one criterion stands for what the agency published.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import escape
from typing import Any
from zoneinfo import ZoneInfo

import nh3

from challenges.content import ChallengeContent, CriterionContent, RoundContent, Words
from challenges.models import CriterionGroup
from marketplace.text import clean

SOURCE = "challenge.gov"
WASHINGTON = ZoneInfo("America/New_York")
DECISION_AFTER = timedelta(days=90)  # not in the data; imported challenges promise nothing on our board
TAGS = {
    "p",
    "ul",
    "ol",
    "li",
    "h3",
    "h4",
    "b",
    "strong",
    "i",
    "em",
    "a",
    "br",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}
PROSE_LIMIT = 39_000  # characters of one section
FORMATS = ("%m/%d/%Y %I:%M %p", "%Y/%m/%d %I:%M %p", "%m/%d/%Y %I %p", "%Y/%m/%d %I %p", "%m/%d/%Y", "%Y/%m/%d")


class BadRow(ValueError):
    """A row that cannot become a challenge; says which value and why."""


@dataclass(frozen=True, slots=True)
class ImportedChallenge:
    """A row as the publishing service takes it; `closes_at` in the past means that it is closed."""

    key: str
    published_at: datetime
    closes_at: datetime
    content: ChallengeContent


def parse_moment(text: str) -> datetime:
    """A moment as the data writes it («03/18/2019 12:00 AM», «2020/02/28 8 a.m.», «09/10/2020 09:00AM»), Eastern time.

    Raises BadRow for what is not a date.
    """
    plain = re.sub(r"\s+", " ", text.strip()).upper().replace("A.M.", "AM").replace("P.M.", "PM")
    plain = re.sub(r"(\d)(AM|PM)$", r"\1 \2", re.sub(r" E[DS]?T$", "", plain))
    plain = re.sub(r"(\d:\d\d):\d\d ", r"\1 ", plain)  # seconds add nothing
    plain = re.sub(r" 00:(\d\d) AM$", r" 12:\1 AM", plain)
    for pattern in FORMATS:
        try:
            return datetime.strptime(plain, pattern).replace(tzinfo=WASHINGTON).astimezone(UTC)
        except ValueError:
            continue
    raise BadRow(f"“{text.strip()}” is not a date")


def read_row(row: Mapping[str, Any]) -> ImportedChallenge:
    """Raises BadRow with the reason; nothing of a bad row is used."""
    key, title = str(row.get("challenge-id") or "").strip(), clean(str(row.get("challenge-title") or ""))
    if not key:
        raise BadRow("challenge-id is missing")
    if not title:
        raise BadRow("challenge-title is missing")
    published = _moment(row, "submission-start")
    closes = _moment(row, "submission-end")
    if closes <= published:
        raise BadRow("submission-end is not after submission-start")
    summary = clean(str(row.get("tagline") or "")) or title
    description = _cleaned(row.get("description")) or f"<p>{escape(summary)}</p>"  # a third of the rows have none
    sections = {
        "need": description,
        "outcome": _cleaned(row.get("prizes")),
        "context": _facts(row) + _cleaned(row.get("how-to-enter")) + _cleaned(row.get("judging")),
        "eligibility": _cleaned(row.get("rules")),
    }
    return ImportedChallenge(key, published, closes, _content(title, summary, sections, closes))


def _moment(row: Mapping[str, Any], name: str) -> datetime:
    try:
        return parse_moment(str(row.get(name) or ""))
    except BadRow as error:
        raise BadRow(f"{name}: {error}") from None


def _cleaned(html: Any) -> str:
    """HTML that only structures: no pictures, scripts, styles or attributes but a link's address; cut at a
    paragraph.
    """
    found = nh3.clean(
        str(html or ""), tags=TAGS, attributes={"a": {"href"}}, url_schemes={"http", "https"}, link_rel=None
    )
    found = re.sub(r"<(p|li|b|strong|i|em|h3|h4)>(?:\s|&nbsp;|<br>)*</\1>", "", found).strip()
    if len(found) > PROSE_LIMIT:
        found = nh3.clean(found[:PROSE_LIMIT].rsplit("</p>", 1)[0] + "</p>", tags=TAGS)
    return found


def _facts(row: Mapping[str, Any]) -> str:
    named = {
        "Agency": row.get("agency"),
        "Prize": row.get("total-prize-offered-cash"),
        "Kind": row.get("type-of-challenge"),
    }
    parts = [
        f"<li>{name}: {escape(clean(', '.join(map(str, value)) if isinstance(value, list) else str(value)))}</li>"
        for name, value in named.items()
        if value
    ]
    return f"<ul>{''.join(parts)}</ul>" if parts else ""


def _content(title: str, summary: str, sections: Mapping[str, str], closes: datetime) -> ChallengeContent:
    def both(text: str) -> Words:
        return Words(text, text)

    criterion = CriterionContent(
        "published",
        Words("معیارهای منتشرشدهٔ دستگاه", "The criteria the agency published"),
        100,
        CriterionGroup.TECHNICAL.value,
    )
    round_ = RoundContent(
        questions_until=closes,
        closes_at=closes,
        opens_at=closes,
        decides_at=closes + DECISION_AFTER,
        criteria=(criterion,),
    )
    stream = {
        f"{name}_{language}": [{"type": "text", "value": html}] if html else []
        for name, html in sections.items()
        for language in ("fa", "en")
    }
    return ChallengeContent(
        title=both(title[:200]),
        summary=both(summary),
        need_html=both(sections["need"]),
        outcome_html=both(sections["outcome"]),
        context_html=both(sections["context"]),
        eligibility_html=both(sections["eligibility"]),
        source=stream,
        technical_minimum=0,
        rounds=(round_,),
    )
