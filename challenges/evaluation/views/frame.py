"""What the pages of an evaluation share: the round with its panel, or 404; service problems renamed to form fields."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404

from challenges.evaluation.models import Panel
from challenges.evaluation.selectors.rounds import panel_of
from challenges.models import Challenge, Round
from challenges.proposals.views.frame import current_round
from marketplace.accounts.roles import Actor
from marketplace.errors import Invalid


def paneled_round(actor: Actor, reference: str) -> tuple[Challenge, Round, Panel]:
    """The challenge, its running round and the round's panel, or 404 while there is none."""
    challenge, round_ = current_round(actor, reference)
    panel = panel_of(round_)
    if panel is None:
        raise Http404
    return challenge, round_, panel


def renamed(step: Callable[[], Any], name: Callable[[str], str]) -> Callable[[], Any]:
    """The step with the fields of its problems named as the form names them."""

    def taken() -> Any:
        try:
            return step()
        except Invalid as refusal:
            raise Invalid({name(field): problems for field, problems in refusal.fields.items()}) from refusal

    return taken
