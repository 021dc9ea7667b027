"""What publication and amendment share: checking the whole, and making a frozen version the one that counts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from challenges.content import ChallengeContent, RoundContent
from challenges.freezing import References, resolve
from challenges.models import Challenge, ChallengeVersion
from challenges.selectors.rules import holidays, thresholds_at, weight_limits
from challenges.validation import Report, problems
from marketplace.accounts.models import User
from marketplace.accounts.roles import Actor
from marketplace.errors import Invalid
from marketplace.files.services import attach

DATES: Final = ("questions_until", "closes_at", "opens_at", "decides_at")


def checked(
    content: ChallengeContent, moment: datetime, *, first: bool, also: Mapping[str, str] | None = None, **context: Any
) -> References:
    """The rows the content refers to. Raises `Invalid` with everything that is wrong; `context` goes to
    `validation.problems`, `also` holds what the caller found.
    """
    references, report = resolve(content), Report()
    rules: dict[str, Any] = {
        "holidays": holidays(),
        "published_at": moment,
        "thresholds": thresholds_at(moment),
        "weight_limits": weight_limits(),
    }
    report.merge(problems(content, first=first, **rules, **context))
    report.merge(references.missing)
    for path, message in (also or {}).items():
        report.add(path, message)
    if report.found:
        raise Invalid(report.found)
    return references


def make_current(challenge: Challenge, version: ChallengeVersion, references: References, **dates: Any) -> None:
    """The last step: from here on PostgreSQL takes no more rows for this version."""
    for name, value in dates.items():
        setattr(challenge, name, value)
    challenge.current_version = version
    challenge.save(update_fields=["current_version", *dates])
    for attachment in references.attachments.values():
        if (
            not attachment.owner_type
        ):  # it may belong to the draft it came with, or to the challenge this one began from
            attach(attachment=attachment, owner=challenge)


def dates_of(content: ChallengeContent, round_number: int) -> dict[str, Any]:
    """The dates a challenge shows while this round runs."""
    return {**round_dates(content.rounds[round_number - 1]), "pilot_starts_at": content.pilot_starts_at}


def round_dates(item: RoundContent) -> dict[str, datetime]:
    """The promised dates of a round."""
    return {name: getattr(item, name) for name in DATES}


def person(actor: Actor) -> User | None:
    """Who is named as the publisher: nobody for the system."""
    return actor if isinstance(actor, User) else None
