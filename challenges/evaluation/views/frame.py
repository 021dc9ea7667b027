"""What the pages of an evaluation share: the round with its panel, or 404; service problems renamed to form fields."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import F
from django.shortcuts import get_object_or_404

from challenges.evaluation.models import Panel
from challenges.evaluation.selectors.results import NUMBERS
from challenges.models import Challenge, Round
from marketplace.accounts.roles import Actor
from marketplace.errors import Invalid


def paneled_round(actor: Actor, reference: str, number: str = "") -> tuple[Challenge, Round, Panel]:
    """The challenge, its running round (or the numbered one, to look back) and the round's panel, or 404 while there is
    none. One query.
    """
    rows = Panel.objects.filter(
        round__challenge__in=Challenge.objects.visible_to(actor),
        round__challenge__reference=reference,
        round__number=int(number) if number in NUMBERS else F("round__challenge__current_round"),
    )
    panel: Panel = get_object_or_404(
        rows.select_related("round__challenge__department", "round__challenge__current_version")
    )
    return panel.round.challenge, panel.round, panel


def renamed(step: Callable[[], Any], name: Callable[[str], str]) -> Callable[[], Any]:
    """The step with the fields of its problems named as the form names them."""

    def taken() -> Any:
        try:
            return step()
        except Invalid as refusal:
            raise Invalid({name(field): problems for field, problems in refusal.fields.items()}) from refusal

    return taken
