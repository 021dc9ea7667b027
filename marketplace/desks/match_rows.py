"""Matches as the desks show them: challenges for a startup, startups for a challenge, each with both sides of the
reasons. Reads nothing from the database.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from marketplace.desks.presentation import where
from search import candidates
from search.matching import Why
from search.reasons import told
from search.selectors.matches import Pair

BRIEF_FITS, BRIEF_MISSES = 3, 1
ABLE = (Why.CAPABILITY, Why.FIELD, Why.RECORD)


def match_row(pair: Pair, *, brief: bool) -> dict[str, Any]:
    """A challenge that fits; on the desk only the weightiest reasons, on its own page all of them."""
    call = pair.challenge
    fits, misses = told(pair.match, f"{call.version.title} {call.version.summary}")
    return {
        "title": call.version.title,
        "url": call.get_absolute_url(),
        "text": call.version.summary,
        "meta": where(call),
        "deadline": call.closes_at,
        "fits": fits[:BRIEF_FITS] if brief else fits,
        "misses": misses[:BRIEF_MISSES] if brief else misses,
    }


def firm_row(pair: Pair) -> dict[str, Any]:
    """A startup worth inviting, and in a few words what speaks for it besides that it may apply."""
    text = f"{pair.challenge.version.title} {pair.challenge.version.summary}"
    able = replace(pair.match, reasons=tuple(reason for reason in pair.match.reasons if reason.why in ABLE))
    return candidates.row(pair, text) | {"note": next((said.label for said in told(able)[0]), "")}
