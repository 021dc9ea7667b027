"""Rules of time: dates in order, on working days, with enough time to propose; a promise is never shortened."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from django.utils.translation import gettext as _

from challenges import limits
from challenges.content import ChallengeContent, RoundContent
from challenges.models import RoundKind
from challenges.validation.report import Report
from marketplace.dates import is_working_day, tehran_date, working_days_between

DATES: Final = ("questions_until", "closes_at", "opens_at", "decides_at")


@dataclass(frozen=True, slots=True)
class Calendar:
    """What the rules of time need to know: the holidays, the moment of publication, and what was promised before."""

    published_at: datetime
    holidays: Container[date] = frozenset()
    previous: ChallengeContent | None = None
    rounds_done: int = 0
    imported: bool = False
    promised: dict[str, datetime] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for place, item in enumerate(self.previous.rounds if self.previous else ()):
            self.promised.update({f"rounds.{place}.{name}": getattr(item, name) for name in DATES})
        if self.previous and self.previous.pilot_starts_at:
            self.promised["pilot_starts_at"] = self.previous.pilot_starts_at


def check_schedule(content: ChallengeContent, calendar: Calendar, report: Report) -> None:
    """Everything about rounds and dates."""
    check_rounds(content, report)
    for place, item in enumerate(content.rounds):
        _check_order(f"rounds.{place}", item, report)
        _check_working_days(f"rounds.{place}", item, calendar, report)
    _check_period(content, calendar, report)
    _check_spans(content, calendar, report)
    _check_promises(content, calendar, report)
    _check_pilot(content, calendar, report)


def check_rounds(content: ChallengeContent, report: Report) -> None:
    """One full round, or a concept round and then a full one by invitation."""
    kinds = [item.kind for item in content.rounds]
    if kinds not in ([RoundKind.FULL], [RoundKind.CONCEPT, RoundKind.FULL]):
        report.add(
            "rounds",
            _("A challenge has one round of full proposals, or a round of concepts followed by one of full proposals."),
        )
    elif len(kinds) > 1 and not content.rounds[1].by_invitation:
        report.add(
            "rounds.1.by_invitation",
            _("The second round is by invitation: only those chosen from the first take part."),
        )


def _check_order(path: str, item: RoundContent, report: Report) -> None:
    if item.questions_until > item.closes_at:
        report.add(f"{path}.questions_until", _("Questions must end before the deadline."))
    if item.opens_at < item.closes_at:
        report.add(f"{path}.opens_at", _("The opening cannot be before the deadline."))
    if item.decides_at <= item.opens_at:
        report.add(f"{path}.decides_at", _("The result must come after the opening."))


def _check_working_days(path: str, item: RoundContent, calendar: Calendar, report: Report) -> None:
    for name in DATES:
        _check_working_day(f"{path}.{name}", getattr(item, name), calendar, report)


def _check_working_day(path: str, moment: datetime, calendar: Calendar, report: Report) -> None:
    """A date that was promised before stays valid when a holiday is decreed later."""
    if calendar.imported or calendar.promised.get(path) == moment:
        return
    if not is_working_day(tehran_date(moment), calendar.holidays):
        report.add(path, _("This day is a holiday; choose a working day."))


def _check_period(content: ChallengeContent, calendar: Calendar, report: Report) -> None:
    """Enough time from the beginning of each round to its deadline; the beginning lies before every date of the
    round.
    """
    begins = calendar.published_at
    for place, item in enumerate(content.rounds):
        path, least = f"rounds.{place}", limits.MINIMUM_SECOND_ROUND_DAYS if place else limits.MINIMUM_OPEN_DAYS
        if item.closes_at <= begins and place >= calendar.rounds_done:
            report.add(
                f"{path}.closes_at",
                _("The deadline has already passed.")
                if place == 0
                else _("The second round must close after the result of the first."),
            )
        elif calendar.previous is None and not calendar.imported:
            if working_days_between(tehran_date(begins), tehran_date(item.closes_at), calendar.holidays) < least:
                report.add(
                    f"{path}.closes_at",
                    _("Leave at least %(least)d working days until the deadline.") % {"least": least},
                )
            if item.questions_until <= begins:
                report.add(f"{path}.questions_until", _("The end of questions has already passed."))
        begins = item.decides_at


def _check_spans(content: ChallengeContent, calendar: Calendar, report: Report) -> None:
    """No stage longer than the city allows itself. What was promised before counts as it was promised."""
    if calendar.previous is not None or calendar.imported:
        return
    begins = calendar.published_at
    for place, item in enumerate(content.rounds):
        path, open_span = f"rounds.{place}", limits.SECOND_ROUND if place else limits.OPEN
        _check_span(f"{path}.closes_at", begins, item.closes_at, open_span, calendar, report)
        _check_span(f"{path}.opens_at", item.closes_at, item.opens_at, limits.OPENING, calendar, report)
        _check_span(f"{path}.decides_at", item.opens_at, item.decides_at, limits.DECISION, calendar, report)
        begins = item.decides_at
    if content.rounds and content.pilot_starts_at is not None:
        _check_span("pilot_starts_at", begins, content.pilot_starts_at, limits.PILOT, calendar, report)


def _check_span(
    path: str, begins: datetime, ends: datetime, span: limits.Span, calendar: Calendar, report: Report
) -> None:
    if working_days_between(tehran_date(begins), tehran_date(ends), calendar.holidays) > span.most:
        report.add(
            path,
            _("This is too late: at most %(most)d working days after the stage before.") % {"most": span.most},
        )


def _check_promises(content: ChallengeContent, calendar: Calendar, report: Report) -> None:
    """An amendment gives more time, never less, and leaves the rounds that are over as they were."""
    if calendar.previous is None:
        return
    before = calendar.previous.rounds
    if len(before) != len(content.rounds):
        report.add("rounds", _("The number of rounds cannot change after publication."))
        return
    for place, (old, new) in enumerate(zip(before, content.rounds, strict=True)):
        if place < calendar.rounds_done and old != new:
            report.add(f"rounds.{place}", _("This round is over; it can no longer change."))
        if new.closes_at < old.closes_at:
            report.add(f"rounds.{place}.closes_at", _("A published deadline can be extended, never brought forward."))
        if new.questions_until != old.questions_until and new.questions_until <= calendar.published_at:
            report.add(f"rounds.{place}.questions_until", _("The end of questions has already passed."))


def _check_pilot(content: ChallengeContent, calendar: Calendar, report: Report) -> None:
    if content.pilot_days is not None and not 1 <= content.pilot_days <= limits.LONGEST_PILOT_DAYS:
        report.add("pilot_days", _("A pilot takes between 1 and %(most)d days.") % {"most": limits.LONGEST_PILOT_DAYS})
    if content.pilot_starts_at is None or not content.rounds:
        return
    if content.pilot_starts_at < content.rounds[-1].decides_at:
        report.add("pilot_starts_at", _("The pilot cannot start before the result."))
    _check_working_day("pilot_starts_at", content.pilot_starts_at, calendar, report)
