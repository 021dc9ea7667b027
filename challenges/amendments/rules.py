"""The declared list: each value of a challenge, what it is called, whether a change of it is material, and how it is
shown. Pure.

Material is what a proposal answers or is judged by: the need and the outcome, what the city offers, who may apply,
money, readiness, questions and criteria. Titles, background, fields, hints, the English text (the Persian one counts)
and a later date are not: nothing that a proposal says becomes wrong by them.
"""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Rule:
    """`shown` is one of words · prose · plain · money · moment · names · group · procurement · yes_no · item."""

    pattern: str
    label: str | Promise
    material: bool
    shown: str


RULES: Final = (
    Rule("title", _("Title"), False, "words"),
    Rule("summary", _("Summary"), False, "words"),
    Rule("need_html", _("Need"), True, "prose"),
    Rule("outcome_html", _("Outcome wanted"), True, "prose"),
    Rule("context_html", _("Background"), False, "prose"),
    Rule("data_html", _("Data on offer"), True, "prose"),
    Rule("site_html", _("Site on offer"), True, "prose"),
    Rule("eligibility_html", _("Who may apply"), True, "prose"),
    Rule("intellectual_property", _("Intellectual property"), True, "words"),
    Rule("trl_min", _("Least readiness level"), True, "plain"),
    Rule("budget_ceiling", _("Budget ceiling"), True, "money"),
    Rule("currency_unit", _("Currency unit"), True, "plain"),
    Rule("procurement_class", _("Procurement class"), True, "procurement"),
    Rule("setad_number", _("Setad number"), False, "plain"),
    Rule("technical_minimum", _("Least technical score"), True, "plain"),
    Rule("pilot_days", _("Length of the pilot in days"), True, "plain"),
    Rule("pilot_starts_at", _("Start of the pilot"), False, "moment"),
    Rule("field_codes", _("Fields"), False, "names"),
    Rule("capability_codes", _("Capabilities"), False, "names"),
    Rule("district_numbers", _("Districts"), True, "names"),
    Rule("eligible_class_codes", _("Classes that may apply"), True, "names"),
    Rule("documents", _("Documents"), False, "names"),
    Rule("documents_removed", _("Documents"), True, "names"),
    Rule("rounds.*.questions_until", _("End of questions"), False, "moment"),
    Rule("rounds.*.closes_at", _("Deadline for proposals"), False, "moment"),
    Rule("rounds.*.opens_at", _("Opening"), False, "moment"),
    Rule("rounds.*.decides_at", _("Announcement of the result"), False, "moment"),
    Rule("rounds.*.kind", _("Kind of round"), True, "plain"),
    Rule("rounds.*.by_invitation", _("By invitation only"), True, "yes_no"),
    Rule("rounds.*.questions.*.item", _("Question to the startup"), True, "item"),
    Rule("rounds.*.questions.*.text", _("Question to the startup"), True, "words"),
    Rule("rounds.*.questions.*.hint", _("Hint of a question"), False, "words"),
    Rule("rounds.*.questions.*.word_limit", _("Word limit"), True, "plain"),
    Rule("rounds.*.questions.*.points", _("Points"), True, "plain"),
    Rule("rounds.*.questions.*.is_required", _("Answer required"), True, "yes_no"),
    Rule("rounds.*.questions.*.takes_file", _("Takes a file"), True, "yes_no"),
    Rule("rounds.*.criteria.*.item", _("Criterion"), True, "item"),
    Rule("rounds.*.criteria.*.title", _("Criterion"), True, "words"),
    Rule("rounds.*.criteria.*.description", _("Description of a criterion"), True, "words"),
    Rule("rounds.*.criteria.*.weight", _("Weight"), True, "plain"),
    Rule("rounds.*.criteria.*.group", _("Group of a criterion"), True, "group"),
    Rule("rounds.*.criteria.*.anchors.*", _("Scoring anchor"), True, "words"),
)
_EXACT: Final = {rule.pattern: rule for rule in RULES if "*" not in rule.pattern}


def rule_of(path: str) -> Rule:
    """The rule of a value; LookupError for a value the list does not declare, so that a new one cannot slip through
    unjudged.
    """
    found = _EXACT.get(path) or next((rule for rule in RULES if fnmatchcase(path, rule.pattern)), None)
    if found is None:
        raise LookupError(f"challenges.amendments.rules does not declare {path}")
    return found
