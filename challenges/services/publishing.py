"""Publication: the one seam through which words become public.

Invariants: whoever publishes is authorised here, whatever called; a content is published whole or not at all; what was
published is never overwritten, an amendment is the next version.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from challenges import permissions
from challenges.cleaning import cleaned
from challenges.content import ChallengeContent
from challenges.freezing import freeze
from challenges.models import Challenge, ChallengeVersion, Round
from challenges.services.amending import amend
from challenges.services.locking import role_word
from challenges.services.numbering import next_reference
from challenges.services.versions import checked, dates_of, make_current, person, round_dates
from challenges.states import challenge_relations
from marketplace.accounts.models import Department
from marketplace.accounts.roles import Actor, is_system
from marketplace.clock import database_now
from marketplace.errors import Conflict, NotAllowed
from marketplace.journal import services as journal


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
    english_is_stale: bool = False,
) -> ChallengeVersion:
    """Open a challenge with its first version, or amend `challenge` with its next one.

    Cleans and validates the whole and raises `Invalid` with every problem by its path («rounds.0.criteria»); raises
    `NotAllowed` for an actor who may not publish, `Conflict` if nothing changed or an import exists already. A material
    amendment moves the deadline to the minimum and runs `amendments.on_material` hooks in this transaction.
    `published_at` may be given only by the system with a `source` (importers, demo city): such content brings its own
    past. Otherwise the database's clock is the time. `english_is_stale` tells of a first version that its Persian moved
    on after the English was written; an amendment finds that out by itself.
    """
    moment, imported = _moment(actor, published_at, source), bool(source)
    content = cleaned(content)
    if challenge is not None:
        return amend(actor, challenge, content, change_note, moment, imported=imported)
    permissions.can_publish_challenge(actor, department).require()
    _refuse_twin(source, source_key)
    origin = {"source": source, "source_key": source_key, "copied_from": copied_from}
    return _open(actor, department, content, moment, imported=imported, stale=english_is_stale, **origin)


def _open(
    actor: Actor,
    department: Department,
    content: ChallengeContent,
    moment: datetime,
    *,
    imported: bool,
    stale: bool,
    **origin: Any,
) -> ChallengeVersion:
    references = checked(content, moment, first=True, imported=imported)
    opened = Challenge(
        department=department,
        reference=next_reference(moment),
        published_at=moment,
        officer=person(actor),
        **dates_of(content, 1),
        **origin,
    )
    opened.save(force_insert=True)
    rounds = [
        Round(challenge=opened, number=number, kind=item.kind, by_invitation=item.by_invitation, **round_dates(item))
        for number, item in enumerate(content.rounds, 1)
    ]
    Round.objects.bulk_create(rounds)
    told = {"published_at": moment, "published_by": person(actor), "english_is_stale": stale}
    version = freeze(opened, content, references, rounds, number=1, **told)
    make_current(opened, version, references)
    shown = {"reference": opened.reference, "closes_at": opened.closes_at.isoformat()}
    journal.record(
        actor=actor,
        action="challenges.challenge.published",
        subject=opened,
        role=role_word(actor, challenge_relations(actor, opened)),
        after={"status": opened.status, "version": 1, **shown},
    )
    return version


def _moment(actor: Actor, published_at: datetime | None, source: str) -> datetime:
    if (published_at is not None or source) and not (is_system(actor) and source):
        raise NotAllowed(_("Only an import decides when a challenge was published."))
    return published_at or database_now()


def _refuse_twin(source: str, source_key: str) -> None:
    twin = Challenge.objects.filter(source=source, source_key=source_key).first() if source_key else None
    if twin is not None:
        message = _("This challenge has been imported already.")
        raise Conflict(message, code="imported_already", url=twin.get_absolute_url())
