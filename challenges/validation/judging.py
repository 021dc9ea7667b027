"""Rules of judging: the questions to the startup, and the criteria with their weights."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from challenges import limits
from challenges.content import ChallengeContent, CriterionContent, QuestionContent, RoundContent
from challenges.models import Criterion, CriterionGroup, RoundKind
from challenges.validation.report import Report
from challenges.validation.texts import check_length, require_persian

_KEY: Final = re.compile(r"[-a-zA-Z0-9_]{1,60}")
_SCORES: Final = frozenset("012345")


@dataclass(frozen=True, slots=True)
class WeightRange:
    """Between what the weights of a group of criteria must total in a round."""

    least: int = 0
    most: int = limits.WEIGHTS_TOTAL


WeightLimits = Mapping[str, WeightRange]
"""Group of criteria → its range, set by the innovation office; a group without one is free."""


def check_judging(
    content: ChallengeContent,
    report: Report,
    *,
    imported: bool,
    weight_limits: WeightLimits | None = None,
    previous: ChallengeContent | None = None,
) -> None:
    """Questions and criteria of every round. Weights that were published before keep the limits of their day."""
    for place, item in enumerate(content.rounds):
        _check_questions(f"rounds.{place}.questions", item.questions, report, imported=imported)
        _check_criteria(f"rounds.{place}.criteria", item, report)
        before = previous.rounds[place] if previous and place < len(previous.rounds) else None
        if not imported and (before is None or group_totals(before) != group_totals(item)):
            _check_groups(f"rounds.{place}.criteria", item, weight_limits or {}, report)


def group_totals(item: RoundContent) -> dict[str, int]:
    """What the criteria of each group weigh together in a round."""
    totals: dict[str, int] = {}
    for criterion in item.criteria:
        if _whole(criterion.weight):
            totals[criterion.group] = totals.get(criterion.group, 0) + criterion.weight
    return totals


def _check_groups(path: str, item: RoundContent, weight_limits: WeightLimits, report: Report) -> None:
    """Told at the weight of the group's first criterion, or of the whole list where the group has none."""
    totals, names = group_totals(item), dict(Criterion.GROUPS)
    for group, wanted in weight_limits.items():
        total = totals.get(group, 0)
        if wanted.least <= total <= wanted.most or (group == CriterionGroup.PRICE and item.kind != RoundKind.FULL):
            continue
        place = next((at for at, row in enumerate(item.criteria) if row.group == group), None)
        report.add(
            path if place is None else f"{path}.{place}.weight",
            _("Criteria of the group «%(group)s» total %(total)d; they must total between %(least)d and %(most)d.")
            % {"group": names[group], "total": total, "least": wanted.least, "most": wanted.most},
        )


def _check_questions(path: str, questions: Sequence[QuestionContent], report: Report, *, imported: bool) -> None:
    if not questions and not imported:
        report.add(path, _("Put at least one question to the startup."))
    if len(questions) > limits.MOST_QUESTIONS:
        report.add(path, _("Put %(most)d questions at most.") % {"most": limits.MOST_QUESTIONS})
    _check_keys(path, questions, report)
    least, most = limits.WORD_LIMIT_RANGE
    for place, question in enumerate(questions):
        require_persian(f"{path}.{place}.text.fa", question.text, report)
        check_length(f"{path}.{place}.text", question.text, limits.QUESTION_CHARACTERS, report)
        check_length(f"{path}.{place}.hint", question.hint, limits.NOTE_CHARACTERS, report)
        if not _whole(question.word_limit) or not least <= question.word_limit <= most:
            report.add(
                f"{path}.{place}.word_limit",
                _("The word limit must be between %(least)d and %(most)d.") % {"least": least, "most": most},
            )
        if not _whole(question.points) or not 0 <= question.points <= limits.WEIGHTS_TOTAL:
            report.add(f"{path}.{place}.points", _("Points are a whole number between 0 and 100."))


def _check_criteria(path: str, item: RoundContent, report: Report) -> None:
    if len(item.criteria) > limits.MOST_CRITERIA:
        report.add(path, _("Use %(most)d criteria at most.") % {"most": limits.MOST_CRITERIA})
    _check_keys(path, item.criteria, report)
    for place, criterion in enumerate(item.criteria):
        _check_criterion(f"{path}.{place}", criterion, report)
    groups = [criterion.group for criterion in item.criteria]
    if CriterionGroup.TECHNICAL not in groups:
        report.add(path, _("At least one criterion must be technical."))
    if groups.count(CriterionGroup.PRICE) > (1 if item.kind == RoundKind.FULL else 0):
        report.add(path, _("Price is one criterion, and only of full proposals: concepts have no price."))
    total = sum(criterion.weight for criterion in item.criteria if _whole(criterion.weight))
    if total != limits.WEIGHTS_TOTAL:
        report.add(path, _("The weights total %(total)d; they must total 100.") % {"total": total})


def _check_criterion(path: str, criterion: CriterionContent, report: Report) -> None:
    require_persian(f"{path}.title.fa", criterion.title, report)
    check_length(f"{path}.title", criterion.title, limits.SHORT_TITLE_CHARACTERS, report)
    check_length(f"{path}.description", criterion.description, limits.NOTE_CHARACTERS, report)
    if not _whole(criterion.weight) or not 1 <= criterion.weight <= limits.WEIGHTS_TOTAL:
        report.add(f"{path}.weight", _("A weight is a whole number between 1 and 100."))
    if criterion.group not in {group.value for group in CriterionGroup}:
        report.add(f"{path}.group", _("Choose one of the groups of criteria."))
    if not _SCORES.issuperset(criterion.anchors):
        report.add(f"{path}.anchors", _("Anchors describe the scores 0 to 5."))


def _check_keys(path: str, items: Sequence[QuestionContent | CriterionContent], report: Report) -> None:
    seen: set[str] = set()
    for place, item in enumerate(items):
        if not _KEY.fullmatch(item.key):
            report.add(f"{path}.{place}.key", _("The key must be made of Latin letters, digits and hyphens."))
        if item.key in seen:
            report.add(f"{path}.{place}.key", _("This key is used twice."))
        seen.add(item.key)


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
