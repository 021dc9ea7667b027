"""How a draft begins: with nothing, from a template of the innovation office, or from an earlier challenge.

Invariants: only what the author may read is copied, which of others is what was published; dates and the Setad number
of the source are left behind; the source is recorded with the draft.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.db import transaction

from challenges.content import ChallengeContent, RoundContent, Words
from challenges.freezing import content_of as content_of_version
from challenges.models import Challenge
from challenges.permissions import can_view_challenge
from cms.content import SECTIONS, content_of
from cms.models import ChallengePage, ChallengeTemplate, Origin
from cms.permissions import can_begin_from_template
from cms.services import draft_challenge
from marketplace.accounts.models import Department
from marketplace.accounts.roles import Actor
from marketplace.text import clean

UNDATED: dict[str, Any] = {"questions_until": None, "closes_at": None, "opens_at": None, "decides_at": None}


@transaction.atomic
def begin_challenge(
    *,
    actor: Actor,
    department: Department,
    title: str,
    challenge: Challenge | None = None,
    template: ChallengeTemplate | None = None,
) -> ChallengePage:
    """A new draft of the department under this title, from at most one source; without a title, a challenge lends its
    own. Raises NotAllowed for who does not write for the department or may not read the source.
    """
    content, origin = blank(), None
    if challenge is not None:
        can_view_challenge(actor, challenge).require()
        content, origin = from_challenge(challenge, department), Origin(challenge=challenge)
    elif template is not None:
        can_begin_from_template(actor, template).require()
        content, origin = from_template(template), Origin(template=template)
    if named := clean(title):
        english = content.title.en if named == content.title.fa else ""
        content = replace(content, title=Words(named, english))
    return draft_challenge(actor=actor, department=department, content=ready_to_type(content), origin=origin)


def blank() -> ChallengeContent:
    """Nothing but one round of full proposals."""
    return ChallengeContent(title=Words(), summary=Words(), rounds=(RoundContent(**UNDATED),))


def from_template(template: ChallengeTemplate) -> ChallengeContent:
    """What a template says; a template has no title and no dates."""
    content = content_of(template)
    return content if content.rounds else replace(content, rounds=blank().rounds)


def from_challenge(challenge: Challenge, department: Department) -> ChallengeContent:
    """The published words of a challenge without its dates. Documents go along within a department only."""
    content = content_of_version(challenge.version)
    return replace(
        content,
        setad_number="",
        pilot_starts_at=None,
        rounds=tuple(replace(item, **UNDATED) for item in content.rounds),
        documents=content.documents if challenge.department_id == department.pk else (),
    )


def ready_to_type(content: ChallengeContent) -> ChallengeContent:
    """Every Persian section without words opens with an empty text."""
    empty = [{"type": "text", "value": ""}]
    unwritten = {f"{name}_fa": empty for name in SECTIONS if not getattr(content, f"{name}_html").fa}
    return replace(content, source={**content.source, **unwritten})
