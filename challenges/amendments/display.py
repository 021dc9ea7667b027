"""Changes in the words of the reader's language, for the diff of an amendment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from challenges.amendments.changes import Change, changes
from challenges.amendments.rules import Rule, rule_of
from challenges.content import Words
from challenges.freezing import content_of
from challenges.models import ChallengeVersion, Criterion
from marketplace.dates import format_datetime
from marketplace.digits import localised
from marketplace.money import toman_reading
from marketplace.taxonomy.models import Capability, Field
from vendors.models import CertificateClass


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One row of the diff, as components/diff.html shows it: `marked` texts carry <del> and <ins> themselves."""

    name: str
    label: str
    before: str | SafeString
    after: str | SafeString
    marked: bool
    material: bool


def diff(old_version: ChallengeVersion, new_version: ChallengeVersion) -> list[FieldChange]:
    """What differs between any two versions of a challenge, in the active language."""
    names = names_of(old_version) | names_of(new_version)
    return shown(changes(content_of(old_version), content_of(new_version), names))


def names_of(version: ChallengeVersion) -> dict[str, Words]:
    """The words of every code a version uses."""
    rows: list[Field | Capability | CertificateClass] = [
        *version.fields.all(),
        *version.capabilities.all(),
        *version.eligible_classes.all(),
    ]
    names = {row.code: Words(row.name_fa, row.name_en) for row in rows}
    return names | {str(row.number): Words(row.name_fa, row.name_en) for row in version.districts.all()}


def shown(found: Iterable[Change]) -> list[FieldChange]:
    """Frozen changes (`ChallengeVersion.changes`) in the active language."""
    return [_shown(change) for change in found]


def _shown(change: Change) -> FieldChange:
    rule = rule_of(change["path"])
    label = _label(change, rule)
    if "parts" in change:
        out, now = _marked(change["parts"], "out"), _marked(change["parts"], "in")
        return FieldChange(change["path"], label, out or "—", now or "—", True, change["material"])
    before, after = _value(change["before"], rule), _value(change["after"], rule)
    return FieldChange(change["path"], label, before, after, False, change["material"])


def _label(change: Change, rule: Rule) -> str:
    label = str(rule.label)
    if "of" in change and rule.pattern.rsplit(".", 1)[-1] not in ("title", "text"):
        label = _("%(label)s: %(item)s") % {"label": label, "item": _in_language(change["of"])}
    return _("%(label)s (English)") % {"label": label} if change.get("language") == "en" else label


def _marked(parts: list[list[str]], side: str) -> SafeString:
    """The text of one side, what is new or gone marked."""
    tag = "del" if side == "out" else "ins"
    pieces = (
        format_html("<{}>{}</{}>", tag, text, tag) if kind == side else text
        for kind, text in parts
        if kind in ("kept", side)
    )
    return format_html_join(" ", "{}", ((piece,) for piece in pieces))


def _value(value: Any, rule: Rule) -> str:
    language = get_language() or "fa"
    if value is None or value == "" or value == []:
        return "—"
    if rule.shown == "item":
        words = _in_language(value)
        return (
            words
            if value["weight"] is None
            else _("%(title)s, weight %(weight)s")
            % {"title": words, "weight": localised(str(value["weight"]), language)}
        )
    if rule.shown == "names":
        return _(", ").join(_in_language(item) for item in value)
    if rule.shown == "moment":
        return format_datetime(datetime.fromisoformat(value), "medium", language=language)
    if rule.shown == "money":
        return toman_reading(value, language=language)
    if rule.shown == "yes_no":
        return _("yes") if value else _("no")
    return _word(value, rule) or localised(str(value), language)


def _word(value: Any, rule: Rule) -> str:
    words: dict[str, str | Promise] = {}
    if rule.shown == "group":
        words = dict(Criterion.GROUPS)
    elif rule.shown == "procurement":
        words = dict(ChallengeVersion.PROCUREMENT)
    return str(words.get(value, ""))


def _in_language(words: dict[str, str]) -> str:
    return (words["en"] if get_language() == "en" else "") or words["fa"]
