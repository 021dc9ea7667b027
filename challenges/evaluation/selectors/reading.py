"""An opened proposal as its readers see it: through the one door of the seal, answers beside their questions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from challenges.evaluation.rounds import questions_of
from challenges.models import ProposalQuestion
from challenges.proposals.models import Proposal
from challenges.proposals.presentation import sent_partners
from challenges.proposals.sealing import read_content
from marketplace.face.language import language
from marketplace.face.words import filesize


@dataclass(frozen=True, slots=True)
class Part:
    """A question with its answer and the files given for it."""

    question: ProposalQuestion
    answer: str
    files: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was submitted. In a blind panel the team and the partners are left out, since they name the startup."""

    parts: list[Part]
    team: list[dict[str, str]]
    partners: list[dict[str, str]]
    files: list[dict[str, Any]]


def reading_of(actor: Any, proposal: Proposal, *, blind: bool = False) -> Reading:
    """Read the proposal. Raises NotAllowed with the reason: sealed, not on the panel, or no declaration yet."""
    content = read_content(actor=actor, proposal=proposal)
    files = content.get("files", [])
    parts = [
        Part(
            question,
            content["answers"].get(question.key, ""),
            [_document(row) for row in files if row["question"] == question.key],
        )
        for question in questions_of(proposal)
    ]
    loose = [_document(row) for row in files if row["question"] not in {part.question.key for part in parts}]
    team, partners = ([], []) if blind else (content.get("team", []), sent_partners(content))
    return Reading(parts, team, partners, loose)


def _document(entry: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": entry["name"],
        "note": filesize(entry["size"], language()),
        "icon": "file-text",
        "url": reverse("files:download", args=(entry["id"],)),
    }
