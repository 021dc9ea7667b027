"""The innovation office's limits of weights.

Invariant: the ranges of the groups can be met together: their least total 100 at most, their most 100 at least.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from challenges import limits, permissions
from challenges.models import CriterionGroup, WeightLimit
from challenges.validation import WeightRange
from marketplace.accounts.roles import Actor
from marketplace.errors import Invalid
from marketplace.journal import services as journal

FREE = WeightRange()


@transaction.atomic
def set_weight_limits(*, actor: Actor, wanted: Mapping[str, WeightRange]) -> int:
    """Set the range of every group that is named; returns how many changed. What was published keeps its weights.

    Each group that changes is a row of its own in the journal. Raises NotAllowed for anybody but the office, Invalid
    by the group's field for ranges that are out of order or cannot be met together.
    """
    permissions.can_set_weight_limits(actor).require()
    held = {row.group: row for row in WeightLimit.objects.select_for_update()}
    ranges = {group: WeightRange(row.least, row.most) for group, row in held.items()} | dict(wanted)
    _check(ranges)
    return sum(_set(actor, held.get(group), group, wanted[group]) for group in wanted)


def _check(ranges: Mapping[str, WeightRange]) -> None:
    problems = {
        f"{group}_most": [_("Both are whole numbers from 0 to 100, the first no more than the second.")]
        for group, limit in ranges.items()
        if not 0 <= limit.least <= limit.most <= limits.WEIGHTS_TOTAL
    }
    if problems:
        raise Invalid(problems)
    whole = [ranges.get(group.value, FREE) for group in CriterionGroup]
    if sum(limit.least for limit in whole) > limits.WEIGHTS_TOTAL:
        raise Invalid({"": [_("The least weights together are more than 100; no challenge could meet them.")]})
    if sum(limit.most for limit in whole) < limits.WEIGHTS_TOTAL:
        raise Invalid({"": [_("The most weights together are less than 100; no challenge could meet them.")]})


def _set(actor: Actor, held: WeightLimit | None, group: str, limit: WeightRange) -> bool:
    before = {"least": held.least, "most": held.most} if held else {"least": FREE.least, "most": FREE.most}
    after = {"least": limit.least, "most": limit.most}
    if before == after:
        return False
    row = WeightLimit(group=group, **after)
    row.save(force_insert=held is None, force_update=held is not None)
    journal.record(actor=actor, action="challenges.weights.limited", subject=row, before=before, after=after)
    return True
