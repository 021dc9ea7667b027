"""Lists and predicates agree: `visible_to` is compared with the permission function on every row, for every actor."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db.models import QuerySet

from marketplace.accounts.roles import Actor
from marketplace.decisions import Decision


def assert_lists_what_it_permits(
    rows: QuerySet[Any], may_see: Callable[[Actor, Any], Decision], actors: Mapping[str, Actor]
) -> None:
    """`rows.visible_to(actor)` holds exactly the rows for which `may_see(actor, row)` is positive.

    The test brings rows of every kind; a comparison in which some actor sees everything and none sees less proves
    nothing, so at least two actors must see different rows.
    """
    every = list(rows.all())
    assert every, "the comparison needs rows"
    seen = {}
    for name, actor in actors.items():
        listed = set(rows.visible_to(actor).values_list("pk", flat=True))  # type: ignore[attr-defined]
        permitted = {row.pk for row in every if may_see(actor, row)}
        assert listed == permitted, f"{name}: listed only {listed - permitted}, permitted only {permitted - listed}"
        seen[name] = frozenset(listed)
    assert len(set(seen.values())) > 1 or len(actors) == 1, "all actors see the same rows: add rows that set them apart"


def assert_refused_with_reason(decisions: Iterable[Decision]) -> None:
    """Each decision is a refusal that tells the person why."""
    for decision in decisions:
        assert not decision.ok
        assert str(decision.reason)
