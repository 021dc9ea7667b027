"""Publication and amendment: the one seam through which words become public.

Invariants: whoever publishes is authorised here, whatever called; a content is published whole or not at all; what
was published is never overwritten, an amendment is the next version.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from challenges import amendments, permissions
from challenges.canonical import content_hash
from challenges.cleaning import cleaned
from challenges.content import ChallengeContent
from challenges.freezing import References, content_of, freeze, resolve
from challenges.models import Challenge, ChallengeVersion, ChangeClass, Round
from challenges.selectors.rules import holidays, thresholds_at
from challenges.services.locking import locked_challenge, locked_round, role_word
from challenges.services.numbering import next_reference
from challenges.states import challenge_relations
from challenges.validation import Report, problems
from marketplace.accounts.models import Department, User
from marketplace.accounts.roles import Actor, is_system
from marketplace.clock import database_now
from marketplace.errors import Conflict, Invalid, NotAllowed
from marketplace.files.services import attach
from marketplace.journal import services as journal
from marketplace.text import clean

DATES = ("questions_until", "closes_at", "opens_at", "decides_at")


@transaction.atomic
def publish_version(
    *,
    actor: Actor,
    department: Department,
    content: ChallengeContent,
    challenge: Challenge | None = None,
    change_note: str = "",
    published_at: datetime | None = None,
    source: str = "",
    source_key: str = "",
    copied_from: Challenge | None = None,
) -> ChallengeVersion:
    """Open a challenge with its first version, or amend `challenge` with its next one.

    Cleans and validates the whole and raises `Invalid` with every problem by its path («rounds.0.criteria»); raises
    `NotAllowed` for an actor who may not publish, `Conflict` if nothing changed or an import exists already. A
    material amendment moves the deadline to the minimum and runs `amendments.on_material` hooks in this transaction.
    `published_at` may be given only by the system with a `source` (importers, demo city): such content brings its own
    past. Otherwise the database's clock is the time of publication.
    """
    moment = _moment(actor, published_at, source)
    content = cleaned(content)
    if challenge is not None:
        return _amend(actor, challenge, content, clean(change_note), moment, imported=bool(source))
    permissions.can_publish_challenge(actor, department).require()
    if source_key and (twin := Challenge.objects.filter(source=source, source_key=source_key).first()):
        raise Conflict(
            _("This challenge has been imported already."), code="imported_already", url=twin.get_absolute_url()
        )
    references = _checked(content, moment, imported=bool(source))
    opened = Challenge(
        department=department,
        reference=next_reference(moment),
        published_at=moment,
        officer=_person(actor),
        source=source,
        source_key=source_key,
        copied_from=copied_from,
        **_dates(content, 1),
    )
    opened.save(force_insert=True)
    rounds = [
        Round(challenge=opened, number=place, kind=item.kind, by_invitation=item.by_invitation, **_round_dates(item))
        for place, item in enumerate(content.rounds, 1)
    ]
    Round.objects.bulk_create(rounds)
    version = freeze(opened, content, references, rounds, number=1, published_at=moment, published_by=_person(actor))
    _make_current(opened, version, references)
    journal.record(
        actor=actor,
        action="challenges.challenge.published",
        subject=opened,
        role=role_word(actor, challenge_relations(actor, opened)),
        after={
            "status": opened.status,
            "version": 1,
            "reference": opened.reference,
            "closes_at": _iso(opened.closes_at),
        },
    )
    return version


@transaction.atomic
def extend_deadline(*, actor: Actor, challenge: Challenge, closes_at: datetime, reason: str) -> ChallengeVersion:
    """An amendment that only gives more time: the dates after the deadline move as far. `reason` is public. Raises as
    `publish_version`.
    """
    row = locked_challenge(challenge)
    content = content_of(row.version)
    place = row.current_round - 1
    shift = closes_at - content.rounds[place].closes_at
    if shift <= timedelta(0):
        raise Invalid({"closes_at": _("The new deadline must be later than the present one.")})
    rounds = [
        item if at < place else _shifted(item, shift, running=at == place) for at, item in enumerate(content.rounds)
    ]
    start = content.pilot_starts_at
    extended = replace(
        content,
        rounds=tuple(rounds),
        pilot_starts_at=amendments.to_working_day(start + shift, holidays()) if start else None,
    )
    return publish_version(actor=actor, department=row.department, content=extended, challenge=row, change_note=reason)


def _shifted(item: Any, shift: timedelta, *, running: bool) -> Any:
    """A round as much later; the deadline of the running one exactly as asked, and its questions as they were."""
    calendar = holidays()
    later = {name: amendments.to_working_day(getattr(item, name) + shift, calendar) for name in DATES}
    kept = {"questions_until": item.questions_until, "closes_at": item.closes_at + shift} if running else {}
    return replace(item, **(later | kept))


def _amend(
    actor: Actor, challenge: Challenge, content: ChallengeContent, note: str, moment: datetime, *, imported: bool
) -> ChallengeVersion:
    challenge = locked_challenge(challenge)
    permissions.can_amend_challenge(actor, challenge).require()
    current_round = locked_round(challenge)
    current = challenge.version
    previous = content_of(current)
    if content_hash(content) == current.content_hash:
        raise Conflict(
            _("Nothing has changed since version %(number)d.") % {"number": current.number}, code="unchanged"
        )
    if amendments.classify(previous, content) is ChangeClass.MATERIAL:
        content = amendments.with_minimum_deadline(
            content, amended_at=moment, round_number=challenge.current_round, holidays=holidays()
        )
    references = _checked(
        content, moment, previous=previous, rounds_done=challenge.current_round - 1, note=note, imported=imported
    )
    found = amendments.changes(previous, content, amendments.names_of(current) | references.names())
    change = ChangeClass.MATERIAL if amendments.needs_confirmation(found) else ChangeClass.COSMETIC
    rounds = _redate(challenge, current_round, content)
    version = freeze(
        challenge,
        content,
        references,
        rounds,
        number=current.number + 1,
        change=change.value,
        change_note=note,
        changes=found,
        english_is_stale=amendments.english_is_stale(previous, content, was_stale=current.english_is_stale),
        published_at=moment,
        published_by=_person(actor),
    )
    before = {"version": current.number, "closes_at": _iso(challenge.closes_at)}
    _make_current(challenge, version, references, **_dates(content, challenge.current_round))
    if change is ChangeClass.MATERIAL:
        amendments.run_material_hooks(challenge, version)
    journal.record(
        actor=actor,
        action="challenges.challenge.amended",
        subject=challenge,
        role=role_word(actor, challenge_relations(actor, challenge)),
        before=before,
        after={
            "version": version.number,
            "closes_at": _iso(challenge.closes_at),
            "change": change.value,
        },
        reason=note,
    )
    return version


def _moment(actor: Actor, published_at: datetime | None, source: str) -> datetime:
    if (published_at is not None or source) and not (is_system(actor) and source):
        raise NotAllowed(_("Only an import decides when a challenge was published."))
    return published_at or database_now()


def _checked(
    content: ChallengeContent,
    moment: datetime,
    *,
    previous: ChallengeContent | None = None,
    rounds_done: int = 0,
    note: str = "",
    imported: bool,
) -> References:
    """The rows the content refers to; raises `Invalid` with everything that is wrong."""
    references = resolve(content)
    report = Report()
    report.merge(
        problems(
            content,
            first=previous is None,
            holidays=holidays(),
            published_at=moment,
            thresholds=thresholds_at(moment),
            previous=previous,
            rounds_done=rounds_done,
            imported=imported,
        )
    )
    report.merge(references.missing)
    if previous is not None and not note:
        report.add("change_note", str(_("Say in a sentence what changed and why; everybody reads it.")))
    if report.found:
        raise Invalid(report.found)
    return references


def _redate(challenge: Challenge, current_round: Round, content: ChallengeContent) -> list[Round]:
    """Give the running and later rounds the dates of the new version."""
    rounds = [current_round if row.pk == current_round.pk else row for row in challenge.rounds.order_by("number")]
    for row, item in zip(rounds, content.rounds, strict=True):
        if row.number >= challenge.current_round:
            for name, value in _round_dates(item).items():
                setattr(row, name, value)
            row.by_invitation = item.by_invitation
            row.save(update_fields=[*DATES, "by_invitation"])
    return rounds


def _make_current(challenge: Challenge, version: ChallengeVersion, references: References, **dates: Any) -> None:
    """The last step: from here on PostgreSQL takes no more rows for this version."""
    for name, value in dates.items():
        setattr(challenge, name, value)
    challenge.current_version = version
    challenge.save(update_fields=["current_version", *dates])
    for attachment in references.attachments.values():
        if (
            not attachment.owner_type
        ):  # a file may already belong to the draft it came with, or to the challenge this one began from
            attach(attachment=attachment, owner=challenge)


def _dates(content: ChallengeContent, round_number: int) -> Mapping[str, Any]:
    return {**_round_dates(content.rounds[round_number - 1]), "pilot_starts_at": content.pilot_starts_at}


def _round_dates(item: Any) -> dict[str, datetime]:
    return {name: getattr(item, name) for name in DATES}


def _person(actor: Actor) -> User | None:
    return actor if isinstance(actor, User) else None


def _iso(moment: datetime) -> str:
    return moment.isoformat()
