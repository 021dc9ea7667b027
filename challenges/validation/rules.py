"""All rules together."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from challenges import limits
from challenges.content import ChallengeContent
from challenges.models import ProcurementClass
from challenges.validation.judging import WeightLimits, check_judging
from challenges.validation.report import Report
from challenges.validation.schedule import Calendar, check_schedule
from challenges.validation.texts import check_texts
from marketplace.money import LARGEST_AMOUNT, CurrencyUnit, in_rials


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Upper limits of the procurement classes of a year, in rials."""

    small_up_to: int
    medium_up_to: int

    def class_of(self, rials: int) -> ProcurementClass:
        """The class an amount belongs to."""
        if rials <= self.small_up_to:
            return ProcurementClass.SMALL
        return ProcurementClass.MEDIUM if rials <= self.medium_up_to else ProcurementClass.LARGE


def problems(
    content: ChallengeContent,
    *,
    first: bool,
    holidays: Container[date],
    published_at: datetime,
    thresholds: Thresholds | None = None,
    weight_limits: WeightLimits | None = None,
    previous: ChallengeContent | None = None,
    rounds_done: int = 0,
    imported: bool = False,
) -> dict[str, list[str]]:
    """Everything that keeps a cleaned content from being published: path → messages in the active language; empty
    when nothing does.

    `first` tells a first publication from an amendment, which brings the `previous` content and how many rounds are
    over. `thresholds` are those of the year of `published_at`; without them the budget's class is not checked.
    `weight_limits` are the innovation office's ranges for the groups of criteria.
    `imported` content comes from elsewhere with its own past: rules about periods, working days and completeness are
    relaxed, the order of dates and the weights are not.
    """
    report = Report()
    calendar = Calendar(published_at, holidays, None if first else previous, rounds_done, imported)
    check_texts(content, report, imported=imported)
    check_schedule(content, calendar, report)
    check_judging(content, report, imported=imported, weight_limits=weight_limits, previous=previous)
    _check_money(content, thresholds, report)
    _check_choices(content, report, imported=imported)
    return report.found


def _check_money(content: ChallengeContent, thresholds: Thresholds | None, report: Report) -> None:
    if content.procurement_class not in {item.value for item in ProcurementClass}:
        report.add("procurement_class", _("Choose one of the procurement classes."))
    if content.currency_unit not in {item.value for item in CurrencyUnit}:
        report.add("currency_unit", _("Choose one of the currency units."))
        return
    if content.budget_ceiling is None:
        return
    if not 0 < content.budget_ceiling <= LARGEST_AMOUNT:
        report.add("budget_ceiling", _("The budget ceiling must be more than zero."))
    elif thresholds is not None:
        right = thresholds.class_of(in_rials(content.budget_ceiling, content.currency_unit))
        if content.procurement_class != right:
            report.add("budget_ceiling", _class_message(right))


def _class_message(right: ProcurementClass) -> str:
    return {
        ProcurementClass.SMALL: _(
            "By this year's thresholds this budget belongs to the small class; change the class or the budget."
        ),
        ProcurementClass.MEDIUM: _(
            "By this year's thresholds this budget belongs to the medium class; change the class or the budget."
        ),
        ProcurementClass.LARGE: _(
            "By this year's thresholds this budget belongs to the large class; change the class or the budget."
        ),
    }[right]


def _check_choices(content: ChallengeContent, report: Report, *, imported: bool) -> None:
    if not content.field_codes and not imported:
        report.add("field_codes", _("Choose at least one field."))
    if len(content.field_codes) > limits.MOST_FIELDS:
        report.add("field_codes", _("Choose %(most)d fields at most.") % {"most": limits.MOST_FIELDS})
    if len(content.capability_codes) > limits.MOST_CAPABILITIES:
        report.add("capability_codes", _("Choose %(most)d capabilities at most.") % {"most": limits.MOST_CAPABILITIES})
    if content.trl_min is not None and not 1 <= content.trl_min <= 9:
        report.add("trl_min", _("A readiness level is between 1 and 9."))
    if not 0 <= content.technical_minimum <= limits.WEIGHTS_TOTAL:
        report.add("technical_minimum", _("The least technical score is between 0 and 100."))
