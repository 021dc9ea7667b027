"""The names of the places a sealed value belongs to: a ciphertext moved to another proposal, field or number does not
open.
"""

from __future__ import annotations

from uuid import UUID


def answer(proposal_id: UUID, question_key: str) -> str:
    """The working text of one answer."""
    return f"{proposal_id}:answer:{question_key}"


def team(proposal_id: UUID) -> str:
    """A team member."""
    return f"{proposal_id}:team"


def partner(proposal_id: UUID, partner_id: UUID) -> str:
    """A partner's legal id and share."""
    return f"{proposal_id}:partner:{partner_id}"


def file_name(proposal_id: UUID, attachment_id: UUID) -> str:
    """The name of a file."""
    return f"{proposal_id}:file:{attachment_id}"


def arriving(proposal_id: UUID, upload_id: UUID) -> str:
    """The name of a file that has not arrived whole yet, and what it is for."""
    return f"{proposal_id}:arriving:{upload_id}"


def price(proposal_id: UUID) -> str:
    """The working price envelope."""
    return f"{proposal_id}:price"


def submitted_content(proposal_id: UUID, number: int) -> str:
    """The content of one submission."""
    return f"{proposal_id}:submission:{number}:content"


def submitted_price(proposal_id: UUID, number: int) -> str:
    """The price envelope of one submission."""
    return f"{proposal_id}:submission:{number}:price"
