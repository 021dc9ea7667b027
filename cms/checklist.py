"""Everything that still keeps a draft from being published, in the words publication itself would refuse it with.

Invariant: an empty answer means that `challenges.services.publish_version` accepts the draft at that moment. Dates
that are missing are told here, because a content without dates cannot be compared with the calendar.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from challenges.cleaning import cleaned
from challenges.content import ChallengeContent, RoundContent
from challenges.freezing import content_of as content_of_version
from challenges.freezing import resolve
from challenges.selectors.rules import holidays, thresholds_at, weight_limits
from challenges.validation import Report, problems
from cms.content import content_of
from marketplace.clock import now

DATES = ("questions_until", "closes_at", "opens_at", "decides_at")


def problems_of(page: Any, *, moment: datetime | None = None) -> dict[str, list[str]]:
    """What is wrong, by the path of the value («rounds.0.criteria»), if it were published at `moment` (default: when
    it is due).
    """
    at = moment or publication_moment(page)
    content = cleaned(content_of(page))
    gaps = missing_dates(content)
    challenge = page.challenge
    previous = content_of_version(challenge.version) if challenge else None
    report = Report()
    report.merge(resolve(content).missing)
    found = problems(
        with_stand_ins(content, at),
        first=challenge is None,
        holidays=holidays(),
        published_at=at,
        thresholds=thresholds_at(at),
        weight_limits=weight_limits(),
        previous=previous,
        rounds_done=challenge.current_round - 1 if challenge else 0,
    )
    unsure = {f"rounds.{path.split('.')[1]}.{name}" for path in gaps for name in DATES}
    report.merge({path: messages for path, messages in found.items() if path not in unsure})
    report.merge({path: [_("Give this date.")] for path in gaps})
    report.merge({path: [_("Choose a file.")] for path in _missing_files(page)})
    if challenge is not None and not page.change_note.strip():
        report.add("change_note", _("Say in a sentence what changed and why; everybody reads it."))
    return report.found


def publication_moment(page: Any) -> datetime:
    """When the draft is due to be published: at its scheduled time if that lies ahead, otherwise now."""
    present = now()
    due: datetime | None = page.go_live_at
    return due if due is not None and due > present else present


def missing_dates(content: ChallengeContent) -> list[str]:
    """The paths of dates nobody has given yet."""
    return [
        f"rounds.{place}.{name}"
        for place, item in enumerate(content.rounds)
        for name in DATES
        if getattr(item, name) is None
    ]


def with_stand_ins(content: ChallengeContent, moment: datetime) -> ChallengeContent:
    """The same content with dates in order wherever a round lacks one, so that everything else can be judged."""
    return replace(
        content,
        rounds=tuple(_whole(item, moment + timedelta(days=60 * place)) for place, item in enumerate(content.rounds)),
    )


def _whole(item: RoundContent, moment: datetime) -> RoundContent:
    if all(getattr(item, name) is not None for name in DATES):
        return item
    stand_ins: dict[str, Any] = {name: moment + timedelta(days=30 + place) for place, name in enumerate(DATES)}
    return replace(item, **stand_ins)


def _missing_files(page: Any) -> list[str]:
    """Documents that were added without a file."""
    return [
        f"documents.{place}"
        for place, item in enumerate(page.document_items.all())
        if item.attachment_id is None and item.document_id is None
    ]
