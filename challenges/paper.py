"""A challenge on paper: the same facts, dates, criteria and words as its page, as blocks of a PDF. Reads nothing from
the database.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from challenges import presentation
from challenges.models import ChallengeVersion
from challenges.selectors.page import ChallengePage, RoundReading
from marketplace import dates
from marketplace.digits import grouped, localised
from marketplace.paper import Bars, Block, Facts, Heading, Items, Notice, Paper, Paragraph, Steps, prose


def challenge_paper(page: ChallengePage, address: str) -> Paper:
    """The text that counts today, with its state, its answers and what was amended. `address` is the absolute one of
    the page.
    """
    chips = _(", ").join(str(chip.label) for chip in presentation.chips(page))
    blocks = [
        *_ended(page),
        Paragraph(page.version.summary, "lead"),
        Facts([(_("State"), chips, ""), *_facts(page)]),
        *_text(page, living=True),
        *_answers(page),
        *_amendments(page.amendments),
    ]
    return _paper(page, blocks, address)


def version_paper(page: ChallengePage, address: str) -> Paper:
    """One version as it was published: nothing on it depends on what came after but the notice that it was replaced."""
    blocks: list[Block] = []
    if not page.is_current:
        today = _("The text that counts today is on the page of the challenge.")
        blocks.append(Notice(_("This text has been replaced"), today))
    blocks += [Paragraph(page.version.summary, "lead"), Facts(_facts(page)), *_text(page)]
    blocks += _amendments([page.version] if page.version.number > 1 else [])
    return _paper(page, blocks, address)


def file_name(page: ChallengePage) -> str:
    """«BH-1405-0042-v2.pdf»."""
    return f"{page.challenge.reference}-v{page.version.number}.pdf"


def _paper(page: ChallengePage, blocks: Iterable[Block], address: str) -> Paper:
    challenge, version = page.challenge, page.version
    department = challenge.department.name
    values = {
        "reference": f"\u2066{localised(challenge.reference, _language())}\u2069",
        "number": _number(version.number),
        "hash": f"\u2066{version.content_hash[:12]}\u2069",
    }
    published = _("Published %(date)s") % {"date": _day(version.published_at)}
    return Paper(
        title=version.title,
        blocks=blocks,
        kind=_("Challenge %(reference)s, version %(number)s") % values,
        place=_("%(department)s; %(published)s") % {"department": department, "published": published},
        foot=_("Baham, challenge %(reference)s, version %(number)s, fingerprint of the text %(hash)s") % values,
        address=address,
        language=_language(),
        author=department,
    )


def _facts(page: ChallengePage) -> list[tuple[str, str, str]]:
    """What the version says; that proposals are sealed is a matter of the moment."""
    rows = [row for row in presentation.facts(page) if row.get("icon") != "lock"]
    return [(str(row["label"]), str(row["value"]), str(row.get("note", ""))) for row in rows]


def _ended(page: ChallengePage) -> list[Block]:
    """An early end comes first, with its public reason."""
    titles = {
        "cancelled": _("This challenge was cancelled"),
        "unsuccessful": _("No suitable proposal was found"),
    }
    title = titles.get(page.challenge.status)
    return [Notice(title, page.challenge.public_reason)] if title else []


def _text(page: ChallengePage, *, living: bool = False) -> list[Block]:
    """The words of a version; `living` marks the dates that have been kept."""
    version = page.version
    sections = [
        (_("Need"), version.need_html),
        (_("The outcome we want"), version.outcome_html),
        (_("Background"), version.context_html),
        (_("Who may apply"), version.eligibility_html),
        (_("Data on offer"), version.data_html),
        (_("Site on offer"), version.site_html),
    ]
    blocks: list[Block] = []
    for title, html in sections:
        blocks += [Heading(title), *prose(html)] if html else []
    steps = [_step(row, living=living) for row in presentation.timeline(page, relative=False)]
    blocks += [Heading(_("Promised dates")), Steps(steps)]
    for reading in page.rounds:
        blocks += _round(page, reading)
    files = presentation.documents(page)
    if files:
        blocks += [Heading(_("Documents")), Items([(f"{row['name']} ({row['note']})", []) for row in files])]
    return blocks


def _step(row: dict[str, Any], *, living: bool) -> tuple[str, str, str, bool]:
    return _day(row["date"]), str(row["label"]), str(row["note"]), living and row["state"] == "done"


def _round(page: ChallengePage, reading: RoundReading) -> list[Block]:
    """How a round is judged and what it asks."""
    kind = f" ({reading.round.get_kind_display()})" if len(page.rounds) > 1 else ""
    blocks: list[Block] = []
    if reading.criteria:
        rows = presentation.weighed(reading)
        least = _("The weights total 100. The least technical score to pass is %(least)s of 100.")
        blocks += [
            Heading(_("How it is judged") + kind),
            Bars([(row["name"], row["note"], row["weight"], _number(row["weight"])) for row in rows]),
            Paragraph(least % {"least": _number(page.version.technical_minimum)}, "soft"),
        ]
    if reading.questions:
        asked = [(row.text, [Paragraph(_limits(row), "soft")]) for row in reading.questions]
        blocks += [Heading(_("What the proposal answers") + kind), Items(asked, ordered=True)]
    return blocks


def _limits(row: Any) -> str:
    parts = [
        _("Up to %(words)s words") % {"words": _number(row.word_limit)},
        _("with a file") if row.takes_file else "",
        "" if row.is_required else _("optional"),
        row.hint,
    ]
    return _(", ").join(part for part in parts if part)


def _answers(page: ChallengePage) -> list[Block]:
    """The newest answers; where there are more, the page has them."""
    if not page.questions:
        return []
    blocks: list[Block] = [Heading(_("Questions and answers"))]
    for question in page.questions:
        blocks += [Heading(question.shown_text, 2), Paragraph(question.answer)]
        blocks.append(Paragraph(_("Answered %(date)s") % {"date": _day(question.answered_at)}, "soft"))
    if page.question_count > len(page.questions):
        rest = _("%(count)s questions have been answered; all of them are on the page of the challenge.")
        blocks.append(Paragraph(rest % {"count": _number(page.question_count)}, "soft"))
    return blocks


def _amendments(versions: Iterable[ChallengeVersion]) -> list[Block]:
    rows: list[Block] = []
    for row in versions:
        words = _("Version %(number)s, %(date)s: %(kind)s")
        kind = row.get_change_display()
        head = words % {"number": _number(row.number), "date": _day(row.published_at), "kind": kind}
        rows += [Heading(head, 2), Paragraph(row.change_note)]
    return [Heading(_("Amendments")), *rows] if rows else []


def _language() -> str:
    return get_language() or "fa"


def _number(value: int) -> str:
    return grouped(value, _language())


def _day(moment: Any) -> str:
    return dates.format_date(moment, "long", language=_language())
