"""Where a refusal of publication is shown in the editor: path of the content → field of the form.

Invariant: no message is lost; one whose place the form does not show stands above the form, with the name of its
place before it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.forms import BaseForm
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from marketplace.digits import localised

FIELDS = {
    "field_codes": "city_fields",
    "capability_codes": "capabilities",
    "district_numbers": "districts",
    "eligible_class_codes": "eligible_classes",
}
SETS = {"rounds": "rounds", "questions": "questions", "criteria": "criteria", "documents": "document_items"}
ONE_OF = {
    "rounds": _("Round"),
    "questions": _("Question to the startup"),
    "criteria": _("Criterion"),
    "documents": _("Document"),
}
PLACES = {
    "rounds": _("Rounds"),
    "questions": _("Questions to the startup"),
    "criteria": _("Criteria"),
    "documents": _("Documents"),
    "title": _("title"),
    "summary": _("summary"),
    "need": _("need"),
    "outcome": _("outcome wanted"),
    "context": _("context"),
    "data": _("data on offer"),
    "site": _("site on offer"),
    "eligibility": _("who may apply"),
    "intellectual_property": _("intellectual property"),
    "change_note": _("what changed and why"),
    "closes_at": _("deadline"),
    "questions_until": _("questions until"),
    "opens_at": _("promised opening"),
    "decides_at": _("promised decision"),
    "weight": _("weight"),
    "word_limit": _("word limit"),
    "points": _("points"),
    "text": _("question"),
    "budget_ceiling": _("budget ceiling"),
    "procurement_class": _("procurement class"),
    "setad_number": _("Setad number"),
    "trl_min": _("least readiness level (TRL)"),
    "technical_minimum": _("least technical score (of 100)"),
    "pilot_days": _("length of the pilot in days"),
    "pilot_starts_at": _("promised start of the pilot"),
    "field_codes": _("city fields"),
    "capability_codes": _("capabilities wanted"),
    "district_numbers": _("districts"),
    "eligible_class_codes": _("certificate classes that may apply"),
    "kind": _("kind"),
    "by_invitation": _("by invitation only"),
    "hint": _("hint"),
    "description": _("description"),
    "group": _("group"),
    "anchors": _("what the scores mean"),
}


def show_problems(form: Any, problems: Mapping[str, Sequence[Any]]) -> None:
    """Put every message at its field, in the main form or in the form of a round, question, criterion or document."""
    placed = [(path, *_place(form, path.split(".")), messages) for path, messages in problems.items()]
    for path, target, name, messages in placed:  # a form set with an error no longer tells the order of its forms
        for message in messages:
            if name in target.fields:
                target.add_error(name, str(message))
            else:
                form.add_error(None, f"{place_name(path)}: {message}" if path else str(message))


def _place(form: Any, parts: list[str]) -> tuple[BaseForm, str]:
    """The form a path leads to, and the name of the field in it."""
    while len(parts) > 1 and parts[0] in SETS and parts[1].isdigit() and SETS[parts[0]] in form.formsets:
        shown = list(form.formsets[SETS[parts[0]]].ordered_forms)
        if int(parts[1]) >= len(shown):
            break
        form, parts = shown[int(parts[1])], parts[2:]
    return form, _field_name(form, parts)


def _field_name(form: BaseForm, parts: list[str]) -> str:
    base = ".".join(parts[:1]).removesuffix("_html")
    language = parts[1] if len(parts) > 1 and parts[1] in ("fa", "en") else "fa"
    names = (FIELDS.get(base, base), f"{base}_{language}", f"{base}_en" if language == "en" else base)
    wanted = (f"{base}_en",) if language == "en" else ()
    return next((name for name in (*wanted, *names) if name in form.fields), base)


def place_name(path: str) -> str:
    """A path in words: «Round 1, Criterion 3, weight»."""
    words: list[str] = []
    last = ""
    for part in path.split("."):
        if part.isdigit() and words:
            words[-1] = f"{ONE_OF.get(last, words[-1])} {localised(str(int(part) + 1), get_language() or 'fa')}"
        elif part not in ("fa", "en") and not part.isdigit():
            words.append(str(PLACES.get(part.removesuffix("_html"), part)))
            last = part
    return "، ".join(words)


def field_label(name: str) -> str:
    """What a field of the form, or a set of rows in it, is called."""
    base = next((path for path, field in (FIELDS | SETS).items() if field == name), name)
    return str(PLACES.get(base.removesuffix("_fa").removesuffix("_en"), base))
