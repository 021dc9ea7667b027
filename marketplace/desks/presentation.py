"""Rows of several rooms as the components of a page want them. Reads nothing from the database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from challenges.models import Challenge
from challenges.pilots.models import Pilot, Verdict
from cms.models import StoryPage
from marketplace.dates import format_date
from marketplace.desks.rows import address
from marketplace.digits import localised
from marketplace.face.language import language

VERDICT_CHIPS = {
    Verdict.SCALE.value: ("arrows-maximize", "good"),
    Verdict.BUY.value: ("shopping-cart", "good"),
    Verdict.STOP.value: ("circle-x", "bad"),
}


def district_words(numbers: Sequence[int]) -> str:
    """«District 12», «Districts 17 and 18», «The whole city»."""
    if not numbers:
        return _("The whole city")
    shown = [localised(str(number), language()) for number in sorted(numbers)]
    listed = (
        shown[0]
        if len(shown) == 1
        else _("%(first)s and %(last)s") % {"first": _(", ").join(shown[:-1]), "last": shown[-1]}
    )
    return ngettext("District %(numbers)s", "Districts %(numbers)s", len(shown)) % {"numbers": listed}


def where(call: Challenge) -> list[dict[str, str]]:
    """Whose challenge it is and in which districts."""
    return [
        {"icon": "building", "label": call.department.name},
        {"icon": "map-pin", "label": district_words([row.number for row in call.version.districts.all()])},
    ]


def challenge_cards(calls: Iterable[Challenge]) -> list[dict[str, Any]]:
    """Cards of challenges with their deadline; rows come from `for_list()`."""
    return [
        {
            "title": call.version.title,
            "url": call.get_absolute_url(),
            "meta": where(call),
            "deadline": call.closes_at,
        }
        for call in calls
    ]


def verdict_chip(pilot: Pilot) -> dict[str, Any]:
    """The verdict of an ended pilot in one word."""
    icon, tone = VERDICT_CHIPS.get(pilot.verdict, ("circle-x", "bad"))
    label = pilot.get_verdict_display() if pilot.verdict else _("Ended early")
    return {"label": label, "icon": icon, "tone": tone}


def result_cards(pilots: Iterable[Pilot], stories: Iterable[StoryPage]) -> list[dict[str, Any]]:
    """Cards of published results, then of stories."""
    cards = [
        {
            "title": pilot.challenge.version.title,
            "url": address("pilots:detail", pilot.public_id),
            "text": _short(pilot.learned or pilot.public_reason),
            "chip": verdict_chip(pilot),
            "foot": [
                pilot.vendor.name,
                format_date(pilot.ended_at, "short", language=language()) if pilot.ended_at else "",
            ],
        }
        for pilot in pilots
    ]
    cards += [
        {
            "title": story.words,
            "url": story.url,
            "text": _short(story.intro),
            "chip": {"label": _("Story"), "icon": "book", "tone": ""},
            "foot": [story.author],
        }
        for story in stories
    ]
    return cards


def _short(text: str, limit: int = 140) -> str:
    if len(text) <= limit:
        return text
    return text[:limit].rsplit(" ", 1)[0] + "…"


def steps(words: Sequence[dict[str, str]]) -> list[dict[str, str]]:
    """How it works: the editors' words, or the product's own."""
    return list(words) or [
        {
            "title": _("Find a challenge"),
            "text": _("We tell you which challenge fits what you can do, and where it does not."),
        },
        {
            "title": _("Send a sealed proposal"),
            "text": _("Until the day of the opening nobody sees it, not even the administrators of this site."),
        },
        {
            "title": _("Be judged by clear criteria"),
            "text": _("The weights are known from the start, and everybody gets feedback."),
        },
        {
            "title": _("Try it in the city"),
            "text": _("Chosen proposals become pilots, and the result is published, even when it is not good."),
        },
    ]


def search_address(**parameters: str) -> str:
    """The list of challenges with a filter set."""
    query = "&".join(f"{name}={value}" for name, value in parameters.items())
    return f"{reverse('search:challenges')}?{query}" if query else reverse("search:challenges")
