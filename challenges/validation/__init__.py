"""Whether a content may be published: everything that is wrong with it, at once, each at its place. Pure.

Invariant: an empty answer means that the rows of the version will satisfy every constraint of the database and every
rule of the call; nothing is reported twice at the same place.
"""

from challenges.validation.judging import WeightLimits, WeightRange, group_totals
from challenges.validation.report import Report
from challenges.validation.rules import Thresholds, problems

__all__ = ["Report", "Thresholds", "WeightLimits", "WeightRange", "group_totals", "problems"]
