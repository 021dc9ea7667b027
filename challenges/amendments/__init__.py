"""Changes to a published challenge: what changed, whether it matters to those who already answered, and who must hear
of it.

Invariant: whether a change is material follows from the declared list in `rules`, never from what an editor calls it.
"""

from challenges.amendments.changes import Change, changes, classify, needs_confirmation
from challenges.amendments.deadline import to_working_day, with_minimum_deadline, with_time_for_round
from challenges.amendments.display import FieldChange, diff, names_of, shown
from challenges.amendments.hooks import on_material, run_material_hooks
from challenges.amendments.translation import english_is_stale

__all__ = [
    "Change",
    "FieldChange",
    "changes",
    "classify",
    "diff",
    "english_is_stale",
    "names_of",
    "needs_confirmation",
    "on_material",
    "run_material_hooks",
    "shown",
    "to_working_day",
    "with_minimum_deadline",
    "with_time_for_round",
]
