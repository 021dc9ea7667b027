"""The words for why a firm and a challenge fit, and what would make them fit. Pure but for the active language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from marketplace.digits import localised
from marketplace.text import as_written
from search.matching import Match, Reason, Why

FEWEST_WORDS = 2
"""One shared word alone convinces nobody."""


@dataclass(frozen=True, slots=True)
class Said:
    """A reason as `components/reasons.html` shows it; `note` says more, or what would help."""

    label: str
    note: str = ""


def told(match: Match, text: str = "") -> tuple[list[Said], list[Said]]:
    """What fits and what does not, in the reader's language, the weightiest first.

    Shared words are quoted as they stand in `text` (of the challenge, in the reader's language); those that do not are
    not told.
    """
    fits = [_fit(reason, text) for reason in match.fits if reason.why is not Why.WORDS]
    for place, reason in enumerate(match.fits):
        if reason.why is Why.WORDS and len(spoken := as_written(text, reason.names)) >= FEWEST_WORDS:
            fits.insert(place, Said(_("Both speak of %(names)s") % {"names": _list(tuple(spoken))}))
    return fits, [_miss(reason, text) for reason in match.misses if _is_worth_saying(reason)]


def _is_worth_saying(reason: Reason) -> bool:
    """Words that happen not to be shared, and having no record yet, are nothing to hold against anybody."""
    return reason.why not in (Why.WORDS, Why.RECORD, Why.EXPERIENCE)


def _fit(reason: Reason, text: str) -> Said:
    names = _list(reason.names)
    match reason.why:
        case Why.CAPABILITY:
            return Said(_("Capabilities it asks for: %(names)s") % {"names": names})
        case Why.FIELD:
            return Said(_("Same field: %(names)s") % {"names": names})
        case Why.READINESS:
            return Said(_("TRL %(has)s; %(wanted)s or more is asked for") % _levels(reason))
        case Why.DISTRICT:
            return Said(_("Works in %(names)s") % {"names": names})
        case Why.ELIGIBILITY:
            return Said(_("May apply as %(names)s") % {"names": names})
        case Why.EXPERIENCE:
            return Said(_("Finished a pilot like it: %(names)s") % {"names": names})
        case Why.TASTE if text.startswith(names):
            return Said(_("You want more such challenges"))
        case Why.TASTE:
            return Said(_("Like “%(names)s”, of which you want more") % {"names": names})
    return Said(_record(reason))


def _miss(reason: Reason, text: str) -> Said:
    names = _list(reason.names)
    match reason.why:
        case Why.CAPABILITY:
            return Said(
                _("None of the capabilities asked for: %(names)s") % {"names": names},
                _("Complete the profile if you have them."),
            )
        case Why.FIELD:
            return Said(_("Another field: %(names)s") % {"names": names})
        case Why.READINESS if reason.has is None:
            return Said(
                _("Readiness is not stated; TRL %(wanted)s is asked for") % _levels(reason),
                _("State it in the profile."),
            )
        case Why.READINESS:
            return Said(_("TRL %(has)s, while %(wanted)s is asked for") % _levels(reason))
        case Why.DISTRICT:
            return Said(_("Does not work in %(names)s yet") % {"names": names})
        case Why.TASTE if text.startswith(names):
            return Said(_("You said that it is not for you"))
        case Why.TASTE:
            return Said(_("Like “%(names)s”, which you said is not for you") % {"names": names})
    return Said(_("Only for %(names)s") % {"names": names}, _("A verified certificate of this class is needed."))


def _record(reason: Reason) -> str:
    pilots = reason.has or 0
    parts = [_("Verified: %(names)s") % {"names": _list(reason.names)}] if reason.names else []
    if pilots:
        said = ngettext("%(count)s finished pilot", "%(count)s finished pilots", pilots)
        parts.append(said % {"count": _number(pilots)})
    return "؛ ".join(parts) if get_language() == "fa" else "; ".join(parts)


def _levels(reason: Reason) -> dict[str, Any]:
    return {"has": _number(reason.has), "wanted": _number(reason.wanted)}


def _number(value: int | None) -> str:
    return localised(str(value or 0), get_language() or "fa")


def _list(names: tuple[str, ...]) -> str:
    return _(", ").join(names)
