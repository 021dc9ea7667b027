"""Which solution of the startup was tried, or came of the pilot: named by the startup's own people."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from challenges.pilots.models import Pilot
from challenges.pilots.permissions import can_name_solution
from marketplace.errors import Invalid
from marketplace.journal.services import record
from vendors.models import Solution


@transaction.atomic
def name_solution(*, actor: Any, pilot: Pilot, solution: Solution | None) -> Pilot:
    """Tie the pilot to a solution of the firm, whose page then carries the result; None unties it. Naming the same
    again changes nothing. Raises NotAllowed, and Invalid for somebody else's solution.
    """
    held = Pilot.objects.select_for_update(of=("self",)).select_related("challenge", "vendor").get(pk=pilot.pk)
    can_name_solution(actor, held).require()
    if solution is not None and solution.vendor_id != held.vendor_id:
        raise Invalid({"solution": _("Choose a solution of your own startup.")})
    before, after = held.solution_id, solution.pk if solution is not None else None
    if before == after:
        return held
    held.solution = solution
    held.save(update_fields=["solution"])
    record(actor=actor, action="pilots.pilot.solution_named", subject=held, case=held.challenge)
    return held
