"""Amendment: the next version of a published text, with its diff, its dates and those who must hear of it.

Invariants: a challenge is amended under the locks of challenge and running round, and only before its deadline by the
database's clock; rounds that are over keep their terms; a deadline is never brought forward.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from challenges import amendments, permissions
from challenges.canonical import content_hash
from challenges.content import ChallengeContent, RoundContent
from challenges.freezing import References, content_of, freeze, resolve
from challenges.models import Challenge, ChallengeVersion, ChangeClass, Round
from challenges.selectors.rules import holidays
from challenges.services.locking import locked_challenge, locked_round, role_word
from challenges.services.versions import DATES, checked, dates_of, make_current, person, round_dates
from challenges.states import challenge_relations
from marketplace.accounts.roles import SYSTEM_ACTOR, Actor
from marketplace.clock import database_now
from marketplace.errors import Conflict, Invalid
from marketplace.journal import services as journal
from marketplace.text import clean


def amend(
    actor: Actor,
    challenge: Challenge,
    content: ChallengeContent,
    note: str,
    moment: datetime,
    *,
    imported: bool = False,
) -> ChallengeVersion:
    """Publish the next version from a cleaned content, in the caller's transaction; the part of `publish_version` that
    amends.
    """
    challenge, note = locked_challenge(challenge), clean(note)
    permissions.can_amend_challenge(actor, challenge, moment).require()
    running, current = locked_round(challenge), challenge.version
    previous = content_of(current)
    if content_hash(content) == current.content_hash:
        message = _("Nothing has changed since version %(number)d.") % {"number": current.number}
        raise Conflict(message, code="unchanged", url=current.get_absolute_url())
    content = _with_time_enough(challenge, previous, content, moment)
    also = {} if note else {"change_note": str(_("Say in a sentence what changed and why; everybody reads it."))}
    context = {"previous": previous, "rounds_done": challenge.current_round - 1, "imported": imported}
    references = checked(content, moment, first=False, also=also, **context)
    return _next_version(actor, challenge, running, previous, content, references, note, moment)


def redate(challenge: Challenge, content: ChallengeContent, note: str, moment: datetime) -> None:
    """Publish new dates that follow from a rule, as the system, in the caller's transaction, which holds the challenge.
    Nothing but dates may differ, so that what was checked when it was published is not checked again.
    """
    previous, running = content_of(challenge.version), locked_round(challenge)
    if content != previous:
        _next_version(SYSTEM_ACTOR, challenge, running, previous, content, resolve(content), note, moment)


def _next_version(
    actor: Actor,
    challenge: Challenge,
    running: Round,
    previous: ChallengeContent,
    content: ChallengeContent,
    references: References,
    note: str,
    moment: datetime,
) -> ChallengeVersion:
    current = challenge.version
    found = amendments.changes(previous, content, amendments.names_of(current) | references.names())
    change = ChangeClass.MATERIAL if amendments.needs_confirmation(found) else ChangeClass.COSMETIC
    stale = amendments.english_is_stale(previous, content, was_stale=current.english_is_stale)
    told = {"change": change.value, "change_note": note, "changes": found, "english_is_stale": stale}
    stamp = {"number": current.number + 1, "published_at": moment, "published_by": person(actor)}
    version = freeze(challenge, content, references, _redated(challenge, running, content), **stamp, **told)
    before = {"version": current.number, "closes_at": challenge.closes_at.isoformat()}
    make_current(challenge, version, references, **dates_of(content, challenge.current_round))
    _record(actor, challenge, version, before)
    if change is ChangeClass.MATERIAL:
        amendments.run_material_hooks(challenge, version)
    return version


@transaction.atomic
def extend_deadline(*, actor: Actor, challenge: Challenge, closes_at: datetime, reason: str) -> ChallengeVersion:
    """An amendment that only gives more time: the dates after the deadline move as far, each to a working day. `reason`
    is public.

    Raises `NotAllowed` for anybody but the office and after the deadline, `Invalid` for a deadline that is not later or
    not a working day, and for a missing reason.
    """
    challenge = locked_challenge(challenge)
    content, place = content_of(challenge.version), challenge.current_round - 1
    shift = closes_at - content.rounds[place].closes_at
    if shift <= timedelta(0):
        raise Invalid({"closes_at": _("The new deadline must be later than the present one.")})
    rounds = [
        item if at < place else _later(item, shift, running=at == place) for at, item in enumerate(content.rounds)
    ]
    start = content.pilot_starts_at
    later_start = amendments.to_working_day(start + shift, holidays()) if start else None
    extended = replace(content, rounds=tuple(rounds), pilot_starts_at=later_start)
    try:
        return amend(actor, challenge, extended, reason, database_now())
    except Invalid as refusal:
        raise Invalid(_at_the_form(refusal, place)) from refusal


def _at_the_form(refusal: Invalid, place: int) -> dict[str, Any]:
    """What is wrong with the amendment, at the two fields of an extension."""
    names = {f"rounds.{place}.closes_at": "closes_at", "change_note": "reason"}
    found: dict[str, list[Any]] = {}
    for path, messages in refusal.fields.items():
        found.setdefault(names.get(path, ""), []).extend(messages)
    return found


def _later(item: RoundContent, shift: timedelta, *, running: bool) -> RoundContent:
    """A round as much later; the deadline of the running one exactly as asked, and its questions as they were."""
    calendar = holidays()
    dates: dict[str, Any] = {name: amendments.to_working_day(getattr(item, name) + shift, calendar) for name in DATES}
    if running:
        dates |= {"questions_until": item.questions_until, "closes_at": item.closes_at + shift}
    return replace(item, **dates)


def _with_time_enough(
    challenge: Challenge, previous: ChallengeContent, content: ChallengeContent, moment: datetime
) -> ChallengeContent:
    if (
        amendments.classify(previous, content) is not ChangeClass.MATERIAL
        or len(content.rounds) < challenge.current_round
    ):
        return content
    number = challenge.current_round
    return amendments.with_minimum_deadline(content, amended_at=moment, round_number=number, holidays=holidays())


def _redated(challenge: Challenge, running: Round, content: ChallengeContent) -> list[Round]:
    """The rounds, the running and later ones with the dates of the new version."""
    rounds = [running if row.pk == running.pk else row for row in challenge.rounds.order_by("number")]
    for row, item in zip(rounds, content.rounds, strict=True):
        if row.number >= challenge.current_round:
            for name, value in round_dates(item).items():
                setattr(row, name, value)
            row.by_invitation = item.by_invitation
            row.save(update_fields=[*DATES, "by_invitation"])
    return rounds


def _record(actor: Actor, challenge: Challenge, version: ChallengeVersion, before: dict[str, Any]) -> None:
    after = {"version": version.number, "closes_at": challenge.closes_at.isoformat(), "change": version.change}
    journal.record(
        actor=actor,
        action="challenges.challenge.amended",
        subject=challenge,
        role=role_word(actor, challenge_relations(actor, challenge)),
        before=before,
        after=after,
        reason=version.change_note,
    )
