"""What the innovation office's desk shows: openings, approvals, verifications, appeals, lateness, and the newest
steps in the journal. Seven queries besides those of every signed-in page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cms.drafts import DraftRow, waiting_for
from marketplace.accounts.models import User
from marketplace.clock import now
from marketplace.desks.selectors.columns import CallRow
from marketplace.plain import read, read_one
from vendors.selectors import WaitingFirm, firms_to_check

ROWS = 6
WAITS = 20
_ROUNDS = """
    WITH waiting AS MATERIALIZED (
        SELECT round.id, round.opens_at, call.reference, call.department_id, call.current_version_id, waits.*
        FROM challenges_round round
        JOIN challenges_challenge call ON call.id = round.challenge_id
        LEFT JOIN evaluation_panel panel ON panel.round_id = round.id
        LEFT JOIN (
            SELECT decision.round_id, min(appeal.id) AS appeal_id
            FROM evaluation_appeal appeal JOIN evaluation_decision decision ON decision.id = appeal.decision_id
            WHERE appeal.status = 'lodged' GROUP BY decision.round_id
        ) lodged ON lodged.round_id = round.id
        CROSS JOIN LATERAL (
            SELECT lodged.appeal_id, round.opened_at IS NULL AND round.closes_at <= %(moment)s
                    AND call.status IN ('open', 'closed') AS is_sealed,
                round.opened_at IS NOT NULL AND call.status = 'evaluating' AND panel.id IS NULL AS lacks_panel
        ) waits
        WHERE waits.is_sealed OR waits.lacks_panel OR waits.appeal_id IS NOT NULL
        ORDER BY round.opens_at, round.id LIMIT %(rows)s
    )
    SELECT waiting.opens_at, waiting.reference, waiting.is_sealed, waiting.lacks_panel, waiting.appeal_id,
        version.title_fa, version.title_en, department.name_fa AS department_fa, department.name_en AS department_en,
        (SELECT count(*) FROM proposals_proposal WHERE round_id = waiting.id
         AND status IN ('submitted', 'needs_confirmation', 'received')) AS received,
        (SELECT officer.full_name FROM proposals_opening opening
         JOIN accounts_user officer ON officer.id = opening.first_officer_id
         WHERE opening.round_id = waiting.id AND opening.opened_at IS NULL AND opening.expires_at > %(moment)s
         ORDER BY opening.id DESC LIMIT 1) AS begun_by
    FROM waiting
    JOIN challenges_challengeversion version ON version.id = waiting.current_version_id
    JOIN accounts_department department ON department.id = waiting.department_id
    ORDER BY waiting.opens_at, waiting.id
"""
_NEWEST_STEPS = """
    SELECT step.at, step.action, actor.id AS actor_id, actor.full_name, actor.email, actor.erased_at
    FROM journal_auditrecord step LEFT JOIN accounts_user actor ON actor.id = step.actor_id
    WHERE NOT step.confidential ORDER BY step.id DESC LIMIT %(rows)s
"""
_DEAD_LETTERS = "SELECT count(*) FROM journal_outboxmessage WHERE dead_at IS NOT NULL"


@dataclass(frozen=True, slots=True)
class OfficeDesk:
    """Everything the desk reads. `openings`, `without_panel` and `appealed` are rounds, rows of `_ROUNDS`: the last
    ones with the appeal that waits, the first ones with how many proposals came and who has begun the opening. `trail`
    has the columns of `_NEWEST_STEPS`.
    """

    openings: Sequence[Any]
    without_panel: Sequence[Any]
    appealed: Sequence[Any]
    approvals: Sequence[DraftRow]
    firms: Sequence[WaitingFirm]
    firm_count: int
    trail: Sequence[Any]
    dead_letters: int


def office_desk(actor: User) -> OfficeDesk:
    """The desk of an officer of the innovation office."""
    rounds = read(_ROUNDS, {"moment": now(), "rows": WAITS}, CallRow)
    firms = firms_to_check(ROWS)
    return OfficeDesk(
        openings=[row for row in rounds if row.is_sealed],
        without_panel=[row for row in rounds if row.lacks_panel],
        appealed=[row for row in rounds if row.appeal_id],
        approvals=waiting_for(actor),
        firms=firms,
        firm_count=firms[0].total if firms else 0,
        trail=read(_NEWEST_STEPS, {"rows": ROWS}),
        dead_letters=read_one(_DEAD_LETTERS, {})[0],
    )
