"""Templates of the innovation office and its limits of weights; the last challenges of the city are older than both."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from challenges.services.weights import set_weight_limits
from challenges.validation import WeightRange
from cms.models import ChallengeTemplate, TemplateCriterion, TemplateQuestion, TemplateRound
from cms.template_keeping import note_saved
from marketplace.accounts.models import User
from marketplace.management.demo import templates as words
from marketplace.management.demo.load.town import Town


def templates(town: Town) -> Iterator[None]:
    """Every template, kept by an officer of the innovation office."""
    office = town.office[0]
    set_weight_limits(actor=office, wanted={key: WeightRange(*limit) for key, limit in words.WEIGHT_LIMITS.items()})
    for row in words.TEMPLATES:
        _keep(office, row)
        yield


def _keep(office: User, row: words.Template) -> None:
    made = ChallengeTemplate(
        name_fa=row.name_fa,
        name_en=row.name_en,
        purpose_fa=row.purpose_fa,
        purpose_en=row.purpose_en,
        pilot_days=row.pilot_days,
        trl_min=row.trl_min,
        **{f"{section}_fa": _text(section, text) for section, text in row.texts_fa.items()},
    )
    made.rounds = [_round(row)]
    made.save()
    note_saved(made, actor=office, action="cms.template.created")


def _text(section: str, text: str) -> Any:
    field = ChallengeTemplate._meta.get_field(f"{section}_fa")
    return field.to_python([{"type": "text", "value": f"<p>{text}</p>"}])


def _round(row: words.Template) -> TemplateRound:
    item = TemplateRound(sort_order=0)
    item.questions = [
        TemplateQuestion(
            sort_order=place, text_fa=one.text_fa, hint_fa=one.hint_fa, word_limit=one.words, takes_file=one.takes_file
        )
        for place, one in enumerate(row.questions)
    ]
    item.criteria = [
        TemplateCriterion(
            sort_order=place,
            group=one.group,
            title_fa=one.title_fa,
            weight=one.weight,
            description_fa=one.description_fa,
        )
        for place, one in enumerate(row.criteria)
    ]
    return item
