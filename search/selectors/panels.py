"""Facet groups and removable chips, as the components want them. Pure but for the words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from marketplace.dates import format_date
from marketplace.forms import language
from search import facets, labels
from search.engines.contract import SearchResponse
from search.selectors.state import State

OPEN_GROUPS = 4
"""So many groups are unfolded from the start, and those in which something is chosen."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet; `checked` when it is chosen."""

    value: str
    label: str
    count: int
    checked: bool


@dataclass(frozen=True, slots=True)
class Group:
    """One facet."""

    name: str
    title: str
    options: list[Choice]
    open: bool


@dataclass(frozen=True, slots=True)
class Chip:
    """Something that narrows the list; `url` takes it off."""

    label: str
    url: str


def groups(answer: SearchResponse, state: State, names: Sequence[str], words: labels.Labels) -> list[Group]:
    """The facets with their values and counts; chosen values stay, also when nothing is left of them."""
    found: list[Group] = []
    for name in names:
        chosen = state.chosen.get(name, ())
        counts = dict.fromkeys(chosen, 0) | dict(answer.facets.get(name, {}))
        options = [
            Choice(value, words.of(name, value), count, value in chosen)
            for value, count in facets.ordered(name, counts)
        ]
        if len(options) > 1 or chosen:
            found.append(Group(name, str(labels.TITLES[name]), options, open=bool(chosen) or len(found) < OPEN_GROUPS))
    return found


def chips(state: State, words: labels.Labels) -> list[Chip]:
    """Everything that narrows the list, in the order of the facets."""
    found = [
        Chip(words.of(name, value), state.without(name, value))
        for name in facets.ALL
        for value in state.chosen.get(name, ())
    ]
    if state.published_from:
        day = format_date(state.published_from, language=language())
        found.append(Chip(_("Published from %(day)s") % {"day": day}, state.without("published_from")))
    if state.published_to:
        day = format_date(state.published_to, language=language())
        found.append(Chip(_("Published until %(day)s") % {"day": day}, state.without("published_to")))
    return found
